"""ZIP archives of documents: each file inside is a document of its own."""

import re
import zipfile
from collections.abc import Iterator

from caunoi.reading import archives
from caunoi.reading.bundles.member import Member, inside, numbered
from caunoi.reading.bundles.zip_names import name_of
from caunoi.reading.errors import UnreadableDocument

MAX_MEMBERS = 10_000
MAX_UNPACKED = 2 * 1024**3

_LEFT_BEHIND = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db\Z|desktop\.ini\Z)", re.IGNORECASE
)  # what systems put beside documents


def members(data: bytes, name: str, *, max_bytes: int) -> Iterator[Member]:
    """The files of an archive one by one, unpacked only when asked for; faults stand with their file.

    Folders and files that a system put there by itself are passed over. Never raises.
    """
    try:
        entries = [entry for entry in _entries(data) if not _is_passed_over(entry)]
    except UnreadableDocument as fault:
        yield Member(name, fault=fault)
        return
    budget = MAX_UNPACKED
    taken: dict[str, int] = {}
    for entry in entries[:MAX_MEMBERS]:
        shown = numbered(inside(name, name_of(entry)), taken)
        try:
            content = _content(data, entry, min(max_bytes, budget))
        except UnreadableDocument as fault:
            yield Member(shown, fault=fault)
            continue
        budget -= len(content)
        yield Member(shown, content)
    if len(entries) > MAX_MEMBERS:
        yield Member(name, fault=_too_many(len(entries)))


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    """The list of contents, unless its files lie over each other, as only those of a bomb do."""
    entries = archives.directory(data)
    if sum(entry.compress_size for entry in entries) > len(data):
        raise archives.bomb("the files in it lie over each other")
    return entries


def _is_passed_over(entry: zipfile.ZipInfo) -> bool:
    return entry.is_dir() or _LEFT_BEHIND.search(entry.filename) is not None


def _content(data: bytes, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.flag_bits & 1:
        raise UnreadableDocument(
            "encrypted", "The file is protected by a password. Unpack it with the password and upload it."
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument(
            "wrong-type",
            "The file is packed in a way that is not read. Unpack it and upload it, or pack it as plain ZIP.",
        )
    if entry.file_size > most:
        raise _too_large(entry.file_size, most)
    archives.check_ratio("the file", entry.file_size, entry.compress_size)
    return archives.checked_content(data, entry, most)


def _too_large(size: int, most: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-large",
        f"Unpacked the file has {size / 2**20:.1f} MB, at most {most / 2**20:.0f} can be read here. "
        "Split it, or upload it by itself.",
    )


def _too_many(count: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-large",
        f"The archive holds {count:,} files; the first {MAX_MEMBERS:,} were read. Split it for the rest.",
    )
