"""Reads cooperation documents and says what was agreed, with the words it was read from."""

__version__ = "0.1.0"
