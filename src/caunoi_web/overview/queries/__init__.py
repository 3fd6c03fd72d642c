"""Reads of the overview; nothing here writes."""
