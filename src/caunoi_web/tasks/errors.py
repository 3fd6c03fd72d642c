"""What can go wrong with work in the background."""


class LeaseLost(Exception):
    """Another worker has taken the work up; this one's result must not be written."""
