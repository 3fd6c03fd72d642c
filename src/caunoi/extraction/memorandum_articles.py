"""The parts of an agreement's text: its articles, and the annexes behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_ARTICLE = re.compile(
    r"^[ \t]*(?:(?:điều|article|section|clause|khoản|mục)\s*(?:\d{1,2}|[ivx]{1,5})\b|§\s?\d{1,2}(?!\d))"
    r"[^\n]{0,120}",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED = re.compile(r"^[ \t]*(?P<number>\d{1,2}|[IVX]{1,5})(?:[.)/]|\.0)[ \t]+[^\n]{3,120}", re.MULTILINE)
_INLINE = re.compile(  # "1.  Subject.  The Parties shall ...": the heading is the first words alone
    r"(?:\d{1,2}|[IVX]{1,5})(?:[.)/]|\.0)?[ \t]+[^\W\d_][^\n.:;,]{2,50}[.:](?=[ \t]+\S)"
)
_TITLES = any_of([*_WORDS["later_titles"]["vi"], *_WORDS["later_titles"]["en"]])
_LATER_TITLE = re.compile(
    rf"^[ \t*_#]*(?:{_TITLES})[^\n.;:]{{0,70}}$",
    re.IGNORECASE | re.MULTILINE,
)
_ANNEX_WORDS = any_of([*_WORDS["annexes"]["vi"], *_WORDS["annexes"]["en"]])
_ANNEX = re.compile(
    rf"^[ \t*_#]*(?:{_ANNEX_WORDS})"
    r"(?:[ \t]*(?:số|no\.?|n[ro]\.)?[ \t]*(?:\d{1,2}|[IVX]{1,4}|[A-D])\b)?"
    r"(?=[ \t]*(?:[:.–—-]|\(|$|to\b|of\b|kèm|của|và\b|and\b))[^\n]{0,160}",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURES = 900  # characters above a title in which the signatures of the paper before it stand
_BODY, _LEAST_BODY = 0.35, 0.2  # shares of the text that stand before the first annex


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its heading and where its text, heading included, stands in the view."""

    heading: str
    start: int
    end: int


def find_articles(text: str) -> list[Article]:
    """The articles in order; numbered headings stand in where no line says "Article"."""
    heads = list(_ARTICLE.finditer(text))
    if len(heads) < 2:
        heads = _longest_count(list(_NUMBERED.finditer(text)))
    if not heads:
        return []
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [
        Article(_heading(text, head, end), head.start(), end) for head, end in zip(heads, ends, strict=True)
    ]


def _longest_count(heads: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run that begins at 1 or I: the sides in the preamble may be numbered, too."""
    runs: list[list[re.Match[str]]] = []
    for head in heads:
        if head["number"] in {"1", "I"} or not runs:
            runs.append([])
        runs[-1].append(head)
    return max(runs, key=len, default=[])


def _heading(text: str, head: re.Match[str], end: int) -> str:
    """The heading's words; where the line holds only the number, those of the next line."""
    words = head.group().strip()
    inline = _INLINE.match(words)
    if inline:
        return inline.group()
    if len(re.sub(r"[\W\d]", "", words)) > 10:
        return words
    rest = text[head.end() : min(end, head.end() + 160)].strip().split("\n")[0]
    return f"{words} {rest}" if len(rest) <= 80 else words


def find_annexes(text: str) -> list[Article]:
    """The annexes behind the body, each from its heading to the next; a mention inside the body is none."""
    heads = [head for head in _ANNEX.finditer(text) if _opens_part(text, head)]
    heads += [head for head in _LATER_TITLE.finditer(text) if _is_behind_signatures(text, head)]
    heads.sort(key=lambda head: head.start())
    if not heads:
        return []
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [Article(head.group().strip(), head.start(), end) for head, end in zip(heads, ends, strict=True)]


def _is_behind_signatures(text: str, head: re.Match[str]) -> bool:
    """A title in a line of its own, in capitals, behind lines for signatures."""
    above = text[max(0, head.start() - _SIGNATURES) : head.start()]
    words = head.group().strip(" \t*_#")
    signed = "___" in above or "....." in above or "(sign" in above.lower() or "Rector" in above
    alone = above.rstrip(" \t").endswith("\n\n")
    return words[:1].isupper() and alone and signed and head.start() >= _BODY * len(text)


def _opens_part(text: str, head: re.Match[str]) -> bool:
    """Behind the body; before half of the text only as a heading in capitals below a blank line."""
    if head.start() >= _BODY * len(text):
        return True
    above = text[max(0, head.start() - 40) : head.start()].rstrip(" \t")
    alone = above.endswith("\n\n") and head.group().strip()[:5].isupper()
    return alone and head.start() >= _LEAST_BODY * len(text)
