"""Rows of registers in every layout they come in; one file per layout."""

from caunoi.extraction.layouts.choice import find_records

__all__ = ["find_records"]
