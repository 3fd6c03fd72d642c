"""What the files in a ZIP archive are called, whatever program wrote the archive."""

import struct
import unicodedata
import zipfile
import zlib

from caunoi.reading.text.encodings import vietnamese_1258

_IS_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_FIELD = struct.Struct("<HH")


def name_of(entry: zipfile.ZipInfo) -> str:
    """The path of an entry in NFC.

    Where the entry does not say that it is UTF-8, its bytes are tried as such, then as the
    Vietnamese code page, and left in that of DOS at last.
    """
    name = entry.filename
    if not entry.flag_bits & _IS_UTF8 and not name.isascii():
        raw = entry.orig_filename.encode("cp437", errors="replace")
        name = _unicode_path(entry.extra, raw) or _utf8(raw) or vietnamese_1258(raw) or name
    return unicodedata.normalize("NFC", name)


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name in the extra field of Info-ZIP, valid only while the plain name is the one it was made for."""
    position = 0
    while position + _FIELD.size <= len(extra):
        kind, size = _FIELD.unpack_from(extra, position)
        body = extra[position + _FIELD.size : position + _FIELD.size + size]
        if kind == _UNICODE_PATH and len(body) > 5 and body[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return _utf8(body[5:])
        position += _FIELD.size + size
    return ""


def _utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
