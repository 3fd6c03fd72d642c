"""Reads of the activities app that a page combines; rows are frozen and know no database."""
