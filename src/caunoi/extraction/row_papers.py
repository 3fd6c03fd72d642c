"""Which paper a row is about when its words do not simply name one: abbreviations, numbers, subjects."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

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
_TELLING = frozenset({AgreementKind.SPONSORSHIP, AgreementKind.JOINT_PROGRAMME})
_AGREEMENT = re.compile(rf"{any_of([*_WORDS['papers']['vi'], *_WORDS['papers']['en']])}", re.IGNORECASE)
_WEAK = frozenset(_WORDS["paper_about_weak"]["words"])
_LATEST = 3  # characters of a description before what the paper is about
_BUYER_WORDS = any_of(load("columns")["contract_headers"]["words"])
_BUYER = re.compile(rf"\W{{0,3}}(?:{_BUYER_WORDS})(?!\w)", re.IGNORECASE)
_BUYERS = re.compile(rf"(?:\A|[|;\t,/]|\s{{2,}})\s{{0,20}}(?:{_BUYER_WORDS})(?!\w)", re.IGNORECASE)
_HEAD, _HEAD_LINES = 300, 3  # characters and lines above the first row that may be its header
_KEPT = 4  # texts whose legend is kept: every layout asks for it
_OPENING = 60  # characters of a description in which the abbreviation of the paper stands

Legend = Mapping[str, AgreementKind]


@lru_cache(maxsize=_KEPT)
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


def kind_by_content(text: str, record: Record) -> tuple[AgreementKind, Piece] | None:
    """What a row without a paper is about: "Học bổng ...", "2+2 ..."; an agreement it merely calls so."""
    for name in ("content", "remark"):
        piece = record.columns.get(name)
        if piece is None:
            continue
        words = text[piece.start : min(piece.end, piece.start + _OPENING)]
        about = _ABOUT.find(words)
        is_told = bool(about) and about[0].value in _TELLING and about[0].start <= _LATEST
        is_told = is_told and words[about[0].start : about[0].end].casefold() not in _WEAK
        if is_told and "signed" not in record.columns:  # what is signed has a paper of its own
            return about[0].value, Piece(piece.start + about[0].start, piece.start + about[0].end)
        agreed = [paper for paper in find_agreement_kinds(words) if paper.value is AgreementKind.OTHER]
        if agreed and _AGREEMENT.search(words, agreed[0].start, agreed[0].end):
            place = Piece(piece.start + agreed[0].start, piece.start + agreed[0].end)
            return AgreementKind.OTHER, place
    return None


def lists_contracts(text: str, records: Sequence[Record]) -> bool:
    """The lines above the first row head a list of transfers: its partners are licensees, buyers, clients."""
    first = min((record.start for record in records), default=0)
    if any(_BUYER.match(text, record.start) for record in records[:1]):
        return True
    lines = [line for line in text[max(0, first - _HEAD) : first].split("\n") if line.strip()][-_HEAD_LINES:]
    return any(_BUYERS.search(line) for line in lines)


def _abbreviated(words: str, legend: Legend) -> AgreementKind | None:
    return next((legend[m[0]] for m in _SHORT.finditer(words) if m[0] in legend), None)
