"""Reads of the attention app."""
