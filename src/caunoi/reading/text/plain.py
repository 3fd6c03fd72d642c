"""Plain text: the file exactly as decoded."""

from caunoi.domain.documents import Document
from caunoi.reading.text.encodings import decode, looks_like_text

_HEAD = 4096


class PlainTextReader:
    """Takes whatever is text or says by its name that it is; asked last."""

    name = "plain text"
    media_type = "text/plain"
    suffixes = (".txt", ".text")

    def accepts(self, data: bytes, name: str) -> bool:
        return name.lower().endswith(self.suffixes) or looks_like_text(data[:_HEAD])

    def read(self, data: bytes, name: str) -> Document:
        decoded = decode(data)
        return Document(name=name, text=decoded.text, media_type=self.media_type, notes=decoded.notes)
