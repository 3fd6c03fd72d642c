"""What a column of a register means: by its header, or by what stands in its cells."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from caunoi.domain.kinds import AgreementKind, OrganisationKind
from caunoi.extraction.activities import find_activities
from caunoi.extraction.keeping import keeping
from caunoi.extraction.kinds import agreement_kind, organisation_kind
from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.extraction.places import country_of_name, find_countries
from caunoi.extraction.term_marks import find_marks
from caunoi.vocabulary import load

HEADER_WORDS: PhraseBook[str] = PhraseBook(
    (phrase, meaning) for meaning, phrases in load("columns")["headers"].items() for phrase in phrases
)


def _unmarked(words: str) -> str:
    """The words in small letters without marks, as names of fields are written: "ngay ky"."""
    letters = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_WITHOUT_MARKS: dict[str, str] = {
    _unmarked(phrase): meaning
    for meaning, phrases in load("columns")["headers"].items()
    for phrase in phrases
    if not phrase.isascii()
}
_TIMES = ("signed", "start", "end", "validity")
_NUMBERS = ("number", "paper_number")
_NAMING = frozenset({"partner", "unit", "country", "document"})
_HEADED = frozenset({"partner", "unit"})
_BESIDE_HEADS = frozenset(word.casefold() for word in load("columns")["beside_heads"]["words"])
_FEWEST_KNOWN = frozenset({"partner", "country"})  # beside a column of links, say
_MOST_COLUMNS = 60
_LONGEST_HEADER = 70
_NUMBER_OF_COLUMN = re.compile(r"\A\(\d{1,2}\)\s+|\s+\(\d{1,2}\)\Z")  # "(2) Partner"
_LEVEL = re.compile(r"[\w.]{3,14}[\s-]level", re.IGNORECASE)  # "University-level": whose paper it is
_NUMBER = re.compile(r"\W{0,2}\d{1,4}\W{0,2}\Z")
_DAY = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,4}(?!\d)")
_SAMPLE = 40  # cells looked at to tell a column by its content


@keeping
def header_meaning(words: str) -> str:
    """The meaning of one header cell; "" when it is none."""
    plain = _NUMBER_OF_COLUMN.sub("", words.strip(" *_#\"':.").replace("_", " "))
    if words.strip() in ("#", "№", "Nº", "(1)"):
        return "number"
    if not plain or len(plain) > _LONGEST_HEADER:
        return ""
    found = HEADER_WORDS.find(plain)
    if not found and plain.isascii():
        return _WITHOUT_MARKS.get(" ".join(plain.lower().split()), "")
    covered = sum(f.end - f.start for f in found)
    if found and found[0].start == 0 and found[0].value == "country" and plain[found[0].end :].islower():
        return "country"  # "Country with which there is a paper"
    if not found or (len(plain) > 20 and covered * 2 < len(plain)) or _is_name(plain, found):
        return ""
    timed = _timed_meaning(found)
    if timed:
        return timed
    if found[0].start == 0:
        return found[0].value
    return found[-1].value if found[-1].end == len(plain) else ""


def _timed_meaning(found: Sequence[Found[str]]) -> str:
    """What a header says that names a time beside something else; "" when it does not."""
    if found[0].value == "signed" and any(f.value in ("validity", "end") for f in found[1:]):
        return "signed"  # "Thời điểm ký/hiệu lực": a single day is the signing, a period is read as one
    times = [f.value for f in found if f.value in _TIMES]
    if found[0].value == "document" and times:  # "MoU expiry", "Agreement (signing date - expiry date)"
        return times[-1] if len(set(times)) == 1 else "validity"
    if found[0].value in _NUMBERS and len(set(times)) == 1:  # "Số, ngày ký"
        return times[0]
    return ""


def _is_name(words: str, found: Sequence[Found[str]]) -> bool:
    """ "Bangor University", "Faculty of Law", "Trường Đại học Huế": a head, and a name no header has."""
    heads = [
        one for one in found if one.value in _HEADED and organisation_kind(words[one.start : one.end])[1]
    ]
    if not heads or words.isupper():
        return False
    rest = list(words)
    for one in found:
        rest[one.start : one.end] = " " * (one.end - one.start)
    left = [word.strip("()[],.:/&-") for word in "".join(rest).split()]
    return any(word[:1].isupper() and word.casefold() not in _BESIDE_HEADS for word in left)


def beside_heads(words: str, found: Sequence[Found[str]]) -> int:
    """How many characters beside the ``found`` headers are such words: "of the", "foreign"."""
    rest = list(words)
    for one in found:
        rest[one.start : one.end] = " " * (one.end - one.start)
    left = [word.strip("()[],.:/&-") for word in "".join(rest).split()]
    return sum(len(word) for word in left if word.casefold() in _BESIDE_HEADS)


def header_meanings(cells: Sequence[str]) -> list[str]:
    """The meanings of a header row; "" for unknown cells, no meaning twice except content."""
    meanings: list[str] = []
    for cell in cells:
        meaning = header_meaning(cell)
        if meaning in meanings:
            meaning = _second(meaning, meanings)
        meanings.append(meaning)
    return meanings


def _second(meaning: str, taken: list[str]) -> str:
    """What a repeated header means: a second name is a unit's, a second text a remark."""
    other = {
        "content": "remark",
        "document": "content",
        "validity": "remark",
        "signed": "validity",
        "partner": "alias",
    }.get(meaning, "")
    return other if other not in taken else ""


