"""A whole register of organisations, looked up by name: ROR or a list of one's own."""
