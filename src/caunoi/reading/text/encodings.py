"""Finds out in which encoding a text was saved, and decodes it without changing a letter."""

import codecs
import re
from dataclasses import dataclass

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.legacy.detection import weighed
from caunoi.reading.legacy.syllables import is_syllable
from caunoi.reading.legacy.tables import CONVERSIONS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABELS = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
    "TCVN3": "the old Vietnamese encoding TCVN3 (ABC)",
    "VNI": "the old Vietnamese encoding VNI",
    "VISCII": "the old Vietnamese encoding VISCII",
}
# What browsers accept and Python knows as text encodings; anything else is detected.
_CHARSETS = re.compile(
    r"utf-?8|utf-16(le|be)?|(windows-|cp)125\d|iso-8859-\d{1,2}|us-ascii|gbk|gb2312|gb18030|big5|"
    r"shift_jis|iso-2022-jp|euc-(jp|kr)|ks_c_5601-1987|koi8-r"
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_USUAL_UTF16 = re.compile("[\t\n\r\x0c\x20-\x7e\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20ab]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u0323])+")
_MOST_WORDS, _FEWEST = 5_000, 3
_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_TONE_1258 = re.compile(_TONE)
_TONED_VOWEL_1258 = re.compile(f"[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]{_TONE}")
_SIGN_IN_WORD = re.compile("[A-Za-zÀ-ÿ][\xa1-\xbf×÷][A-Za-zÀ-ÿ]")
_HIGH_RUN = re.compile("[À-ÿ]{4,}")
_SAMPLE = 400_000
_OR_CONVERT = "If its letters are in an old Vietnamese encoding, convert them first, for example with UniKey."
_RESAVE = "Open it in the program it came from and save it as UTF-8."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the codec that gave it; ``notes`` speak when it is not UTF-8."""

    text: str
    codec: str

    @property
    def notes(self) -> tuple[str, ...]:
        label = _LABELS.get(self.codec)
        return (f"The text was saved in {label}, not UTF-8.",) if label else ()


def has_byte_order_mark(data: bytes) -> bool:
    """True when the text says itself in which form of Unicode it is."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def looks_like_text(head: bytes) -> bool:
    """True when the beginning of a file (an even number of bytes) could be text."""
    return has_byte_order_mark(head) or not _is_binary(head) or _utf16_codec(head) is not None


def decode(data: bytes) -> Decoded:
    """Decode text: byte order mark, UTF-16, UTF-8, Windows-1258, TCVN3, VNI or VISCII, Windows-1252.

    What is not UTF-8 must look like text of its encoding, beyond doubt for the old Vietnamese ones.

    A byte order mark is dropped; nothing else is changed. Raises ``UnreadableDocument``
    (unknown-type) for binary data and (encoding) for text in an encoding that cannot be
    told or that is not supported.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec)
    if _is_binary(data):
        return _utf16_without_mark(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        _refuse_broken_utf8(data, fault.start)
    return _eight_bit(data)


def decode_declared(data: bytes, charset: str) -> Decoded:
    """Byte order mark or valid UTF-8 first, then the declared ``charset`` if known, then detection.

    Texts that call themselves something else but are UTF-8 are common; the other way round
    a text cannot be valid UTF-8 by chance. Raises as ``decode`` does.
    """
    charset = charset.lower()
    if _CHARSETS.fullmatch(charset) and not has_byte_order_mark(data) and not _is_utf8(data):
        try:
            return Decoded(data.decode(charset), charset)
        except (UnicodeDecodeError, LookupError):
            return decode(data)
    return decode(data)


def vietnamese_1258(data: bytes) -> str:
    """The bytes as text of the Vietnamese code page; the empty string when they are none."""
    text = data.decode("cp1258", errors="replace")
    return text if _is_vietnamese_1258(text) else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, codec: str) -> Decoded:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as fault:
        label = _LABELS.get(codec, "UTF-8")
        raise UnreadableDocument(
            "encoding", f"The text says it is {label}, but byte {fault.start + 1} does not fit. {_RESAVE}"
        ) from fault
    zero = text.find("\0")
    if zero >= 0:
        raise UnreadableDocument(
            "unknown-type", f"Character {zero + 1} is a zero: this is not a text document."
        )
    return Decoded(text, codec)


def _is_binary(data: bytes) -> bool:
    """True with a zero byte, or with more control characters than a slip of a program leaves behind."""
    return b"\0" in data or len(_CONTROL.findall(data)) > len(data) // 200


def _utf16_without_mark(data: bytes) -> Decoded:
    codec = _utf16_codec(data)
    if codec:
        return _strictly(data, codec)
    control = _CONTROL.search(data)
    at = control.start() if control else 0
    raise UnreadableDocument(
        "unknown-type",
        f"This is not a text document: byte {at + 1} is the control character 0x{data[at]:02x}. "
        "If it is a document, save it as .docx, .xlsx, .pdf, .html or UTF-8 text.",
    )


def _utf16_codec(data: bytes) -> str | None:
    if len(data) % 2 == 0 and b"\0" in data:
        for codec in ("utf-16-le", "utf-16-be"):
            text = data.decode(codec, errors="replace")
            if len(_USUAL_UTF16.findall(text)) >= 0.9 * len(text):
                return codec
    return None


def _refuse_broken_utf8(data: bytes, first: int) -> None:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for letter in text if letter > "\x7f") - broken
    if sound < 4 * broken:
        return
    line = data.count(b"\n", 0, first) + 1
    at_end = first >= len(data) - 3
    where = "The text is cut off in the middle of its last character" if at_end else f"Line {line} is damaged"
    raise UnreadableDocument(
        "truncated" if at_end else "encoding", f"{where}: byte {first + 1} is not UTF-8. {_RESAVE}"
    )


def _eight_bit(data: bytes) -> Decoded:
    vietnamese = vietnamese_1258(data)
    if vietnamese:
        return Decoded(vietnamese, "cp1258")
    shown = data.decode("latin-1")
    legacy = weighed(shown[:_SAMPLE])
    if legacy is not None and legacy.is_certain:
        return Decoded(CONVERSIONS[legacy.encoding](shown), legacy.encoding)
    western = data.decode("cp1252", errors="replace")
    if _is_western(western):
        return Decoded(western, "cp1252")
    raise UnreadableDocument(
        "encoding", f"The encoding of this text could not be told. {_RESAVE} {_OR_CONVERT}"
    )


def _is_vietnamese_1258(text: str) -> bool:
    """Tones stand only on vowels, and often enough for Vietnamese or at least in Vietnamese syllables."""
    tones = len(_TONE_1258.findall(text))
    on_vowels = len(_TONED_VOWEL_1258.findall(text))
    if "\ufffd" in text or not tones or on_vowels < 0.98 * tones:
        return False
    if tones >= 0.1 * len(_WORD.findall(text)):
        return True
    marked = [word for word in _MARKED_WORD.findall(text) if not word.isascii()][:_MOST_WORDS]
    return len(marked) >= _FEWEST and sum(map(is_syllable, marked)) >= 0.95 * len(marked)


def _is_western(text: str) -> bool:
    """Accented letters are the exception, and signs do not stand inside words."""
    high = sum(1 for letter in text if letter > "\x7f")
    odd = len(_SIGN_IN_WORD.findall(text)) + len(_HIGH_RUN.findall(text))
    return "\ufffd" not in text and high <= 0.25 * len(text) and odd <= 0.02 * high
