"""Reads of the register that a page combines; rows are frozen and know no database."""
