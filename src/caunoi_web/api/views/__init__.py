"""Pages about the API: the description of its operations, one's own tokens."""
