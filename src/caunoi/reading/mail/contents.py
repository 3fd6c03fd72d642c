"""What a mail says itself, and what came with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from caunoi.reading.mail.parsing import content_of, decoded_words, header_words, leaves_of

_TEXTS = ("text/plain", "text/html")
# Signatures of machines and receipts, which nobody attached.
_SILENT = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "message/delivery-status",
        "message/disposition-notification",
        "text/rfc822-headers",
    }
)
_ENDINGS = {"text/plain": ".txt", "text/html": ".html", "text/csv": ".csv", "message/rfc822": ".eml"}
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts that make the text of a mail, and those that are files of their own."""

    body: tuple[Message, ...]
    files: tuple[Message, ...] = field(default=())


def contents_of(mail: Message) -> Contents:
    """Tell the text from the files. Of the same text said twice (plain and HTML) the HTML is taken."""
    body: list[Message] = []
    files: list[Message] = []
    for part in leaves_of(mail):
        if part.get_content_type() in _SILENT or _is_picture_in_text(part):
            continue
        (body if _is_text(part) else files).append(part)
    kinds = {part.get_content_type() for part in body}
    if len(kinds) > 1 and _has_alternatives(mail):
        body = [part for part in body if part.get_content_type() == "text/html"]
    return Contents(tuple(body), tuple(files))


def attachments_of(mail: Message) -> Iterator[Attachment]:
    """The files that came with a mail; a mail inside it is one, named by its subject."""
    for part in contents_of(mail).files:
        data = _mail_inside(part) if part.get_content_type() == "message/rfc822" else content_of(part)
        if data:
            yield Attachment(file_name(part), data)


def file_name(part: Message) -> str:
    """What the file is called, or a name made of what it is."""
    name = part.get_filename()
    if name:
        return decoded_words(str(name))
    kind = part.get_content_type()
    stem = header_words(_inner(part), "Subject") if kind == "message/rfc822" else ""
    return (_NO_FILE_NAME.sub(" ", stem)[:80].strip() or "attachment") + _ENDINGS.get(kind, "")


def _is_text(part: Message) -> bool:
    is_file = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return part.get_content_type() in _TEXTS and not is_file


def _is_picture_in_text(part: Message) -> bool:
    is_shown = part.get_content_disposition() != "attachment" and part.get("Content-ID") is not None
    return part.get_content_maintype() == "image" and is_shown


def _has_alternatives(mail: Message) -> bool:
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "multipart/alternative":
            return True
        if part.get_content_type() != "message/rfc822" and part.is_multipart():
            waiting += [piece for piece in part.get_payload() if isinstance(piece, Message)]
    return False


def _inner(part: Message) -> Message:
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else None
    return first if isinstance(first, Message) else Message()


def _mail_inside(part: Message) -> bytes:
    try:
        return _inner(part).as_bytes()
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        KeyError,
    ):  # the writer trips over broken parts
        return content_of(part)
