"""Bytes in, Document out: one file per format behind one Protocol."""

from caunoi.reading.bundles.member import Member
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.readers import READERS, media_type_of, read
from caunoi.reading.readings import Reading, members_of, read_all

__all__ = [
    "READERS",
    "Member",
    "Reading",
    "UnreadableDocument",
    "media_type_of",
    "members_of",
    "read",
    "read_all",
]
