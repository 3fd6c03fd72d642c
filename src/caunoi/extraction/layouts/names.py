"""Where the name of a partner ends and the description of the cooperation begins."""

import re
from collections.abc import Iterator
from datetime import date

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.durations import find_durations
from caunoi.extraction.heading_years import DAY_BEHIND_COMMA, date_below
from caunoi.extraction.keeping import keeping
from caunoi.extraction.kinds import find_agreement_kinds, organisation_kind
from caunoi.extraction.layouts.labels import labels_in
from caunoi.extraction.phrases import SMALL
from caunoi.extraction.places import country_of_name, find_countries, is_country
from caunoi.extraction.records import Piece
from caunoi.vocabulary import load

_STARTS = load("columns")["content_starts"]
_CONTENT = re.compile(rf"(?<![\w(])(?:{any_of([*_STARTS['vi'], *_STARTS['en']])})(?!\w)")
_LONGEST_NAME = 220  # characters
_GOING_ON = load("rows")["name_goes_on"]
_NOT_AFTER = re.compile(
    rf"(?:(?<!\w)(?:{any_of([*_GOING_ON['vi'], *_GOING_ON['en']])})|[,&/-])\s*\Z", re.IGNORECASE
)
_LINKING_END = re.compile(
    r"(?:(?<!\w)(?:và|and|of|for|the|de|du|des|del|di|di|&)|[,&/-])\s*\Z", re.IGNORECASE
)
_TELLING = load("columns")["sentence"]
_SENTENCE = re.compile(rf"(?<!\w)(?:{any_of(_TELLING['words'])})(?!\w)")
_NOT_TELLING = re.compile(rf"(?<!\w)(?:{any_of(_TELLING['no_sentence'])})(?!\w)", re.IGNORECASE)
_NO_NAME = load("rows")["no_name"]
_NO_START = re.compile(
    rf"(?:{any_of([*_NO_NAME['starts_vi'], *_NO_NAME['starts_en']])})(?!\w)", re.IGNORECASE
)
_PLURAL = re.compile(rf"(?<!\w)(?:{any_of(_NO_NAME['plurals'])})(?!\w)", re.IGNORECASE)
_BODY_OF_MANY = re.compile(rf"(?<!\w)(?:{any_of(_NO_NAME['bodies_of_many'])})(?!\w)", re.IGNORECASE)
_BILATERAL = re.compile(r"(?<!\w)Việt\s?[-–]?\s?\Z")  # "Việt Đức" names a bilateral body
_LONGEST_COUNTRY, _FEWEST_LEFT = 4, 2  # words of a country before a name, and of the name behind it
_SECOND_NAME = re.compile(r"\s?(?:,\s?)?(?:và|and|&)\s")
_STRONG_HEAD = re.compile(
    rf"(?:the\s)?(?:{any_of(load('rows')['strong_heads']['words'])}|(?:[A-Z][\w’'-]{{1,20}}\s){{1,5}}University)(?!\w)"
)
_SECOND_END = re.compile(
    r"[^():;|\n\t]{4,90}?\([^()\n]{2,40}\)|[^():;,|\n\t]{4,90}?(?=[:;,|\n\t]|\s[-–]\s|\Z)"
)
_FIRST_PART = re.compile(r"[,;]")
PAPER_NUMBER = re.compile(
    r"(?<!\S)(?:số\s)?\d{1,4}(?:/(?:19|20)\d\d)?/[A-ZĐ]{2,8}(?:-[A-ZĐ]\w{0,14}){0,2}(?!\w)"
)
_BEHIND_PAPERS = load("rows")["behind_papers"]
_PAPER_GOES_ON = re.compile(
    rf"\s+(?:{any_of([*_BEHIND_PAPERS['vi'], *_BEHIND_PAPERS['en']])})(?!\w)|\s+\d", re.IGNORECASE
)
_COUNT = re.compile(r"\s\d{1,4}\Z")
_DASH = re.compile(r"\s[-–]\s*(?=[^\W\d_])")
_GOES_ON = re.compile(r"\s+(?:và|and|&)\s+[^\W\d_]")
_BOUNDARY = re.compile(rf"[:;\t\n|]|\s\[|\s[·•]\s|\s[-–]\s*\n|,\s(?=[{SMALL}])")


