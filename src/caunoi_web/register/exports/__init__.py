"""The brief about a partner as files."""
