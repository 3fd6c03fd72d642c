"""One file, as many documents as stand in it: a ZIP archive or a mail with attachments gives several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caunoi.domain.documents import Document
from caunoi.reading.bundles import zip_files
from caunoi.reading.bundles.member import Member, inside, numbered
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.foreign import ZIP_ARCHIVE, foreign_kind
from caunoi.reading.mail.contents import attachments_of
from caunoi.reading.mail.parsing import parsed
from caunoi.reading.mail.reader import MailReader
from caunoi.reading.reader import Reader
from caunoi.reading.readers import MAX_BYTES, READERS, read

MAX_ARCHIVE = 1024 * 1024 * 1024
MAX_DEPTH = 3

_MAIL = MailReader()


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document: itself, or the ``fault`` that kept it from being read."""

    name: str
    document: Document | None = None
    fault: UnreadableDocument | None = None


def read_all(
    data: bytes, name: str, *, max_bytes: int = MAX_BYTES, readers: Sequence[Reader] = READERS
) -> Iterator[Reading]:
    """Read every document in a file; for most files that is one.

    Each comes as soon as it is read. A document inside another is named by the way to it,
    "archive.zip > list.xlsx". Never raises for what stands in the file: each fault is the
    ``Reading`` of its own document and loses no other. ``readers`` are those of ``read``.
    """
    for member in members_of(data, name, max_bytes=max_bytes):
        yield _read(member, max_bytes, readers)


def members_of(data: bytes, name: str, *, max_bytes: int = MAX_BYTES) -> Iterator[Member]:
    """The documents in a file, not yet read: itself, or what an archive holds, or a mail and its attachments.

    For whoever keeps each document's bytes. A ZIP archive inside another is refused; mails
    may hold mails and archives, at most ``MAX_DEPTH`` steps deep. Never raises.
    """
    yield from _members(Member(name, data), max_bytes, depth=0, is_in_archive=False)


def _members(member: Member, max_bytes: int, depth: int, *, is_in_archive: bool) -> Iterator[Member]:
    if member.fault is not None:
        yield member
    elif foreign_kind(member.data) is ZIP_ARCHIVE:
        yield from _in_archive(member, max_bytes, depth, is_in_archive=is_in_archive)
    elif _MAIL.accepts(member.data, member.name) and len(member.data) <= max_bytes:
        yield member
        yield from _in_mail(member, max_bytes, depth, is_in_archive=is_in_archive)
    else:
        yield member


def _in_archive(member: Member, max_bytes: int, depth: int, *, is_in_archive: bool) -> Iterator[Member]:
    if is_in_archive or depth >= MAX_DEPTH:
        yield Member(member.name, fault=_too_deep("an archive inside an archive"))
    elif len(member.data) > MAX_ARCHIVE:
        yield Member(member.name, fault=_too_large(len(member.data)))
    else:
        for inner in zip_files.members(member.data, member.name, max_bytes=max_bytes):
            yield from _members(inner, max_bytes, depth + 1, is_in_archive=True)


def _in_mail(member: Member, max_bytes: int, depth: int, *, is_in_archive: bool) -> Iterator[Member]:
    taken: dict[str, int] = {}
    try:
        for attachment in attachments_of(parsed(member.data)):
            name = numbered(inside(member.name, attachment.name), taken)
            if depth >= MAX_DEPTH:
                yield Member(name, fault=_too_deep("a mail inside mails"))
                continue
            inner = Member(name, attachment.data)
            yield from _members(inner, max_bytes, depth + 1, is_in_archive=is_in_archive)
    except UnreadableDocument:
        return  # the mail itself is refused with the same words when it is read


def _read(member: Member, max_bytes: int, readers: Sequence[Reader]) -> Reading:
    if member.fault is not None:
        return Reading(member.name, fault=member.fault)
    try:
        return Reading(member.name, read(member.data, member.name, max_bytes=max_bytes, readers=readers))
    except UnreadableDocument as fault:
        return Reading(member.name, fault=fault)


def _too_deep(what: str) -> UnreadableDocument:
    return UnreadableDocument(
        "nested", f"This is {what}, which is not opened. Unpack it and upload the files inside."
    )


def _too_large(size: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-large",
        f"The archive has {size / 2**20:.0f} MB, at most {MAX_ARCHIVE / 2**20:.0f} can be opened. Split it.",
    )