def name_end(text: str, start: int, end: int, latest: date | None = None) -> int:
    """The place behind the name that begins at ``start``; ``end`` when nothing else follows.

    ``latest`` is the last day of the year that days without one belong to.

    A name ends behind its parenthesis, at a line break, colon or tab, at a date, and where a
    word begins with which descriptions begin ("Hợp tác trong ...", "Student exchange").
    """
    limit = min(end, start + _LONGEST_NAME)
    places = [place for place in _boundaries(text, start, limit, latest) if place > start]
    stop = min(places, default=limit)
    return stop if stop < limit else end if limit == end else limit


def _boundaries(text: str, start: int, limit: int, latest: date | None) -> Iterator[int]:
    for plain in _BOUNDARY.finditer(text, start + 1, limit):
        if text[plain.start()] != "\n" or not _goes_on_below(text, plain.start(), limit):
            yield plain.start()
            break
    dates = find_dates(text[start:limit], publication=latest)
    if dates:
        yield start + dates[0].start
    shapes = (PAPER_NUMBER, DAY_BEHIND_COMMA) if latest else (PAPER_NUMBER,)
    yield from (found.start() for shape in shapes if (found := shape.search(text, start, limit)))
    note = _behind_parenthesis(text, start, limit, latest)
    if note:
        yield note
    content = _content_start(text, start, limit)
    if content:
        yield content
    paper = _paper_start(text, start, limit)
    if paper:
        yield paper
    yield from (label.start for label in labels_in(text, start, limit)[:1])


def _goes_on_below(text: str, line_end: int, limit: int) -> bool:
    """True when a name was only wrapped: it stops at a linking word, or the next line goes on small."""
    below = text[line_end:limit].lstrip(" \t\n")[:1]
    if "\n\n" in text[line_end : line_end + 3]:
        return False
    return (
        below == "(" or below.islower() or bool(_LINKING_END.search(text[max(0, line_end - 24) : line_end]))
    )


def is_unfinished(text: str, line: Piece) -> bool:
    """The line stops at a word that links it to the next one: "Institute of", "Khoa học và"."""
    return bool(_LINKING_END.search(text[max(line.start, line.end - 24) : line.end]))


def _behind_parenthesis(text: str, start: int, limit: int, latest: date | None) -> int:
    """The place behind the first parenthesis; one that holds a date is no part of a name."""
    opening = text.find("(", start + 1, limit)
    if opening < 0:
        return 0
    closing = text.find(")", opening, limit)
    if (
        closing < 0
        or find_dates(text[opening:closing], publication=latest)
        or find_durations(text[opening:closing])
    ):
        return opening
    if latest and date_below(_FIRST_PART.split(text[opening + 1 : closing])[0], latest.year):
        return opening
    second = _SECOND_NAME.match(text, closing + 1, limit)
    if second and _STRONG_HEAD.match(text, second.end(), limit):  # "X University (Japan) and Y University"
        behind = _SECOND_END.search(text, second.end(), limit)
        return behind.end() if behind else 0
    after = closing + 1
    return after + (text[after : after + 1] == ".")


def _content_start(text: str, start: int, limit: int) -> int:
    """Where a description begins: a capital word of that sort, going on in small letters."""
    for match in _CONTENT.finditer(text, start + 2, limit):
        before = text[start : match.start()]
        dash = _DASH.search(text, max(start, match.start() - 4), match.end())
        if dash and dash.end() == match.start():
            return dash.start()
        after = text[match.end() : limit].lstrip(" ,")
        if _NOT_AFTER.search(before[-24:]) or _GOES_ON.match(text, match.end()):
            continue
        if (
            not after
            or after[0].islower()
            or after[0].isdigit()
            or _CONTENT.match(after)
            or after[0] in "\n.:"
        ):
            return match.start()
    return 0


