"""Every expression used in extraction meets long near-matches of itself.

The pieces that are repeated come from the expression (its literals, a character of each of its classes)
and from what breaks expressions in general. An expression whose time doubles with every further
piece, or grows with a high power of their number, is found long before the last size.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import caunoi.domain
import caunoi.extraction

SIZES = (16, 20, 24, 28, 32, 48, 120)  # pieces
MOST_SECONDS = 0.5  # of processor time for one search; 120 pieces take a thousandth
GENERAL = (
    "a",
    "A",
    "1",
    " ",
    "\n",
    ",",
    ".",
    "(",
    ")",
    '"',
    "-",
    "a ",
    "A ",
    "1 ",
    "1.",
    ", ",
    "a, ",
    "- a\n",
)
MOST_PIECES = 16
_SAMPLE_OF_CATEGORY = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: ",",
}


def modules():
    for package in (caunoi.extraction, caunoi.domain):
        for entry in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(entry.name)


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a module holds in a name, a dictionary or a sequence."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from patterns_in(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from patterns_in(part)


def written_inside(source: str) -> Iterator[re.Pattern[str]]:
    """The patterns written where they are used: ``re.search(r"...", text)``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if is_re and isinstance(node.args[0], ast.Constant) and node.func.attr != "escape":
                yield re.compile(node.args[0].value)


def every_pattern() -> list[re.Pattern[str]]:
    found: dict[re.Pattern[str], None] = {}
    for module in modules():
        for value in vars(module).values():
            found.update(dict.fromkeys(patterns_in(value)))
        found.update(dict.fromkeys(written_inside(Path(module.__file__ or "").read_text(encoding="utf-8"))))
    return list(found)


def sample_of(operation: object, value: object) -> str:
    """A few characters that this part of an expression takes."""
    if operation is codes.LITERAL:
        return chr(value)
    if operation is codes.NOT_LITERAL or operation is codes.ANY:
        return "a"
    if operation is codes.CATEGORY:
        return _SAMPLE_OF_CATEGORY[value]
    if operation is codes.RANGE:
        return chr(value[0])
    if operation is codes.IN:
        return "a" if value[0][0] is codes.NEGATE else sample_of(*value[0])
    return ""


def pieces_of(parsed: object) -> Iterator[str]:
    """What runs of the expression, and each of its branches, look like."""
    run = ""
    for operation, value in parsed:
        sample = sample_of(operation, value)
        run += sample
        if sample:
            continue
        for part in value if isinstance(value, tuple | list) else ():
            for inner in part if isinstance(part, list) else (part,):
                if isinstance(inner, _parser.SubPattern):
                    inside = list(pieces_of(inner))
                    yield from inside
                    run += inside[0] if inside else ""
    if run:
        yield run
        yield run + " "


def pieces_for(pattern: re.Pattern[str]) -> list[str]:
    own = list(dict.fromkeys(pieces_of(_parser.parse(pattern.pattern, pattern.flags))))
    joined = [one + other for one, other in pairwise(own[:8])]
    step = max(1, len(own) // MOST_PIECES)
    return [*GENERAL, *own[::step], *joined]


def slowest_size(pattern: re.Pattern[str], piece: str) -> int:
    """The number of pieces at which the expression takes too long; 0 when it never does."""
    for size in SIZES:
        text = piece * size + "\0"
        begin = time.process_time()
        pattern.search(text)
        if time.process_time() - begin > MOST_SECONDS:
            return size
    return 0


def test_no_expression_takes_long_over_near_matches_of_itself():
    patterns = every_pattern()

    slow = [
        (pattern.pattern[:80], piece, size)
        for pattern in patterns
        for piece in pieces_for(pattern)
        if (size := slowest_size(pattern, piece))
    ]

    assert len(patterns) > 200
    assert slow == []


def test_the_search_finds_an_expression_that_blows_up():
    bad = re.compile(r"(?:\w+\s?)+:")

    assert any(slowest_size(bad, piece) for piece in pieces_for(bad))
