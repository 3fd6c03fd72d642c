"""Which field a column is: by its heading, by how the same headings were mapped before."""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

from caunoi.domain.folding import fold
from caunoi.extraction.layouts.columns import header_meaning
from caunoi_web.imports.fields import FIELDS, LEFT_OUT, NOT_SAID

_BRACKET = re.compile(r"\s{0,9}\(([^()]{1,40})\)\s{0,9}\Z")


def guessed_mapping(kind: str, headings: Sequence[str]) -> list[str]:
    """The field of each column, "" where the heading does not say; no field twice that may not be.

    What is no field of these rows is left out: a status, which the register computes, the number of a row.
    """
    found: list[str] = []
    for heading in headings:
        code = field_of(kind, heading)
        if code and code not in FIELDS[kind]:
            code = LEFT_OUT
        elif code and code in found and not FIELDS[kind][code].many:
            code = NOT_SAID
        found.append(code)
    return found


def field_of(kind: str, heading: str) -> str:
    """The field that a heading names; of one in two lines ("Thời hạn / Từ") the lower line decides."""
    heading = _without_unit(heading)
    lower = heading.rpartition(" / ")[2]
    for words in dict.fromkeys((heading, lower)):
        if found := _words(kind).get(_key(words)):
            return found
    for words in dict.fromkeys((lower, heading)):
        if found := _meanings(kind).get(header_meaning(words), ""):
            return found
    return NOT_SAID


def _without_unit(heading: str) -> str:
    """The heading without a bracket that says only how its cells are written: "(triệu đồng)"."""
    found = _BRACKET.search(heading)
    return heading[: found.start()] if found and found[1].strip().casefold() in _units() else heading


@cache
def _units() -> frozenset[str]:
    return frozenset(words.casefold() for words in vocabulary()["brackets"]["words"])


def layout_key(kind: str, headings: Sequence[str]) -> str:
    """What tells one layout of a table from others: its headings, accents and case aside."""
    return hashlib.sha256("\n".join([kind, *map(fold, headings)]).encode()).hexdigest()


def given_heading(meaning: str) -> str:
    """The heading of a column that has none of its own, by what its cells are."""
    words = vocabulary()["given"].get(meaning)
    return words["en" if get_language() == "en" else "vi"] if words else ""


@cache
def _words(kind: str) -> dict[str, str]:
    return {_key(words): code for code, some in vocabulary()[kind].items() for words in some}


def _key(words: str) -> str:
    return fold(words) or words.strip()


def _meanings(kind: str) -> dict[str, str]:
    found: dict[str, str] = vocabulary()["meanings"][kind]
    return found


@cache
def vocabulary() -> dict[str, Any]:
    """The words of data/headings.toml."""
    text = files(__package__).joinpath("data", "headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
