"""Names run together on one line, each group behind its country: "Austria University of Graz, ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.layouts.names import names_organisation
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.places import country_of_name, find_countries
from caunoi.extraction.records import Piece, Record

_SIGN = re.compile(r"\s?(?:[,;|/•·]|\.{2,9}|…)\s{0,9}|\s{2,}|\n")
_LINKED = re.compile(
    r"(?:(?<!\w)(?:of|in|the|de|da|do|du|des|del|di|and|von|der|của|và|tại|from|to|for)|[-–&(])\s*\Z"
)
_HEAD_FIRST = re.compile(  # "Korea University", "China Academy of ...": the country begins a name
    r"(?:\w+['’]s\s)?(?:Women|National\s)?(?:University|Institute|College|Academy|Polytechnic|School)(?!\w)"
)
_NAME = re.compile(rf"[{CAPITALS}\"“]")
_FEWEST = 3  # countries, and names
_LONGEST = 110  # characters of one name
_LONGEST_GROUP = 3000  # characters behind one country
_SHARE = 0.75  # of the parts behind the countries are names


@dataclass(frozen=True, slots=True)
class _Group:
    country: Piece
    names: tuple[Piece, ...]


def country_run_records(text: str, start: int, end: int) -> list[Record]:
    """The records of a stretch that is hardly more than countries and names behind each of them."""
    heads = list(_heads(text, start, end))
    if len({text[head.start : head.end] for head in heads}) < _FEWEST:
        return []
    groups = [
        _group(text, head, stop)
        for head, stop in zip(heads, [*(head.start for head in heads[1:]), end], strict=True)
    ]
    parts = [part for group in groups for part in group.names]
    named = sum(_is_name(part.of(text)) for part in parts)
    if named < _FEWEST or named < _SHARE * len(parts):
        return []
    return [
        Record(
            part.start,
            part.end,
            {"partner": part, "country": group.country},
            group.country.of(text),
            "names",
            names_only=True,
        )
        for group in groups
        for part in group.names
        if _is_name(part.of(text))
    ]


def _heads(text: str, start: int, end: int) -> Iterator[Piece]:
    """The countries that stand behind a whole name, or at a beginning, and before another name."""
    last, led = start, ""
    for found in find_countries(text[start:end]):
        country = Piece(start + found.start, start + found.end)
        before = text[max(last, country.start - _LONGEST) : country.start]
        if (
            found.code == led
            or _LINKED.search(before[-12:])
            or not _begins_name(text, country.end, end, found.code)
        ):
            continue
        since = _SIGN.split(before)[-1].strip()
        if not since or organisation_kind(since)[1] or since[-1] in ":)" or last == start:
            yield country
            last, led = country.end, found.code


def _begins_name(text: str, place: int, end: int, country: str) -> bool:
    """A name stands behind; one that begins with its head tells itself where it is: "University of Graz"."""
    words = text[place : min(end, place + _LONGEST)]
    behind = words.lstrip(" \t:\n")
    if len(behind) == len(words) or not _NAME.match(behind):
        return False
    name = _SIGN.split(behind)[0]
    if _HEAD_FIRST.match(name) and (country_of_name(name) or ("",))[0] != country:
        return False
    return bool(organisation_kind(name)[1])


def _group(text: str, country: Piece, stop: int) -> _Group:
    stop = min(stop, country.end + _LONGEST_GROUP)
    parts, start = [], country.end
    for cut in [*_SIGN.finditer(text, country.end, stop), None]:
        part = Piece(start, cut.start() if cut else stop).trimmed(text)
        start = cut.end() if cut else stop
        if part:
            parts.append(part)
    return _Group(country, tuple(_without_pages(text, part) for part in parts))


def _without_pages(text: str, part: Piece) -> Piece:
    """Without the colon behind the country and the number of a page behind the name."""
    words = part.of(text)
    start = part.start + (len(words) - len(words.lstrip(": ")))
    page = re.search(r"\s(?:\d{1,3}|[ivx]{1,5})\Z", text[start : part.end])
    return Piece(start, start + page.start()) if page else Piece(start, part.end)


def _is_name(words: str) -> bool:
    is_short = len(words) <= _LONGEST and not words.endswith((".", ":"))
    return is_short and names_organisation(words) and bool(organisation_kind(words)[1])
