"""Text whose font tells in which legacy encoding it is typed."""

import re

from caunoi.reading.legacy.tables import CONVERSIONS
from caunoi.vocabulary import load

_STARTS = tuple(
    (start, encoding.upper())
    for encoding, about in load("legacy_encodings").items()
    for start in about["fonts"]
)
# Letters that no legacy encoding is shown as: what holds one is in Unicode, whatever its font.
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)


def encoding_of_font(font: str) -> str:
    """``"TCVN3"`` for ".VnTime", ``"VNI"`` for "VNI-Times", ``"VISCII"``, or the empty string."""
    name = font.strip(" '\"").lower()
    return next((encoding for start, encoding in _STARTS if name.startswith(start)), "")


def from_font(text: str, font: str) -> str:
    """The text in Unicode, if its font is one of a legacy encoding and the text is not in Unicode already.

    The fonts of TCVN3 whose names end in H draw every letter as a capital.
    """
    encoding = encoding_of_font(font)
    if not encoding or _UNICODE.search(text):
        return text
    converted = CONVERSIONS[encoding](text)
    return converted.upper() if encoding == "TCVN3" and font.rstrip().endswith("H") else converted
