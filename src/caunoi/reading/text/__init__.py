"""Plain text and tables in plain text."""