def _paper_start(text: str, start: int, limit: int) -> int:
    """Where a kind of paper is named with a capital: "... University Japan MOU 2016".

    One in small letters ends the name where its signing, number or length follows ("... biên bản
    ghi nhớ ký ngày ..."), a mere "agreement" only there or behind a full stop.
    """
    for paper in find_agreement_kinds(text[start:limit]):
        place = start + paper.start
        is_blank_before = place > start and text[place - 1] in " \t"
        before = text[max(start, place - 24) : place].rstrip(" ,")
        if not is_blank_before or _NOT_AFTER.search(before + " "):
            continue
        is_told = _PAPER_GOES_ON.match(text, start + paper.end, limit) or before.endswith(".")
        if is_told or (paper.value is not AgreementKind.OTHER and text[place].isupper()):
            return place
    return 0


def name_before_country(text: str, start: int, end: int) -> Piece | None:
    """Name and country of a row whose header promises a country; the name may be wrapped.

    They are all that stands before the first date, paper or label; None when that stretch
    does not end in a country.
    """
    limit = min(end, start + _LONGEST_NAME)
    dates = find_dates(text[start:limit])
    places = [start + dates[0].start if dates else limit, _paper_start(text, start, limit) or limit]
    places += [label.start for label in labels_in(text, start, limit)[:1]]
    piece = Piece(start, min(places)).trimmed(text)
    count = _COUNT.search(text, piece.start, piece.end)  # the cell of a number lost its border
    piece = Piece(piece.start, count.start()) if count else piece
    return piece if piece and trailing_country(text, piece) else None


def trailing_country(text: str, name: Piece) -> Piece | None:
    """The country with which a name goes on: "Saga University Japan".

    None when nothing would be left that can be a name ("National University of Laos").
    """
    country = _country_at_end(text, name)
    if country is None:
        return None
    if _BILATERAL.search(text, name.start, country.start):
        return None
    before = text[name.start : country.start].rstrip(" ,-–(")
    is_name = bool(organisation_kind(before)[1]) and len(before.split()) >= 2
    return country if is_name and not _LINKING_END.search(before[-24:] + " ") else None


def leading_country(text: str, name: Piece) -> Piece | None:
    """The country before a name: "Austria Salzburg University"; what is left must be a name as well."""
    words = list(re.finditer(r"\S+", text[name.start : name.end]))
    for count in range(min(_LONGEST_COUNTRY, len(words) - _FEWEST_LEFT), 0, -1):
        country = Piece(name.start, name.start + words[count - 1].end())
        left = text[name.start + words[count].start() : name.end]
        if is_country(country.of(text)) and left[:1].isupper() and organisation_kind(left)[1]:
            return country
    return None


def _country_at_end(text: str, name: Piece) -> Piece | None:
    """The country that ``name`` ends in, read as if it stood alone ("... Noord Bỉ")."""
    words = list(re.finditer(r"\S+", text[name.start : name.end].rstrip(" ,.-–\n")))
    for count in (4, 3, 2, 1):
        start = name.start + words[-count].start() if count < len(words) else -1
        alone = text[start : name.start + words[-1].end()] if start >= 0 else ""
        if alone and is_country(alone):
            return Piece(start, start + len(alone))
    return None


def _is_generic(words: str) -> bool:
    """ "Partner universities worldwide", "các trường đại học": a class of bodies, none by name."""
    plural = _PLURAL.search(words)
    return plural is not None and not _BODY_OF_MANY.search(words[: plural.start()])


@keeping
def names_organisation(words: str) -> bool:
    """True when ``words`` look like the name of an organisation, not like a sentence."""
    if not words or len(words.split()) > 24 or not words[0].isupper():
        return False
    if _NO_START.match(words) or _is_generic(words):
        return False
    if _SENTENCE.search(_NOT_TELLING.sub(" ", words)):
        return False
    papers = find_agreement_kinds(words)
    if papers and papers[0].start == 0:  # "Biên bản ghi nhớ với ..." is a sentence about a paper
        return False
    return bool(organisation_kind(words)[1] or country_of_name(words) or find_countries(words))
