"""Views of the activities app, by noun."""
