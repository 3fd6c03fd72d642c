"""Chooses the reader for a file, and answers for what it raises."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from caunoi.domain.documents import Document
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.foreign import foreign_kind
from caunoi.reading.legacy.documents import in_unicode
from caunoi.reading.mail.reader import MailReader
from caunoi.reading.pdf.reader import PdfReader
from caunoi.reading.reader import Reader
from caunoi.reading.scans.reader import PICTURE_READERS
from caunoi.reading.sheets.reader import OdsReader, XlsReader, XlsxReader
from caunoi.reading.text.delimited import DelimitedReader
from caunoi.reading.text.plain import PlainTextReader
from caunoi.reading.web.reader import WebPageReader
from caunoi.reading.word.reader import WordReader

MAX_BYTES = 50 * 1024 * 1024

READERS: tuple[Reader, ...] = (
    PdfReader(),
    *PICTURE_READERS,
    WordReader(),
    XlsxReader(),
    OdsReader(),
    XlsReader(),
    MailReader(),
    WebPageReader(),
    DelimitedReader(),
    PlainTextReader(),
)
"""In the order in which they are asked: content that cannot be mistaken first, names last."""

_UNKNOWN = "application/octet-stream"


def read(
    data: bytes, name: str, *, max_bytes: int = MAX_BYTES, readers: Sequence[Reader] = READERS
) -> Document:
    """Read a file's bytes; ``name`` is its file name and decides only where the content is silent.

    ``readers`` are asked in their order; put a reader of your own in front of ``READERS``.

    Raises ``UnreadableDocument`` and nothing else, whatever the bytes are.
    """
    _check_size(data, max_bytes)
    foreign = foreign_kind(data)
    if foreign is not None:
        raise foreign.refuse()
    reader = _reader_for(data, name, readers)
    if reader is None:
        raise _unknown()
    document = _read_safely(reader, data, name)
    if not document.text.strip():
        raise UnreadableDocument("empty", f"There is no text in this file ({reader.name}).")
    document = in_unicode(document)
    return replace(document, notes=(*_name_notes(reader, name), *document.notes))


def media_type_of(data: bytes, name: str) -> str:
    """The IANA media type of a file by its content, of refused kinds too."""
    foreign = foreign_kind(data)
    if foreign is not None:
        return foreign.media_type
    reader = _reader_for(data, name, READERS)
    return reader.media_type if reader else _UNKNOWN


def _check_size(data: bytes, max_bytes: int) -> None:
    if not data.strip():
        raise UnreadableDocument(
            "empty", "The file is empty or holds only blanks. Check that it was saved, and upload it again."
        )
    if len(data) > max_bytes:
        size, most = len(data) / 2**20, max_bytes / 2**20
        raise UnreadableDocument(
            "too-large",
            f"The file has {size:.1f} MB, at most {most:.0f} can be read. Split it or save smaller pictures.",
        )


def _reader_for(data: bytes, name: str, readers: Sequence[Reader]) -> Reader | None:
    return next((reader for reader in readers if reader.accepts(data, name)), None)


def _read_safely(reader: Reader, data: bytes, name: str) -> Document:
    try:
        return reader.read(data, name)
    except UnreadableDocument:
        raise
    except BaseException as fault:
        if not _is_parser_fault(fault):
            raise
        raise UnreadableDocument(
            "truncated",
            f"The file ({reader.name}) is damaged, or was made in a way that cannot be read. "
            "Open it in its own program, save it again and upload that.",
        ) from fault


def _is_parser_fault(fault: BaseException) -> bool:
    """A panic of a parser written in Rust is no ``Exception``, unlike Ctrl-C and the like."""
    return isinstance(fault, Exception) or type(fault).__name__ == "PanicException"


def _name_notes(reader: Reader, name: str) -> tuple[str, ...]:
    suffix = PurePath(name).suffix.lower()
    others = {ending for other in READERS for ending in other.suffixes if other is not reader}
    if suffix not in others or suffix in reader.suffixes:
        return ()
    return (f"The name ends in {suffix}, but by its content the file is another kind: {reader.name}.",)


def _unknown() -> UnreadableDocument:
    names = ", ".join(reader.name for reader in READERS)
    return UnreadableDocument(
        "unknown-type",
        f"This is none of the kinds of files that can be read ({names}), or it is damaged. "
        "Save it in one of these formats and upload that.",
    )
