"""Cells that hold the address behind the name: "M/s Lotus Pvt. Ltd, 2nd Floor, Lake Road, Cochin, India"."""

import re

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Piece
from caunoi.vocabulary import load

_FIRM = re.compile(r"\s*(?:M/s\.?|Messrs\.?)\s{0,2}(?=[A-Z0-9])")
_FORM = re.compile(
    r"(?<![\w.])(?:(?:Private|Pvt\.?|\(P\)|P)?\s?(?:Ltd|Limited)|Inc|GmbH|LLC|LLP|JSC|Corp|PLC|Bhd|AG|S\.A)\.?"
    r"(?=\s{0,2}[,.]\s{0,2}\S|\s?\d)"
)
_WORD = re.compile(rf"(?<!\w)(?:{any_of(load('rows')['address']['words'])})(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_POSTCODE = re.compile(r"(?<![\w/.-])\d{5,6}(?![\w/.-])")
_COMMA = re.compile(r"\s{0,2}[,;]\s{0,2}")


def without_address(text: str, piece: Piece) -> tuple[Piece, str]:
    """The cell without "M/s" before the name and the address behind it, and the country that one names.

    An address has a postcode, or a number and a word such as "floor" or "đường", and follows the
    form of a company or a comma. The country is "" when none is named.
    """
    firm = _FIRM.match(text, piece.start, piece.end)
    start = firm.end() if firm else piece.start
    form = _FORM.search(text, start, piece.end)
    comma = _COMMA.search(text, start, piece.end)
    cut = form.end() if form else comma.start() if comma else piece.end
    behind = text[cut : piece.end]
    if not _is_address(behind):
        return Piece(start, piece.end), ""
    countries = find_countries(behind)
    return Piece(start, cut), countries[-1].code if countries else ""


def _is_address(words: str) -> bool:
    return bool(_POSTCODE.search(words)) or (bool(_WORD.search(words)) and bool(_NUMBER.search(words)))
