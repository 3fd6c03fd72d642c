"""What the headings of a document say about the blocks below them: partners, plans, neither."""

import re
from collections.abc import Collection, Sequence
from enum import Enum

from caunoi.extraction.phrases import PhraseBook
from caunoi.extraction.sentences import Block
from caunoi.vocabulary import load

_WORDS = load("sections")
_LONGEST_HEADING = 110
_MOST_WORDS = 16
_FEW_WORDS = 3  # of a heading such as "Asia and Oceania"
_LEVELS = (
    re.compile(
        r"\s*(?:#{1,6}\s|(?:phần|chương|mục|part|chapter|section)\s|[IVX]{1,5}[.)]\s|[A-HĐ][.)]\s)", re.I
    ),
    re.compile(r"\s*\d{1,2}[.)]\s"),
    re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s"),
    re.compile(r"\s*(?:\([ivx\d]{1,4}\)|\(?[a-zđ][.)])\s"),
)
_BULLET = re.compile(r"\s*[-*•●▪◦‣·+►✓➢>»]")
_REPORT = re.compile(r"(?<!\w)(?:báo cáo|kết quả|tổng kết|report|review|results)(?!\w)", re.IGNORECASE)


class Section(Enum):
    """What stands below a heading."""

    PLAIN = "plain"
    PARTNERS = "partners"
    PLANS = "plans"
    NEITHER = "neither"


_BOOK = PhraseBook(
    (phrase, Section(kind))
    for kind in ("plans", "partners", "neither")
    for phrases in _WORDS[kind].values()
    for phrase in phrases
)
_PAST = PhraseBook((phrase, True) for phrases in _WORDS["past"].values() for phrase in phrases)


def sections_of(text: str, blocks: Sequence[Block], named: Collection[int]) -> tuple[Section, ...]:
    """For each block the kind of its section; ``named`` are the blocks that open with a partner's name.

    A heading of lower rank stays inside a section of plans, one of a few words ("EUROPE", "2019")
    inside one of partners; what stands before the first paragraph titles the whole document.
    """
    kinds: list[Section] = []
    kind, level, started = Section.PLAIN, 0, False
    for number, block in enumerate(blocks):
        words = text[block.start : block.end]
        if number not in named and is_heading(words):
            rank, own = _level(words), _kind(words)
            inside = (kind is Section.PLANS and rank > level) or (
                kind is Section.PARTNERS and own is Section.PLAIN and words.count(" ") < _FEW_WORDS
            )
            is_title = not started and not rank
            if not inside:
                kind, level = (Section.PLAIN if is_title and own is Section.PLANS else own), rank
        elif len(words) > _LONGEST_HEADING // 2:
            started = True
        kinds.append(kind)
    return tuple(kinds)


def is_heading(words: str) -> bool:
    """A short line without an end mark that is no bullet."""
    if len(words) > _LONGEST_HEADING or _BULLET.match(words) or words.count(" ") >= _MOST_WORDS:
        return False
    return not words.rstrip(" ”\"').").endswith((";", ",", "!", "…")) and not words.rstrip().endswith(".")


def _level(words: str) -> int:
    return next((rank for rank, shape in enumerate(_LEVELS, 1) if shape.match(words)), 0)


def _kind(words: str) -> Section:
    """The heading's own kind; the title of a report that ends with plans is none of plans."""
    found = [phrase.value for phrase in _BOOK.find(words)]
    if Section.PLANS in found and not _REPORT.search(words):
        return Section.PLANS
    if Section.NEITHER in found:
        return Section.NEITHER
    return Section.PARTNERS if Section.PARTNERS in found else Section.PLAIN


def tells_of_the_past(words: str) -> bool:
    """Something that has happened is told of, though it stands among plans."""
    return bool(_PAST.find(words))
