"""Forms of signing."""
