"""Reads a partner cell: the name alone, its other forms, the country noted beside it."""

import re
from dataclasses import dataclass, replace

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.places import country_of_name, country_stated, find_countries, is_country
from caunoi.extraction.records import Piece
from caunoi.extraction.row_addresses import without_address
from caunoi.extraction.row_members import has_head, is_place, is_unit, listed_parts, own_parts
from caunoi.extraction.row_namesakes import namesakes
from caunoi.extraction.same_partner import short_key
from caunoi.vocabulary import load

_NOTE = re.compile(r"\(([^()]{1,200})\)")
_SQUARE = re.compile(r"\s?\[([^\[\]\n]{0,80})\]")  # "Kochi University[고치대학]"
_PARTS = re.compile(rf"\s*[,;]\s*|\s+[-|/]\s+|(?<=[A-Z])-(?=[{CAPITALS}][{SMALL}])")
_WORDS = load("rows")


def _either(name: str) -> str:
    return any_of([*_WORDS[name]["vi"], *_WORDS[name]["en"]])


_UNIT_FIRST = re.compile(rf"(?:{_either('unit_first')})\s", re.IGNORECASE)
_QUOTED = re.compile(r"\s(?:\"[^\"]{2,60}\"|“[^“”]{2,60}”)\Z")
_HANGING = re.compile(r"\s(?:of|for|the|de|du|des|del|di|của|cho)\Z")  # the name goes on below
_TIE = re.compile(rf"\s*(?:Cùng với|Với|Cùng|Together with|Along with|With)\s+(?:the\s)?(?=[{CAPITALS}])")
_PARENT = re.compile(rf"(?:{_either('parents')})\s", re.IGNORECASE)
_KEPT_STOP = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['kept_stops']['words'])}|[A-ZĐ])\.\Z")
_UNIT_CUT = re.compile(r"\s*(?:,|\s[-–]|\n)\s*")
_BEHIND_HEAD = re.compile(r"(?<=\s)(?:University|College|Polytechnic)\s((?:[A-Z][a-z]+\s?){1,3})\s*\Z")
_SINCE = re.compile(r"\s(?:since|from|until|in|kể từ|từ|từ năm|từ ngày)\Z")  # a date stood behind it
_CALLED = re.compile(rf"(?:{_either('called')})\s*:?\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZĐ][\w&.\-]{1,14}(?:\s[-–]?\s?[A-Z0-9][\w.\-]{0,11}){0,2}\Z")


@dataclass(frozen=True, slots=True)
class RowName:
    """A partner as its cell names it. ``place`` is the name's stretch of the view.

    ``stated`` is the country written beside the name; ``parent`` an organisation named in
    the parenthesis that is no other form of the name; ``unit`` a part of the partner.
    """

    name: str
    place: Piece
    aliases: tuple[str, ...] = ()
    stated: str | None = None
    parent: str = ""
    unit: str = ""


def names_in_cell(text: str, piece: Piece, *, members: bool = False, led: bool = False) -> list[RowName]:
    """The partners of one cell, usually one; empty when the cell names none.

    ``members``: the cell lists the members of an agreement, whatever parts them; ``led``: a country
    stands before it as its label.
    """
    shared = namesakes(text, piece, led=led)
    if shared:
        read = [(_read(text, one.place), one.head) for one in shared]
        return [replace(name, name=f"{head} {name.name}" if head else name.name) for name, head in read]
    tie = _TIE.match(text, piece.start, piece.end)
    piece = replace(piece, start=tie.end()) if tie else piece
    piece, country = without_address(text, piece)
    parts = listed_parts(text, piece) if members else own_parts(text, piece)
    names = [_read(text, part) for part in parts]
    return [replace(name, stated=name.stated or country or None) for name in names if name.name]


def _read(text: str, piece: Piece) -> RowName:
    found = _with_notes(text, piece.trimmed(text))
    for step in (_without_brackets, _without_country, _without_unit, _with_other_form):
        found = step(text, found)
    place = _tidy(text, found.place)
    return replace(found, place=place, name=place.of(text))


def _with_notes(text: str, piece: Piece) -> RowName:
    """The name before its parenthesis, and what the parenthesis says."""
    found = RowName("", piece)
    note = _NOTE.search(text, piece.start, piece.end)
    if not note:
        return found
    if note.start() > piece.start:
        found = replace(found, place=Piece(piece.start, note.start()))
    for part in _PARTS.split(" ".join(note[1].split())):
        brand, hyphen, place = part.strip().rpartition("-")
        named = [brand, place] if hyphen and _country_alone(place) else [part.strip()]  # "KyuTech-Nhật Bản"
        for one in named:
            found = _noted(found, one, whole=note[1])
    if found.aliases and len(found.aliases) > 1 and _ACRONYM.match(" ".join(note[1].split())):
        found = replace(found, aliases=(" ".join(note[1].split()),))  # "RUT - MIIT" is one alias
    return _with_tail(text, found, Piece(note.end(), piece.end))


def _noted(found: RowName, part: str, *, whole: str) -> RowName:
    part = _CALLED.sub("", part).strip(" “”\"'.")
    if not part or part.isdigit():
        return found
    country = _country_alone(part)
    if country:
        return replace(found, stated=found.stated or country)
    if is_place(part) and not short_key(part) and not has_head(part):
        place = country_of_name(part)
        return replace(found, stated=found.stated or (place[0] if place else None))
    if _is_parent(part):
        return replace(found, parent=part)
    if _UNIT_FIRST.match(part):
        return replace(found, unit=found.unit or part)
    return replace(found, aliases=(*found.aliases, part))


