"""How well affiliations find their organisations: precision, recall and F1 on sets in the public form.

    python benchmarks/matching_affiliations.py INDEX SET.csv... [--detail]

INDEX is made by ``caunoi organisations import``. A set is a CSV with the columns ``affiliation`` and
``ror_id`` (ids parted by ``;``, "NP" where none is meant): the form of the test sets that the Research
Organization Registry publishes for its matching (Crossref publisher assertions, logs of the matching
service), and of the APS set once its columns are named so. The sets are not part of this project.

"first" counts as those sets are scored: the first organisation answered is right if it is one of those
given; an answer where none is given is wrong; an unanswered one with a gold id is missed. "all" compares
all organisations answered with all that are given. "this one" is what is answered without asking: its
precision against the set as it is, its precision (P+) when the rows of ``matching_data/overtaken_golds.tsv``
also count as right, and the share of the rows with a gold id that it answers rightly. "/s" is the rate of
the first pass over the set, in seconds of processor time.
"""

import argparse
import csv
import gc
import time
from collections import Counter
from pathlib import Path

from caunoi.matching.registry import Directory, Match, Matcher

PREFIX = "https://ror.org/"
NOBODY = "NP"
OVERTAKEN = Path(__file__).parent / "matching_data" / "overtaken_golds.tsv"


def rows_of(path: Path) -> list[tuple[str, frozenset[str]]]:
    """The affiliations of a set with the ids meant."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [(row["affiliation"], ids_in(row["ror_id"])) for row in csv.DictReader(stream)]


def ids_in(cell: str) -> frozenset[str]:
    """The ids of a cell; none for "NP"."""
    parts = (part.strip().removeprefix(PREFIX) for part in cell.split(";"))
    return frozenset(part for part in parts if part and part != NOBODY)


def overtaken_golds() -> dict[str, str]:
    """The entry that bears the name of a row whose gold is older than the registry, or plainly another."""
    lines = OVERTAKEN.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[:1] != "#")
    return {text: identifier for text, identifier, _ in rows}


def counted(matcher: Matcher, rows: list[tuple[str, frozenset[str]]], *, detail: bool) -> Counter[str]:
    """Right, wrong and missed, by the first answer and by all."""
    overtaken = overtaken_golds()
    counts: Counter[str] = Counter()
    for text, gold in rows:
        match = matcher.match(text)
        found = [one.id for one in match.named]
        counts["this one"] += bool(match.meant)
        counts["this one right"] += any(one.id in gold for one in match.meant)
        counts["this one overtaken"] += any(one.id == overtaken.get(text) for one in match.meant)
        if detail and match.meant and match.meant[0].id not in gold:
            print(described(matcher, "THIS ONE", text, gold, match))  # noqa: T201 (asked for)
        outcome = ("right" if found[0] in gold else "wrong") if found else ("missed" if gold else "none")
        counts[outcome] += 1
        counts["all right"] += len(gold.intersection(found))
        counts["all answered"] += len(found)
        counts["all given"] += len(gold)
        if detail and outcome in ("wrong", "missed"):
            print(described(matcher, outcome, text, gold, match))  # noqa: T201 (asked for)
    return counts


def described(matcher: Matcher, outcome: str, text: str, gold: frozenset[str], match: Match) -> str:
    """One line on an answer that is not the given one."""
    found = [f"{matcher.directory.entry(one.id).name} ({one.id})" for one in match.named]
    return f"    {outcome}: {text[:110]} | given {' '.join(sorted(gold)) or '–'} | {'; '.join(found) or '–'}"


def shares(right: int, answered: int, given: int) -> str:
    """Precision, recall and F1."""
    precision, recall = right / max(answered, 1), right / max(given, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{precision:9.3f} {recall:7.3f} {f1:7.3f}"


def other_strings(directory: Directory) -> list[str]:
    """Affiliations of no set, made from entries all over the register."""
    entries = [directory.entry(one) for one in directory.columns.ids[:: max(len(directory) // 300, 1)]]
    return [f"Department of Physics, {one.name}, {one.city}" for one in entries]


def main() -> None:
    """Print a row for each set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--detail", action="store_true", help="print what was missed or wrong")
    options = parser.parse_args()
    matcher = Matcher(Directory.load(options.index))
    for warming in other_strings(matcher.directory):
        matcher.match(warming)  # (a process that has just begun is slower)
    gc.collect()
    gc.freeze()  # (as the command does: the index stays as long as the process)
    lines = [
        f"{'set':24} {'rows':>6} {'first: P':>9} {'R':>7} {'F1':>7} {'all: P':>9} {'R':>7} {'F1':>7}"
        f" {'this one: P':>12} {'(P+)':>7} {'R':>7} {'/s':>7}"
    ]
    for path in options.sets:
        rows = rows_of(path)
        begin = time.process_time()
        counts = counted(matcher, rows, detail=options.detail)
        rate = len(rows) / (time.process_time() - begin)
        first = shares(
            counts["right"],
            counts["right"] + counts["wrong"],
            counts["right"] + counts["missed"],
        )
        every = shares(counts["all right"], counts["all answered"], counts["all given"])
        given = max(counts["this one"], 1)
        sure = f"{counts['this one right'] / given:12.3f}"
        sure += f" {(counts['this one right'] + counts['this one overtaken']) / given:7.3f}"
        sure += f" {counts['this one right'] / max(counts['right'] + counts['missed'], 1):7.3f}"
        lines.append(f"{path.stem:24} {len(rows):6} {first} {every} {sure} {rate:7.0f}")
    print("\n".join(lines))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
