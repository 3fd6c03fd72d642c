"""Reads of the reports; nothing here writes."""
