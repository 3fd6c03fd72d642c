"""How well Vietnamese names find their organisation in the Research Organization Registry.

    python benchmarks/matching_vietnamese.py REGISTER [--detail] [--part tune|score]

REGISTER is the registry as a file (``caunoi organisations import`` takes the same). Two sets of names:

labels  the Vietnamese labels of the registry's own entries, its names of today; every name in Vietnamese is
        taken out of the index, for all entries; entries without another name are left out.
aliases the other Vietnamese names of its entries, in the same way: former, short, other spellings.
hand    ``matching_data/vietnamese_names.tsv``: names as offices write them, of entries without any Vietnamese
        label, and names of organisations the registry does not have.

Each set is cut in two by the hash of the id: rules and words were made looking at ``tune`` only.
Each name is asked as written, without accents, with a slip of the finger, and in capitals; no country
is given.
"""

import argparse
import hashlib
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from caunoi.matching import Answer
from caunoi.matching.registry import Directory, Matcher
from caunoi.matching.registry.translating import is_vietnamese
from caunoi.organisations import NameKind, Organisation, read_organisations

HAND = Path(__file__).parent / "matching_data" / "vietnamese_names.tsv"
NOBODY = "-"


class Question(NamedTuple):
    """A name and the id it means ("-": nobody in the registry)."""

    name: str
    meant: str


def in_tune(question: Question) -> bool:
    """True for the half that rules were made from."""
    subject = question.name if question.meant == NOBODY else question.meant
    return int(hashlib.sha256(subject.encode()).hexdigest(), 16) % 2 == 0


def label_questions(organisations: list[Organisation], *, of_today: bool) -> Iterator[Question]:
    """Every Vietnamese label (or alias) of an entry that is also named otherwise."""
    kinds = (NameKind.MAIN, NameKind.LABEL) if of_today else (NameKind.ALIAS, NameKind.FORMER)
    for one in organisations:
        if one.country == "VN" and _other_names(one):
            for name in one.names:
                if name.language == "vi" and name.kind in kinds and is_vietnamese(name.text):
                    yield Question(name.text, one.id)


def hand_questions() -> list[Question]:
    """The list written by hand."""
    rows = (line.split("\t") for line in HAND.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return [Question(name, meant) for name, meant, _ in rows]


def without_vietnamese(organisations: list[Organisation]) -> list[Organisation]:
    """The registry with every Vietnamese name taken out."""
    hidden = (replace(one, names=names) if (names := _other_names(one)) else None for one in organisations)
    return [one for one in hidden if one is not None]


def _other_names(one: Organisation):
    if one.country != "VN":
        return one.names
    names = tuple(name for name in one.names if name.language != "vi" and not is_vietnamese(name.text))
    return names if any(name.kind is not NameKind.ACRONYM for name in names) else ()


def without_accents(name: str) -> str:
    """As typed on a keyboard without Vietnamese."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def with_slip(name: str) -> str:
    """Two neighbouring letters of a longer word swapped, the same in every run."""
    chance = random.Random(name)  # noqa: S311 (the same slips in every run)
    words = name.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    at = chance.randrange(1, len(words[place]) - 1)
    word = words[place]
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


WAYS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "no accents": without_accents,
    "a slip": with_slip,
    "capitals": str.upper,
}


def measured(matcher: Matcher, questions: list[Question], way: str, *, detail: bool) -> Counter[str]:
    """How many names were asked, answered "this one", rightly so, and had the right one on top."""
    counts: Counter[str] = Counter()
    for question in questions:
        match = matcher.match(WAYS[way](question.name))
        top = match.candidates[0].id if match.candidates else NOBODY
        answered = match.meant[0].id if match.answer is Answer.THIS_ONE else NOBODY
        counts["known"] += question.meant != NOBODY
        counts["answered"] += answered != NOBODY
        counts["right"] += answered == question.meant != NOBODY
        counts["on top"] += top == question.meant != NOBODY
        if detail and answered != question.meant:
            shown = matcher.directory.entry(top).name if top != NOBODY else "–"
            score = match.candidates[0].score if match.candidates else 0
            print(  # noqa: T201 (asked for)
                f"    {question.name} | {question.meant} | {match.answer} {top} {shown} {score}"
            )
    return counts


def line(label: str, counts: Counter[str]) -> str:
    """The measures of one set."""
    recall = counts["right"] / max(counts["known"], 1)
    precision = counts["right"] / max(counts["answered"], 1)
    top = counts["on top"] / max(counts["known"], 1)
    return f"{label:34} {counts['known']:5} {recall:8.3f} {precision:10.3f} {top:8.3f}"


def main() -> None:
    """Print a table: for each set, half and way the recall and precision of "this one"."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("register", type=Path)
    parser.add_argument("--part", choices=["tune", "score"], help="one half only")
    parser.add_argument("--detail", action="store_true", help="print what was missed or wrong")
    options = parser.parse_args()
    organisations = read_organisations(options.register)
    sets = {
        "labels": list(label_questions(organisations, of_today=True)),
        "aliases": list(label_questions(organisations, of_today=False)),
        "hand": hand_questions(),
    }
    matcher = Matcher(Directory.of(without_vietnamese(organisations)))
    print(  # noqa: T201 (a benchmark prints its result)
        f"{'set':34} {'known':>5} {'recall':>8} {'precision':>10} {'on top':>8}"
    )
    for part in [options.part] if options.part else ["tune", "score"]:
        for name, questions in sets.items():
            chosen = [one for one in questions if in_tune(one) == (part == "tune")]
            for way in WAYS:
                counts = measured(matcher, chosen, way, detail=options.detail and way == "as written")
                print(line(f"{part}, {name}, {way}", counts))  # noqa: T201


if __name__ == "__main__":
    main()
