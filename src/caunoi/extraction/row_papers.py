"""Which paper a row is about when its words do not simply name one: abbreviations, numbers, subjects."""

import re
from collections.abc import Mapping

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.activities import find_activities
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.extraction.records import Piece, Record
from caunoi.vocabulary import load

_WORDS = load("rows")
_ABOUT: PhraseBook[AgreementKind] = PhraseBook(
    (phrase, AgreementKind(kind)) for kind, phrases in _WORDS["paper_about"].items() for phrase in phrases
)
_CODES = {code: AgreementKind(kind) for kind, codes in _WORDS["paper_codes"].items() for code in codes}
_NUMBERED = re.compile(rf"\d{{1,4}}(?:/\d{{4}})?[/-](?:\d{{4}}[/-])?(?P<code>{any_of(_CODES)})(?![^\W\d_])")
_LEGEND = re.compile(r"(?<!\w)(?P<short>[A-Z][A-Za-z]{1,6})\s?[=:]\s?(?P<meaning>[^;:=.\n]{4,80})")
_SHORT = re.compile(r"(?<![\w.])[A-Z][A-Za-z]{1,6}(?!\w)")
_FEW_WORDS = 4
_OPENING = 60  # characters of a description in which the abbreviation of the paper stands

Legend = Mapping[str, AgreementKind]


def legend_of(text: str) -> Legend:
    """The abbreviations of papers that a list explains: "SEA = study exchange agreement"."""
    found = {}
    for match in _LEGEND.finditer(text):
        papers = find_agreement_kinds(match["meaning"])
        if papers:
            found[match["short"]] = next(
                (p.value for p in papers if p.value is not AgreementKind.OTHER), papers[0].value
            )
    return {
        short: _about(short, text) if kind is AgreementKind.OTHER else kind for short, kind in found.items()
    }


def _about(short: str, text: str) -> AgreementKind:
    """An agreement whose explanation says what it is about: "study exchange agreement"."""
    meaning = next((m["meaning"] for m in _LEGEND.finditer(text) if m["short"] == short), "")
    about = _ABOUT.find(meaning)
    return about[0].value if about else AgreementKind.OTHER


def paper_kind(words: str, legend: Legend) -> AgreementKind:
    """The kind of paper of a cell: a paper it names, else what the paper is about ("Học bổng", "2+2").

    A cell that describes the cooperation instead says nothing of a paper.
    """
    papers = [paper.value for paper in find_agreement_kinds(words)]
    if papers:
        return next((paper for paper in papers if paper is not AgreementKind.OTHER), AgreementKind.OTHER)
    short = _abbreviated(words, legend)
    about = _ABOUT.find(words)
    is_about = bool(about) and (len(words.split()) <= _FEW_WORDS or _opens(words, about[0]))
    if short or is_about:
        return short or about[0].value
    told = find_activities(words) or len(words.split()) > _FEW_WORDS
    return AgreementKind.UNSPECIFIED if told else AgreementKind.OTHER


def _opens(words: str, about: Found[AgreementKind]) -> bool:
    """Half of the words and more say what the paper is about, right at the beginning."""
    return about.start == 0 and about.end * 2 >= len(words) and not re.search(r"\d{2}", words)


def is_about_paper(words: str) -> bool:
    """The words begin with what papers are about: "Student exchange", "Học bổng"."""
    about = _ABOUT.find(words[:60])
    return bool(about) and about[0].start == 0


def paper_told(text: str, record: Record, legend: Legend) -> tuple[AgreementKind, Piece] | None:
    """The paper that a row without a cell for it gives away: an abbreviation, or the paper's number."""
    for name in ("content", "remark"):
        piece = record.columns.get(name)
        kind = (
            _abbreviated(text[piece.start : min(piece.end, piece.start + _OPENING)], legend)
            if piece
            else None
        )
        if kind and piece:
            return kind, piece
    number = _NUMBERED.search(text, record.start, record.end)
    return (_CODES[number["code"]], Piece(number.start(), number.end())) if number else None


def _abbreviated(words: str, legend: Legend) -> AgreementKind | None:
    return next((legend[m[0]] for m in _SHORT.finditer(words) if m[0] in legend), None)
