"""Bytes in, Document out: one file per format behind one Protocol."""

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.readers import READERS, media_type_of, read

__all__ = ["READERS", "UnreadableDocument", "media_type_of", "read"]
