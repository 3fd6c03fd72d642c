"""Reads of the public page: which records, which fields, how many."""
