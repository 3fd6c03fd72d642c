"""Where a partner cell holds several organisations: the stretch of each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from caunoi.domain.kinds import OrganisationKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.places import country_of_name, find_places, is_place_alone
from caunoi.extraction.records import Piece
from caunoi.extraction.same_partner import name_key
from caunoi.vocabulary import load

_WORDS = load("rows")


def _either(name: str) -> str:
    return any_of([*_WORDS[name]["vi"], *_WORDS[name]["en"]])


_UNIT = re.compile(
    rf"(?:{_either('units')})(?!\w)|.{{0,40}}(?<!\w)(?:{any_of(_WORDS['units']['endings'])})\Z", re.IGNORECASE
)
_NO_UNIT = re.compile(rf"(?:{any_of(_WORDS['units']['own'])})(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\s*(?:;|\n|\s\+\s|\s&\s(?=[A-ZĐ]\w+ [A-ZĐ])|(?<=\))\s+(?:và|and)\s(?=[A-ZĐ])"
    rf"|\s(?:và|and)\s(?=(?:{any_of(_WORDS['strong_heads']['words'])})(?!\w)))\s*(?:(?:và|and)\s)?"
)
_LISTED = re.compile(r"\s*;\s*(?:(?:và|and)\s)?")
_SLASHED = re.compile(r"\s+/\s+")
_ENUMERATED = re.compile(
    rf"\s*(?:,\s(?:(?:và|and)\s)?|\s(?:và|and|&)\s)\s*(?=[{CAPITALS}])(?!(?:Ltd|Inc|Co|LLC|JSC)\b)"
)
_SMALL_WORD = re.compile(rf"\s[{SMALL}]")  # "Thể thao" goes on with the name before it
_LONGEST_BRAND = 4  # words
_FEWEST_WORDS = 2  # of a second name
_OF_PLACE = re.compile(r"\s(?:of|in)\s\S+\Z")
_AND = re.compile(rf"\s+and\s+(?=(?:the\s)?[{CAPITALS}])")
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-•+*])\s+")
_COMMAS = re.compile(rf"\s?,\s(?:(?:và|and)\s)?(?=[{CAPITALS}])|\s(?:và|cùng|&|and)\s(?=[{CAPITALS}])")
_LINKS = re.compile(rf"\s(?:và|cùng với|cùng|&|\+|with)\s(?=[{CAPITALS}])")
_STROKES = re.compile(rf"\s?/\s?(?=[{CAPITALS}])")
_ONLY_COMMAS = re.compile(rf"\s?,\s(?=[{CAPITALS}])")
_SIGNS = (_LINKS, _ONLY_COMMAS, _COMMAS, _STROKES)
_PART_OF = re.compile(rf"(?:the\s)?(?:{any_of(_WORDS['parts_of_bodies']['words'])})(?!\w)", re.IGNORECASE)
_FEDERATIONS = re.compile(rf"(?:the\s)?(?:{any_of(_WORDS['federations']['words'])})(?!\w)", re.IGNORECASE)
_OWNERS = re.compile(
    rf"(?:the\s)?(?:{any_of([*_WORDS['federations']['words'], *_WORDS['parents']['vi']])})(?!\w)",
    re.IGNORECASE,
)
_STEM = 6  # letters that "Technology" and "Technologies" share
_HEADS = load("kinds")["organisations"]
_MERE_WORDS = frozenset(
    word.casefold().strip("~")
    for rank in _HEADS.values()
    for heads in rank.values()
    for word in heads
    if " " not in word and not word.isupper()
)
_TRADES = frozenset({"port", *(word.casefold()[:_STEM] for heads in _HEADS["3"].values() for word in heads)})
_NOTE = re.compile(r"\([^()]*\)?")
_VIETNAMESE = re.compile(r"[ăđơưạ-ỹĂĐƠƯẠ-Ỹ]")
_HANGING = re.compile(r"\s(?:of|for|the|de|du|des|del|di|của|cho)\Z")  # the name goes on below
_KEPT_STOP = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['kept_stops']['words'])}|[A-ZĐ])\.\Z")


def listed_parts(text: str, piece: Piece) -> list[Piece]:
    """The parts of a list between semicolons, else slashes; without any, commas and "and"."""
    words = text[piece.start : piece.end]
    separator = _LISTED if ";" in words else _SLASHED if " / " in words else _ENUMERATED
    parts, start = [], piece.start
    for cut in separator.finditer(text, piece.start, piece.end):
        parts.append(Piece(start, cut.start()))
        start = cut.end()
    return [part for part in (*parts, Piece(start, piece.end)) if part.trimmed(text)]


def own_parts(text: str, piece: Piece) -> list[Piece]:
    """The stretches of a cell that each name an organisation of their own."""
    parts, start = [], piece.start
    for cut in _SEVERAL.finditer(text, piece.start, piece.end):
        if _HANGING.search(text[max(start, cut.start() - 8) : cut.start()]):
            continue
        parts.append(Piece(start, cut.start()))
        start = cut.end()
    parts.append(Piece(start, piece.end))
    parts = [_without_mark(text, part) for part in parts if part.trimmed(text)]
    if len(parts) == 1:
        brands = listed_parts(text, piece)
        if len(brands) > _FEWEST_WORDS and all(_is_brand(part.of(text)) for part in brands):
            return brands
    if len(parts) > 1 and all(_is_own(part.of(text)) for part in parts):
        return [name for part in parts for name in _whole_names(text, part, _ONLY_COMMAS) or [part]]
    listed = (
        [_without_mark(text, part) for part in listed_parts(text, piece)] if ";" in piece.of(text) else []
    )
    if len(listed) > 1 and all(_may_be_own(part.of(text)) for part in listed):
        return listed
    parts = _joined_by_and(text, piece)
    if len(parts) > 1 and not any(is_unit(part.of(text)) for part in parts):
        return parts
    return next((found for sign in _SIGNS if len(found := _whole_names(text, piece, sign)) > 1), [piece])


def _whole_names(text: str, piece: Piece, sign: re.Pattern[str]) -> list[Piece]:
    """The parts between the signs when each is a whole name and none the owner of the one before it."""
    parts: list[Piece] = []
    start = piece.start
    stops = [*((cut.start(), cut.end()) for cut in sign.finditer(text, piece.start, piece.end))]
    for stop, after in [*stops, (piece.end, piece.end)]:
        part = Piece(start, stop).trimmed(text)
        if parts and (_is_open(text, parts[-1]) or _is_mere_place(part.of(text)) or not part):
            parts[-1] = Piece(parts[-1].start, part.end)  # "(Osaka, Japan)", "X University, Japan"
        else:
            parts.append(part)
        start = after
    words = [part.of(text) for part in parts]
    is_pair = len(parts) == _FEWEST_WORDS
    owned = any(_owns(after, before, sign, is_pair=is_pair) for before, after in pairwise(words))
    return [] if owned or not all(map(_is_whole, words)) or not _are_distinct(words, sign) else parts


def _is_mere_place(words: str) -> bool:
    return is_place(words) and not organisation_kind(words)[1]


def _is_open(text: str, part: Piece) -> bool:
    return text.count("(", part.start, part.end) > text.count(")", part.start, part.end)


def _is_whole(words: str) -> bool:
    """A head with a name of its own beside it, or a body known by that one word."""
    words = _NOTE.sub(" ", words).strip()
    told = organisation_kind(words)[1]
    is_told = bool(told) and told in words and not _is_trade(told)
    if not words[:1].isupper() or not is_told or _PART_OF.match(words):
        return False
    begins = told.isupper() or words.casefold().startswith(told.casefold())
    if is_place_alone(words) or (_VIETNAMESE.search(words) and not begins):
        return False
    is_known = told.casefold() == words.casefold() and told.casefold() not in _MERE_WORDS
    return is_known or len(words.split()) >= _FEWEST_WORDS


def _is_trade(told: str) -> bool:
    """ "Technology" and "Food" beside the trades "Technologies" and "Foods"."""
    stem = told.casefold()[:_STEM]
    return any(trade.startswith(stem) for trade in _TRADES)


def _owns(owner: str, owned: str, sign: re.Pattern[str], *, is_pair: bool) -> bool:
    """ "Viện Cơ học, Viện Hàn lâm ...", "Institute of Energy, Kyoto University": a body and its parent.

    ``is_pair``: two names alone, of which the second may well be the whole that the first is a part of.
    """
    if sign is _LINKS:
        return bool(_FEDERATIONS.match(owner))
    if _OWNERS.match(owner) or _OWNERS.match(owned):
        return True
    is_school = organisation_kind(owner)[0].coarse == "university"
    is_part = is_school and organisation_kind(owned)[0].coarse in ("institute", "college", "other")
    return is_pair and (is_unit(owned) or is_unit(owner) or is_part)


def _are_distinct(words: Sequence[str], sign: re.Pattern[str]) -> bool:
    """What a stroke parts may be one name in two languages: only names of one form are two names."""
    if sign is not _STROKES:
        return True
    heads = {organisation_kind(each)[1].casefold() for each in words}
    return len(heads) == 1 and not frozenset.intersection(*map(name_key, words)) - name_key(heads.pop())


def is_unit(words: str) -> bool:
    """A part of an organisation; a "Ban Quản lý" is a body of its own."""
    return bool(_UNIT.match(words)) and not _NO_UNIT.match(words)


def _is_own(words: str) -> bool:
    return has_head(words) and not is_unit(words)


def _may_be_own(words: str) -> bool:
    """Between semicolons a capital and two words are enough for a name."""
    is_name = words[:1].isupper() and len(words.split()) >= _FEWEST_WORDS
    return is_name and not is_unit(words) and not is_place(words)


def _is_brand(words: str) -> bool:
    """A short name of its own ("Masan Consumer"), neither a place nor a unit nor a legal form."""
    is_short = words[:1].isupper() and 0 < len(words.split()) <= _LONGEST_BRAND and "(" not in words
    is_short = is_short and not _SMALL_WORD.search(words)
    return is_short and not is_place(words) and not is_unit(words) and not _KEPT_STOP.search(words)


def _joined_by_and(text: str, piece: Piece) -> list[Piece]:
    """ "Hanoi Architectural University and National University of Civil Engineering": two whole names.

    Not so where the first part would stop in the middle ("University of Science and Technology").
    """
    for cut in _AND.finditer(text, piece.start, piece.end):
        before, after = Piece(piece.start, cut.start()), Piece(cut.end(), piece.end)
        words = (before.of(text), after.of(text).split(",")[0])
        if min(len(part.split()) for part in words) < _FEWEST_WORDS:
            continue
        are_named = all(_is_whole(part.of(text)) for part in (before, after))
        if "," not in before.of(text) and are_named and "(" not in before.of(text):
            return [before, after] if _ends_whole(before.of(text)) else [piece]
    return [piece]


def _ends_whole(words: str) -> bool:
    """An English name ends in its head ("... University", "Betagro PCL"), or gives its place with "of"."""
    last = words.split()[-1]
    is_head = organisation_kind(last)[0] is not OrganisationKind.OTHER
    return is_head or bool(_OF_PLACE.search(words) and country_of_name(last))


def _without_mark(text: str, part: Piece) -> Piece:
    """One name of a list in a cell, without its number or bullet."""
    mark = _ITEM.match(text, part.start, part.end)
    return Piece(mark.end(), part.end) if mark else part


def has_head(words: str) -> bool:
    return not words.startswith("(") and organisation_kind(words)[0] is not OrganisationKind.OTHER


def is_place(words: str) -> bool:
    covered = sum(c.end - c.start for c in find_places(words))
    return covered > 0 and covered >= len(words) - 3
