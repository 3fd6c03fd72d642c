"""The font of PDF files, whole and cut down to the letters that briefs nearly always have.

A file holds only the letters it uses, and the library finds them by reading and writing the whole font each
time: three thousand signs of all alphabets. The cut font has those of Vietnamese and of western Europe; it
is made once for each process. A text with any other letter gets the whole font, so no letter is ever lost.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import font_roboto
from fontTools.subset import Options, Subsetter  # fpdf2 brings it along and cuts fonts with it itself
from fontTools.ttLib import TTFont

WHOLE = Path(font_roboto.__file__).parent / "files"
_SPANS = (
    (0x20, 0x17F),  # Latin of western and central Europe
    (0x1A0, 0x1B0),  # with horns
    (0x300, 0x323),  # marks that stand by themselves
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x203A),  # dashes, quotation marks, dots
    (0x20AB, 0x20AC),  # đồng and euro
)
LETTERS = frozenset(sign for first, last in _SPANS for sign in range(first, last + 1))


def font_file(name: str, text: str) -> Path:
    """The file of the font ``name`` that has every letter of ``text`` which the whole font has."""
    return _cut(name) if LETTERS.issuperset(map(ord, text)) else WHOLE / name


@cache
def _cut(name: str) -> Path:
    font = TTFont(BytesIO((WHOLE / name).read_bytes()), recalcTimestamp=False, lazy=True)
    cutter = Subsetter(Options(notdef_outline=True, recommended_glyphs=True, layout_features=[]))
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    kept = BytesIO()
    font.save(kept)
    path = Path(_folder().name) / name
    path.write_bytes(kept.getvalue())
    return path


@cache
def _folder() -> "TemporaryDirectory[str]":
    """For as long as the process lives."""
    return TemporaryDirectory(prefix="caunoi-fonts-")
