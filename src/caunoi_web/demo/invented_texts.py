"""Invented texts of documents, in Vietnamese and English, as long as real ones: for measuring only."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "papers.toml"
Quote = dict[str, Any]  # {"start", "end", "text"}, as findings hold their words


@dataclass(frozen=True, slots=True)
class Told:
    """What a text is to tell: of which agreement, or (``is_news``) of a visit; days as they are written."""

    partner: str
    number: str
    signed: str
    ends: str
    is_news: bool
    has_figure: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A text with the places of what it tells; ``term`` and ``figure`` are None where nothing is told."""

    name: str
    language: str
    text: str
    sentence: Quote
    partner: Quote
    signed: Quote
    term: Quote
    figure: Quote | None
    amount: int


class Writer:
    """Writes texts; the same ones for the same source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def write(self, told: Told) -> Paper:
        """One text of a length that is usual for what it is: news short, papers longer, some very long."""
        language = self._chance.choices(("vi", "en"), (7, 3))[0]
        words = _words()[language]
        filled = self._filled(words, told)
        head = words["news_heading" if told.is_news else "heading"].format_map(filled)
        opening = words["opening"].format_map(filled)
        term = words["term" if told.ends else "no_end"].format_map(filled)
        figure = words["figure"].format_map(filled) if told.has_figure else ""
        paragraphs = [self._paragraph(words, told) for _number in range(self._length(told))]
        text = "\n".join(part for part in (head, opening, term, figure, *paragraphs) if part)
        name = words["news_name" if told.is_news else "name"].format_map(filled)
        return Paper(
            name=name.replace("/", "-"),
            language=language,
            text=text,
            sentence=_quote(text, opening),
            partner=_quote(text, told.partner, text.index(opening)),
            signed=_quote(text, told.signed, text.index(opening)),
            term=_quote(text, term),
            figure=_quote(text, figure) if figure else None,
            amount=filled["amount"],
        )

    def _length(self, told: Told) -> int:
        """Paragraphs of about 250 signs each."""
        if told.is_news:
            return self._chance.randrange(5, 13)
        return self._chance.randrange(14, 32) if self._chance.random() < _USUAL else 120

    def _paragraph(self, words: dict[str, Any], told: Told) -> str:
        return self._chance.choice(words["paragraphs"]).format_map(self._filled(words, told))

    def _filled(self, words: dict[str, Any], told: Told) -> dict[str, Any]:
        choose = self._chance.choice
        topics = words["topics"]
        return {
            "partner": told.partner,
            "number": told.number,
            "signed": told.signed,
            "ends": told.ends,
            "place": choose(words["places"]),
            "topic": self._chance.choices(topics, [1 / (rank + 1) for rank in range(len(topics))])[0],
            "person": f"{choose(words['people'])} {choose(words['given'])}",
            "amount": self._chance.randrange(5, 400),
        }


_USUAL = 0.97  # of the papers; the others have an annex of thirty thousand signs


def _quote(text: str, words: str, start: int = 0) -> Quote:
    place = text.index(words, start)
    return {"start": place, "end": place + len(words), "text": words}


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
