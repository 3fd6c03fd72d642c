"""Schools of which only the first bears the common word: "ĐH Osaka, Ryukyus, Viện Công nghệ Shibaura"."""

import re
from dataclasses import dataclass

from caunoi.extraction.activities import find_activities
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.places import country_of_name, is_country
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.row_members import is_unit
from caunoi.vocabulary import load

_WORDS = load("rows")["shared_heads"]
_HEAD = re.compile(rf"(?P<head>{any_of(_WORDS['words'])})\s(?=[{CAPITALS}])")
_NO_NAME = re.compile(rf"(?:{any_of(_WORDS['no_names'])})(?!\w)", re.IGNORECASE)
_CUT = re.compile(
    rf"\s?[,;]\s(?:và\s)?(?=[{CAPITALS}])|\svà\s(?=[A-Z][a-z]+(?:\s?[,;.]|\s[A-Z][a-z]+|\s?\Z))"
)
_SMALL_WORD = re.compile(rf"(?:\A|\s)(?!(?:de|of|la|del|di)\s)[{SMALL}]|\d|\(")
_FIGURE = re.compile(r"[\d(:]")
_LED = re.compile(r"[*_\s]{0,4}(?:\(\d{1,3}\))?\s?[:：][*_\s]{0,6}")
_LONGEST = 4  # words of a name without a common word
_FEWEST = 2  # such names, unless a country leads the list
_HOME = "VN"


@dataclass(frozen=True, slots=True)
class Namesake:
    """One name of such a list; ``head`` is the common word that it leaves out, if it does."""

    place: Piece
    head: str = ""


def namesakes(text: str, piece: Piece, *, led: bool) -> list[Namesake]:
    """The names in a cell of such a list; none when it is no such list.

    ``led``: a country stands before the list ("Nhật Bản: ..."), so that a town behind a comma is a
    second school and no address of the first.
    """
    piece = piece.trimmed(text)
    head = _HEAD.match(text, piece.start, piece.end)
    parts = _parts(text, piece) if head else []
    if not head or len(parts) < _FEWEST or not _first_is_named(parts[0].of(text)):
        return []
    found = [Namesake(parts[0])]
    for part in parts[1:]:
        words = part.of(text)
        has_head = bool(organisation_kind(words)[1])
        if not has_head and not _is_bare(words, led=led):
            return []
        found.append(Namesake(part, "" if has_head else head["head"]))
    bare = [one.place.of(text) for one in found if one.head]
    at_home = all((country_of_name(words) or ("",))[0] == _HOME for words in bare)
    enough = len(bare) >= (1 if led else _FEWEST)
    return found if enough and not at_home else []


def led_by_country(text: str, record: Record) -> bool:
    """The cell of the country and a colon stand right before the partner's."""
    country, partner = record.columns.get("country"), record.columns["partner"]
    if country is None or country.inherited or country.end > partner.start:
        return False
    return bool(_LED.fullmatch(text, country.end, partner.start)) or text[
        country.start : country.end
    ].endswith(":")


def _parts(text: str, piece: Piece) -> list[Piece]:
    parts, start = [], piece.start
    for cut in _CUT.finditer(text, piece.start, piece.end):
        parts.append(Piece(start, cut.start()))
        start = cut.end()
    return [part for one in (*parts, Piece(start, piece.end)) if (part := _tidy(text, one))]


def _tidy(text: str, part: Piece) -> Piece:
    part = part.trimmed(text)
    end = part.end
    while end > part.start and text[end - 1] in ".;,…":
        end -= 1
    return Piece(part.start, end)


def _first_is_named(words: str) -> bool:
    return not is_unit(words) and "(" not in words


def _is_bare(words: str, *, led: bool) -> bool:
    """A few words, each with a capital, that are neither a country nor part of an address.

    Behind a country a Vietnamese name may go on in small letters: "Giao thông Dương Minh".
    """
    if not 0 < len(words.split()) <= _LONGEST + led or not words[:1].isupper():
        return False
    is_written_large = not _SMALL_WORD.search(words)
    is_vietnamese = led and not words.isascii() and not _FIGURE.search(words) and not find_activities(words)
    is_other = _NO_NAME.match(words) or is_country(words) or is_unit(words)
    return (is_written_large or is_vietnamese) and not is_other
