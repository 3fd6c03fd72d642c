"""Writes the names of schools that sit in one country only, for telling it from a name alone.

    python scripts/list_known_schools.py ror.jsonl.gz

The file is the Research Organization Registry as ``caunoi organisations import`` reads it (its data are CC0).
Kept are the names of schools and research institutes that do not tell their country by a place of their own,
each as the words by which names are compared.
"""

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from caunoi.extraction.known_schools import words_in_order, words_of
from caunoi.extraction.name_keys import is_generic_name
from caunoi.extraction.places import country_of_place
from caunoi.extraction.same_partner import name_key
from caunoi.vocabulary import load

TARGET = Path(__file__).parents[1] / "src" / "caunoi" / "vocabulary" / "data" / "known_schools.txt"
CODES = frozenset(load("countries")["countries"])
TYPES = frozenset({"education", "facility"})
BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
HEADS = frozenset(
    {"university", "college", "institute", "academy", "school", "center", "polytechnic", "faculty"}
)
COMMON = 3  # countries from which a word tells nothing
LEAST, MOST = 2, 9  # words of a name
HEADER = """\
# Schools and institutes that sit in one country only: its code, and the words of a name in no order;
# behind "=" in their order, where all of them are common.
# Made by scripts/list_known_schools.py from the Research Organization Registry (CC0); written by no hand.
"""


def main(register: Path) -> None:
    """Read the register, leave out what tells nothing, write."""
    countries: dict[frozenset[str], set[str]] = defaultdict(set)
    own: dict[str, str] = {}
    with gzip.open(register, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            for name in _names(record):
                countries[name_key(name)].add(record["country"])
                if TYPES.intersection(record.get("types", ())) and _is_of_use(name, record["country"]):
                    own[name] = record["country"]
    wide = _common_words(countries)
    kept = sorted(
        {
            f"{code} {words_in_order(name) if _is_common(key, wide) else words_of(key)}"
            for name, code in own.items()
            if len(countries[key := name_key(name)]) == 1 and _tells(key, wide)
        }
    )
    TARGET.write_text(HEADER + "\n".join(kept) + "\n", encoding="utf-8")
    click.echo(f"{len(kept)} names written: {TARGET.name}")


def _names(record: dict[str, object]) -> Iterator[str]:
    if record.get("country") in CODES:
        told = [record["name"], *(pair[0] for part in ("labels", "aliases") for pair in record.get(part, ()))]
        yield from (BRACKETS.sub("", name) for name in told)


def _is_of_use(name: str, country: str) -> bool:
    known = country_of_place(name)
    return (known is None or known[0] != country) and not is_generic_name(name)


def _common_words(names: dict[frozenset[str], set[str]]) -> set[str]:
    where: dict[str, set[str]] = defaultdict(set)
    for key, codes in names.items():
        for word in key:
            where[word] |= codes
    return {word for word, codes in where.items() if len(codes) >= COMMON}


def _is_common(key: Iterable[str], wide: set[str]) -> bool:
    """Of common words alone: others may have the same in another order."""
    return wide.issuperset(key)


def _tells(key: Iterable[str], wide: set[str]) -> bool:
    """A word of its own, or two that are common: "North South University", not "Eastern University"."""
    words = set(key)
    own = words - HEADS
    fits = LEAST <= len(words) <= MOST and all(word.isascii() and word.isalpha() for word in words)
    return fits and bool(words & HEADS) and (len(own) >= LEAST or bool(own - wide))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
