"""Pages about signing in and out."""
