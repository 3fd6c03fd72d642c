"""Reads what each side of an agreement promises, each with its words: a layer over extraction."""

from caunoi.commitments.reader import read_commitments

__all__ = ["read_commitments"]
