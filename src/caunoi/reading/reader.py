"""What every reader of a format offers."""

from typing import Protocol

from caunoi.domain.documents import Document


class Reader(Protocol):
    """Reads one file format.

    ``name`` is what people call the format, ``media_type`` its IANA name and
    ``suffixes`` the endings of file names it goes by, lower case with the dot.
    """

    @property
    def name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    def accepts(self, data: bytes, name: str) -> bool:
        """True when the content (and only where that is silent, the name) is of this format."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """Turn the bytes into a document.

        Raises ``UnreadableDocument`` for faults that can be told apart. Anything else that
        a parser raises on damaged bytes is turned into one by ``caunoi.reading.read``.
        """
        ...
