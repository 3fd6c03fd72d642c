"""Recognises files that are no documents this version reads, and says what to do instead."""

from dataclasses import dataclass

from caunoi.reading import archives, ole
from caunoi.reading.errors import UnreadableDocument

_OCR = "Save it as PNG, JPEG or TIFF, whose text can be recognised (OCR), or upload the original."
_AS_DOCX = "Open it and save it as .docx, then upload that."
_AS_PDF = "Open it and save it as PDF, then upload that."
_AS_XLSX = "Open it and save it as .xlsx, then upload that."
_AS_ZIP = "Unpack it and upload the files inside, or pack them as a ZIP archive."
_AS_EML = "Save it as .eml (or drag it out of a mail program that does), then upload that."
_NO_TEXT = "It holds no text that could be read."
_OOXML = "application/vnd.openxmlformats-officedocument"
_DAMAGED = "Open it in the program it came from, save it again and upload that."


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that is refused: its media type, what it is, what to do, and the error code."""

    media_type: str
    what: str
    advice: str
    code: str = "wrong-type"

    def refuse(self) -> UnreadableDocument:
        """The error to raise."""
        return UnreadableDocument(self.code, f"This is {self.what}. {self.advice}")


_BY_START: tuple[tuple[bytes, Foreign], ...] = (
    (b"GIF87a", Foreign("image/gif", "a picture (GIF)", _OCR)),
    (b"GIF89a", Foreign("image/gif", "a picture (GIF)", _OCR)),
    (b"8BPS\0", Foreign("image/vnd.adobe.photoshop", "a picture (Photoshop)", _OCR)),
    (b"AT&TFORM", Foreign("image/vnd.djvu", "a scan (DjVu)", _OCR)),
    (b"{\\rtf", Foreign("application/rtf", "a rich text file (RTF)", _AS_DOCX)),
    (b"%!PS", Foreign("application/postscript", "a PostScript file", _AS_PDF)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("application/x-7z-compressed", "a 7-Zip archive", _AS_ZIP)),
    (b"Rar!\x1a\x07", Foreign("application/vnd.rar", "a RAR archive", _AS_ZIP)),
    (b"\x1f\x8b", Foreign("application/gzip", "a gzip archive", _AS_ZIP)),
    (b"BZh91AY&SY", Foreign("application/x-bzip2", "a bzip2 archive", _AS_ZIP)),
    (b"\xfd7zXZ\0", Foreign("application/x-xz", "an xz archive", _AS_ZIP)),
    (b"ID3\x03", Foreign("audio/mpeg", "a sound file", _NO_TEXT)),
    (b"ID3\x04", Foreign("audio/mpeg", "a sound file", _NO_TEXT)),
    (b"OggS\0", Foreign("audio/ogg", "a sound or video file", _NO_TEXT)),
    (b"\x1aE\xdf\xa3", Foreign("video/x-matroska", "a video file", _NO_TEXT)),
    (b"MZ\x90\0", Foreign("application/vnd.microsoft.portable-executable", "a Windows program", _NO_TEXT)),
    (b"\x7fELF", Foreign("application/x-executable", "a program", _NO_TEXT)),
    (b"SQLite format 3\0", Foreign("application/vnd.sqlite3", "a database", _NO_TEXT)),
)
_BY_FORM: dict[bytes, Foreign] = {
    b"WEBP": Foreign("image/webp", "a picture (WebP)", _OCR),
    b"WAVE": Foreign("audio/wav", "a sound file", _NO_TEXT),
    b"AVI ": Foreign("video/x-msvideo", "a video file", _NO_TEXT),
}
_BY_BRAND: dict[bytes, Foreign] = {
    b"heic": Foreign("image/heic", "a picture (HEIC)", _OCR),
    b"mif1": Foreign("image/heic", "a picture (HEIC)", _OCR),
    b"avif": Foreign("image/avif", "a picture (AVIF)", _OCR),
}
_VIDEO = Foreign("video/mp4", "a video file", _NO_TEXT)
ZIP_ARCHIVE = Foreign(
    "application/zip",
    "a ZIP archive",
    "It holds documents of its own; unpack it to read one of them by itself.",
)
"""Not one document but several: ``caunoi.reading.read_all`` reads them."""

_CUT_ZIP = Foreign(
    "application/zip",
    "a Word, Excel or ZIP file whose end is missing, so that it cannot be opened",
    "Save or download it again.",
    "truncated",
)
_BROKEN_BOOK = Foreign(
    f"{_OOXML}.spreadsheetml.sheet",
    "a workbook (.xlsx) with parts missing, so that it cannot be opened",
    "Open it in Excel or LibreOffice, save it again and upload that, or get it anew from where it came from.",
    "broken-workbook",
)
_BROKEN_OFFICE = Foreign(
    "application/zip",
    "a Word or Excel file with parts missing, so that it cannot be opened",
    _DAMAGED,
    "truncated",
)
_LOCKED = Foreign(
    "application/x-ole-storage", "an office file protected by a password", "Save it without one.", "encrypted"
)
_OLE = Foreign("application/x-ole-storage", "an old office file of unknown kind, or a damaged one", _DAMAGED)
_BY_STREAM: tuple[tuple[str, Foreign], ...] = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", Foreign("application/msword", "an old Word document (.doc)", _AS_DOCX)),
    ("PowerPoint Document", Foreign("application/vnd.ms-powerpoint", "an old presentation (.ppt)", _AS_PDF)),
    (
        "__properties_version1.0",
        Foreign("application/vnd.ms-outlook", "a mail saved by Outlook (.msg)", _AS_EML),
    ),
)
_BY_PART: tuple[tuple[str, Foreign], ...] = (
    (
        "ppt/",
        Foreign(f"{_OOXML}.presentationml.presentation", "a presentation (.pptx)", _AS_PDF),
    ),
    (
        "xl/workbook.bin",
        Foreign("application/vnd.ms-excel.sheet.binary.macroenabled.12", "an .xlsb workbook", _AS_XLSX),
    ),
)
_BY_MIMETYPE: tuple[tuple[bytes, Foreign], ...] = (
    (b"opendocument.text", Foreign("application/vnd.oasis.opendocument.text", "an .odt text", _AS_DOCX)),
    (
        b"opendocument.presentation",
        Foreign("application/vnd.oasis.opendocument.presentation", "slides (.odp)", _AS_PDF),
    ),
    (b"epub+zip", Foreign("application/epub+zip", "an e-book (EPUB)", _AS_PDF)),
)
_CONTENTS = "[Content_Types].xml"  # every file of Word and Excel has it
_READABLE_PARTS = ("word/", "xl/workbook.xml")
_READABLE_STREAMS = {"Workbook", "Book"}


def foreign_kind(data: bytes) -> Foreign | None:
    """What kind of refused file this is by its content; none for anything that may be readable."""
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(ole.MAGIC):
        return _ole_kind(ole.streams_in(data))
    if data.startswith(b"RIFF"):
        return _BY_FORM.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _BY_BRAND.get(data[8:12], _VIDEO)
    return next((kind for start, kind in _BY_START if data.startswith(start)), None)


def _zip_kind(data: bytes) -> Foreign | None:
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    names = archives.names_in(data)
    if not names:
        return ZIP_ARCHIVE if data.startswith(b"PK\x05\x06") else _CUT_ZIP
    if any(name.startswith(_READABLE_PARTS) for name in names):
        return None
    head = data[:200]
    if b"opendocument.spreadsheet" in head:
        return None
    by_part = (kind for start, kind in _BY_PART if any(name.startswith(start) for name in names))
    by_mimetype = (kind for mark, kind in _BY_MIMETYPE if mark in head)
    return next(by_part, None) or next(by_mimetype, None) or _broken_package(names) or ZIP_ARCHIVE


def _broken_package(names: frozenset[str]) -> Foreign | None:
    """An office file that lost parts is one broken document, and no archive of many."""
    if any(name.startswith("xl/") for name in names):
        return _BROKEN_BOOK
    return _BROKEN_OFFICE if _CONTENTS in names else None


def _ole_kind(streams: frozenset[str]) -> Foreign | None:
    known = next((kind for stream, kind in _BY_STREAM if stream in streams), None)
    if known is None and not streams & _READABLE_STREAMS:
        return _OLE
    return known
