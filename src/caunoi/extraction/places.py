"""Countries and places named in a text, and the country an organisation's name gives away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.keeping import keeping
from caunoi.extraction.known_schools import country_of_school
from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.vocabulary import load

_COUNTRIES = load("countries")
_CODES = frozenset(_COUNTRIES["countries"])
_SMALL_SEAT = 10  # letters of words such as "thành phố" before a place
_STATE, _TERRITORIES = "CN", frozenset({"TW", "HK", "MO"})
_HOME = "VN"  # a subsidiary named after it sits there: "Festo Vietnam"


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country (ISO 3166-1 alpha-2) named at ``text[start:end]``."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Geography:
    code: str
    kind: str  # "vi" or "en": a country's name or adjective in that language; "place", "body"; "" for neither


def _geography() -> PhraseBook[_Geography]:
    entries = {words.lower(): ("", "") for words in _COUNTRIES["not_countries"]}
    for code, places in load("places").items():
        entries |= {words.lower(): (code, "place") for words in places}
    for code, bodies in _COUNTRIES["bodies"].items():
        entries |= {words.lower(): (code, "body") for words in bodies if words.lower() not in entries}
    for code, forms in _COUNTRIES["countries"].items():
        for language in ("en", "vi"):
            entries |= {words.lower(): (code, language) for words in forms[language]}
    return PhraseBook((words, _Geography(*meaning)) for words, meaning in entries.items())


_BOOK = _geography()
_AMBIGUOUS = frozenset(word.lower() for word in _COUNTRIES["needs_context"])
_HOMONYMS = frozenset(word.lower() for word in _COUNTRIES["homonyms"])
_HOME_WORDS = re.compile(rf"(?:{any_of(_COUNTRIES['home_words'])})(?!\w)")
_ADJECTIVE = re.compile(r"(?:ese|an|ish|ch|[^aeiou]ic|ss|ean|wegian)\Z|\A(?:thai|lao|dutch|czech|greek)\Z")
_BILATERAL = re.compile(r"(?<!\w)Việt\s?[-–]?\s?\Z")  # "Việt Đức", "Việt - Hàn": seated at home
_LOCATED = re.compile(r"(?:tại|ở|in|at)\s+\Z", re.IGNORECASE)
_PART = re.compile(r"[^\W\d_]+")
_INNER = ("-", "'", "’")  # what follows goes on with the word before: "Sun Yat-sen", "Xi'an"
_LINKS = frozenset(
    {
        "for",
        "los",
        "las",
        "học",
        "of",
        "de",
        "do",
        "du",
        "da",
        "la",
        "le",
        "the",
        "and",
        "upon",
        "sur",
        "am",
        "i",
        "y",
        "si",
        "s",
        "d",
    }
)
_PREVIOUS = re.compile(r"([^\W\d_]+)[\s.]{1,3}\Z")
_NEXT = re.compile(r"[\s.]{1,3}([^\W\d_]+)")


def find_countries(text: str) -> list[CountryMention]:
    """Countries named in ``text``, by name or adjective, Vietnamese or English; no cities."""
    return list(_countries(text))


@keeping
def _countries(text: str) -> Sequence[CountryMention]:
    named = (found for found in _named(text) if found.value.kind not in {"place", "body"})
    return tuple(CountryMention(f.value.code, f.start, f.end) for f in named)


def is_country(words: str) -> bool:
    """The words name one country and are nothing else; asked of many stretches, of which few begin so."""
    if not _BOOK.may_open(words):
        return False
    return any(one.start == 0 and one.end == len(words) for one in find_countries(words))


def find_places(text: str) -> list[CountryMention]:
    """Countries, cities and regions named in ``text``, each with its country."""
    return [CountryMention(f.value.code, f.start, f.end) for f in _named(text) if f.value.kind != "body"]


@keeping
def is_place_alone(words: str) -> bool:
    """A country, with a town perhaps, and nothing else."""
    if not find_countries(words):
        return False
    covered = sum(place.end - place.start for place in find_places(words))
    return covered >= len(words) - 4


@keeping
def is_seat(words: str) -> bool:
    """Places at home and nothing else: "Ho Chi Minh City", "Đồng Bằng Sông Cửu Long"."""
    places = [place for place in find_places(words) if place.code == _HOME]
    return sum(place.end - place.start for place in places) >= max(1, len(words) - _SMALL_SEAT)


@keeping
def country_stated(text: str) -> str | None:
    """The one country a cell or note such as "Nhật Bản" or "P.R. China" states; None for two or none.

    Of a territory and the state it is written with ("Đài Loan, Trung Quốc") the territory.
    """
    codes = {mention.code for mention in find_countries(text)}
    if len(codes) > 1 and len(codes - _TERRITORIES) == 1:
        codes -= {_STATE}
    return codes.pop() if len(codes) == 1 else None


def country_of_code(words: str) -> str | None:
    """The country whose ISO 3166 code of two letters is all that a cell holds; None for other words."""
    return words if words in _CODES else None


@keeping
def country_of_name(name: str) -> tuple[str, str] | None:
    """The country that an organisation's own name gives away, and the words that do it.

    A school that the world knows by this name tells it as a whole; others by a place in their name.
    """
    known = country_of_school(name)
    return (known, name) if known else country_of_place(name)


@keeping
def country_of_place(name: str) -> tuple[str, str] | None:
    """The country of the place that a name holds, and the words of it.

    A place after "tại"/"in" decides first, then a country's name, a city or region, an adjective
    ("Norwegian"). Of several countries Vietnam wins (a subsidiary or a bilateral body seated
    there); otherwise several countries decide nothing.
    """
    found = _named(name)
    located = [f for f in found if _LOCATED.search(name, max(0, f.start - 6), f.start)]
    places = [f for f in found if f.value.kind == "place"]
    adjectives = [
        f for f in found if f.value.kind == "en" and _ADJECTIVE.search(name[f.start : f.end].lower())
    ]
    bodies = [f for f in found if f.value.kind == "body"]
    nouns = [f for f in found if f not in places and f not in adjectives and f not in bodies]
    if any(_BILATERAL.search(name, 0, f.start) for f in nouns):
        return _HOME, "Việt"
    for group in (located, nouns, places, adjectives, bodies):
        decided = _one_country(group)
        if decided:
            return decided.value.code, name[decided.start : decided.end]
        if group:
            return None
    home = _HOME_WORDS.match(name)
    return (_HOME, home[0]) if home else None


def _one_country(found: list[Found[_Geography]]) -> Found[_Geography] | None:
    codes = {f.value.code for f in found}
    if len(codes) == 1:
        return found[0]
    return next((f for f in found if f.value.code == _HOME), None)


def _named(text: str) -> list[Found[_Geography]]:
    return [found for found in _BOOK.find(text) if found.value.code and _is_meant(text, found)]


def _is_meant(text: str, found: Found[_Geography]) -> bool:
    """Proper names are capitalised; a homonym counts only where nothing else can be meant."""
    words = text[found.start : found.end]
    if not _is_written_as_name(words, all_words=found.value.kind in {"place", "body"}):
        return False
    if words.lower() in _HOMONYMS:
        return _stands_alone(text, found)
    if words.lower() in _AMBIGUOUS:
        return _stands_alone(text, found) or _ends_a_name(text, found)
    return True


def _is_written_as_name(words: str, *, all_words: bool) -> bool:
    """Capitals where a name has them: "hải dương học" is no place, small linking words may be."""
    capitals = _capitals(words)
    return all(capitals) if all_words else any(capitals)


@keeping
def _capitals(words: str) -> Sequence[bool]:
    parts = [part for part in _PART.finditer(words) if words[part.start() - 1 : part.start()] not in _INNER]
    return tuple(part[0][0].isupper() for part in parts if part[0].lower() not in _LINKS)


def _stands_alone(text: str, found: Found[_Geography]) -> bool:
    """In brackets, between commas, or the whole text: "(Pháp)", ", Bỉ"."""
    before = text[: found.start].rstrip(" \t")[-1:]
    after = text[found.end : found.end + 4].lstrip(" \t")[:1]
    return before in ("", "(", ",", ";", "\n", "/", "-", ":", "|") and after in (
        *("", ")", ",", ";", "\n", "/", "-", ".", "|", ":"),
    )


def _ends_a_name(text: str, found: Found[_Geography]) -> bool:
    """After a word in small letters and not before a capital: "Viện Phát triển Pháp, ..."."""
    after = _NEXT.match(text, found.end)
    if found.value.kind == "en":
        return after is not None  # "British Council", "the German side"
    before = _PREVIOUS.search(text, max(0, found.start - 30), found.start)
    if before is None or not (before[1].islower() or before[1].isupper()):
        return False
    return after is None or after[1][0].islower()
