"""Opens the ZIP container of office files without trusting what its directory says."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from caunoi.reading.errors import UnreadableDocument

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 10 * 1024 * 1024
MAX_ENTRIES = 10_000
MAX_LISTED = 100_000

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENTRY_MARK = b"PK\x01\x02"
_KEPT = (".xml", ".rels", ".vml", "mimetype")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


def names_in(data: bytes) -> frozenset[str]:
    """The names in the directory; none when the file is no whole ZIP archive."""
    try:
        return frozenset(entry.filename for entry in directory(data))
    except UnreadableDocument:
        return frozenset()


def directory(data: bytes) -> list[zipfile.ZipInfo]:
    """The list of contents of an archive; raises ``UnreadableDocument`` (truncated, bomb)."""
    if data.count(_ENTRY_MARK) > MAX_LISTED:
        raise bomb(f"it holds more than {MAX_LISTED:,} files")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except Exception as fault:  # zipfile raises many kinds on broken bytes, not all of them documented
        raise damaged("its list of contents is missing or broken") from fault


def checked_content(data: bytes, entry: zipfile.ZipInfo, budget: int) -> bytes:
    """One file of an archive, at most ``budget`` bytes long and just what the list of contents says.

    Raises ``UnreadableDocument`` (truncated, bomb).
    """
    content = _inflate(data, entry, budget)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise damaged(f"{entry.filename} is not what the list of contents says")
    return content


def unpack(data: bytes) -> dict[str, bytes]:
    """The XML parts of an office file by name; other parts (pictures) are given empty.

    Every entry is inflated under a budget, since the sizes in the directory may lie.
    Raises ``UnreadableDocument``: truncated, encrypted, bomb, or unknown-type for XML
    that declares entities.
    """
    entries = directory(data)
    _check_claims(entries)
    parts: dict[str, bytes] = {}
    budget = MAX_UNPACKED
    for entry in entries:
        is_kept = entry.filename.endswith(_KEPT)
        content = checked_content(data, entry, budget) if is_kept else _inflate(data, entry, budget)
        budget -= len(content)
        if entry.filename in parts:
            raise damaged(f"it holds two parts named {entry.filename}")
        if is_kept and entry.filename != "mimetype" and content:
            _refuse_unsafe_xml(entry.filename, content)
        parts[entry.filename] = content if is_kept else b""
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A plain archive of these parts, so that a parser sees what was checked and nothing else."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def _check_claims(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise bomb(f"it holds more than {MAX_ENTRIES:,} files")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocument("encrypted", "The file is protected by a password. Save it without one.")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise bomb(f"unpacked it would be larger than {MAX_UNPACKED // 2**20} MB")
    for entry in entries:
        check_ratio(entry.filename, entry.file_size, entry.compress_size)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(f"{entry.filename} is packed in a way that office files do not use")


def check_ratio(name: str, unpacked: int, packed: int) -> None:
    """Raise ``UnreadableDocument`` (bomb) for a part that grows out of all proportion."""
    if unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed:
        raise bomb(f"{name} would grow to more than {MAX_RATIO} times its size")


def _inflate(data: bytes, entry: zipfile.ZipInfo, budget: int) -> bytes:
    head = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(head) < _LOCAL_HEADER.size or head[:4] != b"PK\x03\x04":
        raise damaged(f"{entry.filename} is missing")
    _, name_size, extra_size = _LOCAL_HEADER.unpack(head)
    start = entry.header_offset + _LOCAL_HEADER.size + name_size + extra_size
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        content = packed
    else:
        content = _inflate_within(packed, entry.filename, budget)
    if len(content) > budget:
        raise bomb(f"unpacked it is larger than {MAX_UNPACKED // 2**20} MB")
    check_ratio(entry.filename, len(content), len(packed))
    return content


def _inflate_within(packed: bytes, name: str, budget: int) -> bytes:
    allowed = min(budget, max(RATIO_FROM, MAX_RATIO * len(packed))) + 1
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, allowed)
    except zlib.error as fault:
        raise damaged(f"{name} cannot be unpacked") from fault


def _refuse_unsafe_xml(name: str, content: bytes) -> None:
    """Office files never declare a document type; one that does is an attack or no office file."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:200] else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableDocument(
            "bomb", f"The part {name} declares XML entities, which office files never do. It was not opened."
        )
    declared = _DECLARED.search(plain[:300])
    start = plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if start != b"<" or (declared and declared[1].lower() not in _ENCODINGS):
        raise damaged(f"{name} is not XML as office files write it")


def damaged(detail: str) -> UnreadableDocument:
    """The error for an archive that is broken."""
    return UnreadableDocument(
        "truncated",
        f"The file is damaged or was not transferred whole: {detail}. Save or download it again.",
    )


def bomb(detail: str) -> UnreadableDocument:
    """The error for an archive that would fill the memory."""
    return UnreadableDocument("bomb", f"The file was not opened, since {detail}.")
