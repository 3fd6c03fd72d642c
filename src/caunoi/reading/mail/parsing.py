"""Takes a mail apart without trusting how it is built: its parts, and its headers as words."""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.text.encodings import decode

MAX_PARTS = 100
MAX_HEADER = 20_000
MAX_LINES_BETWEEN = 20_000

_HEAD = 64 * 1024
_MBOX_LINE = re.compile(rb"\A(?:\s*\n)*From [^\n]{0,500}\n")
_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)
_BY_MACHINES = frozenset(
    b"received return-path message-id mime-version delivered-to dkim-signature content-type x-mailer "
    b"content-transfer-encoding authentication-results references in-reply-to thread-index user-agent".split()
)
_BY_PEOPLE = frozenset(b"from to cc subject date".split())
_BOUNDARY = re.compile(rb"boundary\s{0,9}=|message/rfc822", re.IGNORECASE)
_STRUCTURED = re.compile(rb"^content-[a-z-]{1,30}:", re.IGNORECASE | re.MULTILINE)
_HEADER_END = re.compile(rb"\n(?![ \t])")
_BLANKS = re.compile(r"\s+")
_ENCODED_WORD = re.compile(r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]{0,1000}\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?)")


def looks_like_mail(data: bytes, *, is_named_so: bool) -> bool:
    """True when the file begins with the headers of a mail.

    A text that people began with "From:" and "To:" is a mail only by its name.
    """
    head = _MBOX_LINE.sub(b"", data[:_HEAD].lstrip(b"\xef\xbb\xbf"))
    first = _FIELD.match(head)
    if first is None:
        return False
    fields = {field.lower() for field in _FIELD.findall(head.replace(b"\r\n", b"\n").partition(b"\n\n")[0])}
    by_machines, by_people = len(fields & _BY_MACHINES), len(fields & _BY_PEOPLE)
    if is_named_so:
        return by_machines + by_people > 0
    return by_machines > 1 and by_machines + by_people > 2


def parsed(data: bytes) -> Message:
    """The mail as parts. Raises ``UnreadableDocument`` (bomb) when taking it apart would take too long."""
    if len(_BOUNDARY.findall(data)) > MAX_PARTS:
        raise _bomb(f"it is built of more than {MAX_PARTS} parts in each other")
    if data.count(b"\n--") > MAX_LINES_BETWEEN:
        raise _bomb(f"more than {MAX_LINES_BETWEEN:,} of its lines could part it")
    if any(_ends_late(data, start.end()) for start in _STRUCTURED.finditer(data)):
        raise _bomb("one of its headers is far too long")
    return BytesParser(policy=compat32).parsebytes(_MBOX_LINE.sub(b"", data.lstrip(b"\xef\xbb\xbf")))


def _ends_late(data: bytes, start: int) -> bool:
    """True when a header with the lines that continue it is longer than any program writes."""
    end = _HEADER_END.search(data, start, start + MAX_HEADER)
    return end is None and len(data) - start > MAX_HEADER


def _bomb(why: str) -> UnreadableDocument:
    return UnreadableDocument("bomb", f"The mail was not opened, since {why}.")


def leaves_of(mail: Message) -> Iterator[Message]:
    """The parts that hold something, in their order; a mail inside is one of them and not walked."""
    waiting = [mail]
    count = 0
    while waiting and count < 2 * MAX_PARTS:
        part = waiting.pop()
        count += 1
        if part.get_content_type() != "message/rfc822" and part.is_multipart():
            inner = part.get_payload()
            waiting += reversed([piece for piece in inner if isinstance(piece, Message)])
        else:
            yield part


def header_words(part: Message, name: str) -> str:
    """A header as a person reads it, on one line; the empty string without it."""
    found = (value for header, value in part.raw_items() if header.lower() == name.lower())
    return decoded_words(next(found, ""))


def decoded_words(value: str) -> str:
    """A header's value with its encoded words (=?utf-8?B?…?=) as letters, bare bytes too."""
    bare = _text_of(value[:MAX_HEADER].encode("utf-8", "surrogateescape"), "utf-8")
    joined = _BETWEEN_WORDS.sub("", bare)
    return _BLANKS.sub(" ", _ENCODED_WORD.sub(_letters_of, joined)).strip()


def content_of(part: Message) -> bytes:
    """The decoded bytes of a part; none when it is damaged beyond that."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, MessageError):
        return b""
    return content if isinstance(content, bytes) else b""


def _letters_of(word: re.Match[str]) -> str:
    try:
        ((content, charset),) = decode_header(word[0])
    except (MessageError, ValueError):
        return word[0]
    return content if isinstance(content, str) else _text_of(content, charset or "utf-8")


def _text_of(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return decode(content).text
    except UnreadableDocument:
        return content.decode("utf-8", "replace")