def is_header(cells: Sequence[str]) -> bool:
    """True when half of the filled cells are headers and one of them can name the partner."""
    if len(cells) > _MOST_COLUMNS:
        return False
    filled = [cell for cell in cells if cell.strip()]
    if any(_DAY.search(cell) for cell in filled):
        return False
    meanings = [header_meaning(cell) for cell in filled]
    known = {meaning for meaning in meanings if meaning}
    enough = len(known) >= 3 or known == _FEWEST_KNOWN
    return bool(known & _NAMING) and enough and sum(map(bool, meanings)) * 2 >= len(filled)


def guessed_meanings(columns: Sequence[Sequence[str]]) -> list[str]:
    """The meanings of columns without headers, by what most of their cells are."""
    kinds = [_most_common(column) for column in columns]
    meanings = ["" for _ in columns]
    for place, kind in enumerate(kinds):
        if kind in ("number", "country", "document") and kind not in meanings:
            meanings[place] = kind
    _set_best(columns, kinds, meanings, "partner")
    dates = [place for place, kind in enumerate(kinds) if kind == "date"]
    periods = [place for place, kind in enumerate(kinds) if kind == "validity"]
    for place in periods[:1]:
        meanings[place] = "validity"
    if len(dates) >= 2:
        meanings[dates[0]], meanings[dates[1]] = "start", "end"
    elif dates:
        meanings[dates[0]] = "signed" if periods else "validity"
    for place, kind in enumerate(kinds):
        if not meanings[place] and kind in ("content", "text", "document"):
            meanings[place] = "content" if "content" not in meanings else "remark"
    return meanings


def _set_best(columns: Sequence[Sequence[str]], kinds: list[str], meanings: list[str], meaning: str) -> None:
    """Give ``meaning`` to the column with most such cells; the first wins a tie."""
    counts = [
        sum(cell_kind(cell) == meaning for cell in column[:_SAMPLE]) if not meanings[place] else 0
        for place, column in enumerate(columns)
    ]
    best = max(counts, default=0)
    if best:
        place = counts.index(best)
        meanings[place] = kinds[place] = meaning


def _most_common(cells: Sequence[str]) -> str:
    kinds = Counter(cell_kind(cell) for cell in cells[:_SAMPLE])
    kinds.pop("", None)
    return kinds.most_common(1)[0][0] if kinds else ""


@keeping
def cell_kind(cell: str) -> str:
    """number, country, document, partner, date, validity, content, text or "" for a blank cell."""
    words = " ".join(cell.split()).strip(" -")
    if not words:
        return ""
    if _NUMBER.match(words) and len(words) <= 3:
        return "number"
    if _is_country(words):
        return "country"
    timed = _timed(words)
    if timed:
        return timed
    return _named(words)


def _is_country(words: str) -> bool:
    if len(words) > 40:
        return False
    covered = sum(c.end - c.start for c in find_countries(words))
    return covered > 0 and covered >= len(words) - 4


def _timed(words: str) -> str:
    """ "date" or "validity" when little else than dates and lengths stands in the cell."""
    marks = find_marks(words[:300])
    timed = [m for m in marks if m.kind in ("date", "duration", "indefinite", "auto", "yearly", "condition")]
    covered = sum(m.end - m.start for m in marks)
    if not timed or covered * 2 < len(words):
        return ""
    others = [mark for mark in marks if mark.kind not in ("date", "signed")]  # "ký 22/10/2018"
    return "date" if len(timed) == 1 and timed[0].kind == "date" and not others else "validity"


def _named(words: str) -> str:
    if _LEVEL.fullmatch(words):
        return "document"
    kind, _ = organisation_kind(words)
    paper = agreement_kind(words)
    short = len(words.split()) <= 9
    if paper is not AgreementKind.UNSPECIFIED and short and kind is OrganisationKind.OTHER:
        return "document"
    is_named = words[0].isupper() and short_enough(words)
    if is_named and (kind is not OrganisationKind.OTHER or country_of_name(words)):
        return "partner"
    if paper is not AgreementKind.UNSPECIFIED and short:
        return "document"
    return "content" if find_activities(words) else "text"


def short_enough(words: str) -> bool:
    """A name of an organisation, not a sentence about one."""
    return len(words.split()) <= 24 and ";" not in words
