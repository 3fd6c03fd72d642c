"""Chooses the reader for a file."""

from caunoi.domain.documents import Document


def read(data: bytes, name: str) -> Document:
    """Read a file's bytes; ``name`` is its file name. Raises ``UnreadableDocument``."""
    return Document(name=name, text=data.decode("utf-8"))
