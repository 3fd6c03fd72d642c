"""Bytes in, Document out: one file per format behind one Protocol."""

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.readers import read

__all__ = ["UnreadableDocument", "read"]
