"""Recognises Vietnamese typed in the font encodings that came before Unicode.

TCVN3 (ABC) and VNI store Vietnamese letters in the places of other letters and signs,
and a font makes them look right. Read as Unicode, such a text is gibberish whose
grammar gives it away: signs inside words (TCVN3) or vowels that carry a second,
accented vowel (VNI). Converting them is not part of this version.
"""

import re

from caunoi.reading.errors import UnreadableDocument

_WORD = re.compile(r"[^\s\d.,;:!?()\"'/]+")
_UNICODE_VIETNAMESE = re.compile(
    "[\u01a0\u01a1\u01af\u01b0\u0110\u0111\u0102\u0103\u1ea0-\u1ef9\u0300-\u0323]"
)
# Inside a word, these stand for ă â ê ô ơ đ and for a with its tones.
_TCVN3_WORD = re.compile("[A-Za-z][¨©ª«¬®µ¶·¸¹][A-Za-zÀ-ÿ]|[A-Za-z][\xad¨©ª«¬µ¶·¸¹]\\b|[®§][A-Za-zÀ-ÿ\xad]")
# The second letter is the tone, or the roof or hook together with the tone.
_VNI_WORD = re.compile("[aeiouyôöAEIOUYÔÖ][ùøûõïâáàåãäêéèüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÜË]|[ñÑ][aeiouyôöAEIOUYÔÖ]")
_LEAST = 5
_SHARE = 0.2


def legacy_encoding(text: str) -> str:
    """``"TCVN3"``, ``"VNI"`` or, for any other text, the empty string. Linear in its length."""
    words = _WORD.findall(text)
    least = max(_LEAST, _SHARE * len(words))
    if len(_UNICODE_VIETNAMESE.findall(text)) >= least:
        return ""
    for name, pattern in (("TCVN3", _TCVN3_WORD), ("VNI", _VNI_WORD)):
        if sum(1 for word in words if pattern.search(word)) >= least:
            return name
    return ""


def refuse_legacy(encoding: str) -> None:
    """Raise ``UnreadableDocument`` (encoding) when ``encoding`` names a legacy one."""
    if encoding:
        raise UnreadableDocument(
            "encoding",
            f"The text is typed in the old Vietnamese encoding {encoding}. "
            "Convert it to Unicode (for example with UniKey's toolkit) and upload it again.",
        )