def _country_alone(words: str) -> str | None:
    """The country when the words are its name and hardly more."""
    country = country_stated(words)
    covered = sum(c.end - c.start for c in find_countries(words))
    return country if country and covered >= len(words) - 6 else None


def _is_parent(part: str) -> bool:
    """ "(Viện Hàn lâm ... Việt Nam)" behind an institute: a body of its own, not a translation."""
    return bool(_PARENT.match(part))


def _with_tail(text: str, found: RowName, tail: Piece) -> RowName:
    """What follows the parenthesis: a country, a unit, or more of the name's other forms."""
    words = tail.of(text).strip(" ,.-–;")
    if not words:
        return found
    if text[tail.start : tail.end].lstrip()[:1].isupper() and not _country_alone(words):
        return replace(found, place=Piece(found.place.start, tail.end))  # "... (Hochschule) Bremen"
    country = _country_alone(words)
    if country:
        return replace(found, stated=country)
    if is_unit(words):
        return replace(found, unit=words)
    note = _NOTE.fullmatch(words)
    return _noted(found, note[1], whole=note[1]) if note else found


def _without_brackets(text: str, found: RowName) -> RowName:
    """Square brackets behind the name hold another form of it, or a mere dash."""
    square = _SQUARE.search(text, found.place.start + 1, found.place.end)
    if not square:
        return found
    aliases = (*found.aliases, square[1]) if _has_letters(square[1]) else found.aliases
    return replace(found, place=Piece(found.place.start, square.start()), aliases=aliases)


def _has_letters(words: str) -> bool:
    return any(letter.isalpha() for letter in words)


def _without_country(text: str, found: RowName) -> RowName:
    """Cut off ", Bỉ" and " - Nhật Bản" at the end."""
    behind = _BEHIND_HEAD.search(text, found.place.start, found.place.end)
    if behind and is_country(behind[1].strip(" .")):
        place = Piece(found.place.start, behind.start(1))
        return replace(found, place=place, stated=found.stated or country_stated(behind[1]))
    cuts = list(re.finditer(r"\s*,\s*|\s+[-–]\s+|\n", text[found.place.start : found.place.end]))
    if not cuts:
        return found
    last = cuts[-1]
    words = " ".join(text[found.place.start + last.end() : found.place.end].split()).strip(" .")
    head = Piece(found.place.start, found.place.start + last.start())
    country = _country_alone(words)
    if country and head.of(text) and not _ends_in_country(head.of(text)):
        return replace(found, place=head, stated=found.stated or country)
    return found


def _ends_in_country(words: str) -> bool:
    """ "Trường Cao đẳng Việt Nam" before " - Hàn Quốc": the name of a body of two countries."""
    countries = find_countries(words)
    return bool(countries) and countries[-1].end == len(words)


def _without_unit(text: str, found: RowName) -> RowName:
    """Fold a faculty into its institution, whichever of the two stands first."""
    for cut in _UNIT_CUT.finditer(text, found.place.start, found.place.end):
        before = Piece(found.place.start, cut.start())
        after = Piece(cut.end(), found.place.end)
        if is_unit(after.of(text)) and _can_own(before.of(text)):
            return replace(found, place=before, unit=after.of(text))
        if _is_unit_only(before.of(text)) and has_head(after.of(text)):
            return replace(found, place=after, unit=before.of(text))
    return found


def _can_own(words: str) -> bool:
    """A school or institute, or an acronym standing for one."""
    kind = organisation_kind(words)[0].coarse
    return kind in ("university", "college", "institute") or bool(_ACRONYM.match(words))


def _is_unit_only(words: str) -> bool:
    return bool(_UNIT_FIRST.match(words))


def _with_other_form(text: str, found: RowName) -> RowName:
    """ "Central China Normal University / CCNU", or a second name on the next line."""
    for cut in re.finditer(r"\s+/\s*|/\s+|\s*\n\s*", text[found.place.start : found.place.end]):
        after = Piece(found.place.start + cut.end(), found.place.end)
        before = Piece(found.place.start, found.place.start + cut.start())
        words = after.of(text)
        if _HANGING.search(before.of(text)[-8:]):
            continue
        if "/" in cut.group() and before and words:
            return replace(found, place=before, aliases=(*found.aliases, words))
        if has_head(words) and has_head(before.of(text)) and words[:1].isupper():
            return replace(found, place=before, aliases=(*found.aliases, words))
    return found


def _tidy(text: str, piece: Piece) -> Piece:
    """Without quotation marks, bullets and the full stop at the end ("Co., Ltd." keeps its own)."""
    start, end = piece.start, piece.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:-–*_"”“'):
        if _QUOTED.search(text, start + 1, end):  # 'NPO "Seed of Hope"' keeps its quotation marks
            break
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ',;:-–*_"”“•+'):
        start += 1
    hanging = _SINCE.search(text, start, end)
    if hanging:
        return _tidy(text, Piece(start, hanging.start()))
    if text[start:end].endswith(".") and not _KEPT_STOP.search(text[start:end]):
        end -= 1
    return Piece(start, end)
