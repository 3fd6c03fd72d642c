"""How well mentions of organisations come together: precision and recall of pairs.

    python benchmarks/matching_clusters.py REGISTER [--organisations 300] [--detail]

REGISTER is the Research Organization Registry as a file. Some of its organisations are drawn, the same in
every run: as many of Vietnam as of elsewhere, and for each drawn one another with almost the same name if
there is one, so that there is something to confuse. Each is mentioned by its label in every language, its
aliases, its acronyms, and by its main name with a slip of the finger; half of the mentions say the
country. Two mentions are a right pair when they are put together and mean one organisation.

alone     without a register: only the mentions are compared
half      with the register, every other name but the main one hidden in it
register  with the whole register, as ``caunoi cluster`` works
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from benchmarks.matching_vietnamese import with_slip

from caunoi.domain.folding import fold
from caunoi.matching.registry import Directory, Matcher, Mention, clusters
from caunoi.organisations import NameKind, Organisation, read_organisations

SLIP = "slip"
HOME = "VN"
Truth = tuple[str, str]
"""The id that a mention means, and what the mention is: a kind of name or a slip."""


def drawn(organisations: list[Organisation], size: int, chance: random.Random) -> list[Organisation]:
    """Organisations with more than one name, half of them of Vietnam, each with a near namesake."""
    usable = [one for one in organisations if one.status.value == "active" and len(one.names) > 1]
    home = [one for one in usable if one.country == HOME]
    abroad = [one for one in usable if one.country != HOME]
    chosen = chance.sample(home, min(size // 2, len(home)))
    chosen += chance.sample(abroad, min(size - len(chosen), len(abroad)))
    ordered = sorted(usable, key=lambda one: fold(one.name))
    places = {one.id: place for place, one in enumerate(ordered)}
    beside = [ordered[(places[one.id] + 1) % len(ordered)] for one in chosen]
    return list({one.id: one for one in [*chosen, *beside]}.values())


def mentions_of(organisations: list[Organisation], chance: random.Random) -> dict[Mention, Truth]:
    """What each mention means; a spelling that two organisations share counts for both in two documents."""
    truths: dict[Mention, Truth] = {}
    for one in organisations:
        for name in one.names:
            forms = [(name.text, name.kind.value)]
            if name.kind is NameKind.MAIN:
                forms.append((with_slip(name.text), SLIP))
            for text, kind in forms:
                country = one.country if chance.random() < 0.5 else None
                truths[Mention(text, f"{one.id} {len(truths)}", country)] = (one.id, kind)
    return truths


def half_hidden(organisations: list[Organisation]) -> list[Organisation]:
    """The register with every other name taken out; main names stay."""
    return [replace(one, names=(one.names[0], *one.names[1:][1::2])) for one in organisations]


def pairs(groups: Iterable[Iterable[Mention]]) -> set[frozenset[str]]:
    """The documents that stand together (every mention has a document of its own)."""
    found = (combinations([mention.document for mention in group], 2) for group in groups)
    return {frozenset(pair) for group in found for pair in group}


def hardest(kinds: Iterable[str]) -> str:
    """What makes a pair hard: an acronym, a slip, or nothing ("names")."""
    met = set(kinds)
    return next((kind for kind in (NameKind.ACRONYM.value, SLIP) if kind in met), "names")


def measured(label: str, truths: dict[Mention, Truth], register: Matcher | None, *, detail: bool) -> str:
    """One line of measures."""
    mentions = {mention.document: mention for mention in truths}
    groups = [cluster.mentions for cluster in clusters(truths, register)]
    together = pairs(groups)
    meant: dict[str, list[Mention]] = {}
    for mention, (identifier, _) in truths.items():
        meant.setdefault(identifier, []).append(mention)
    wanted = pairs(meant.values())
    right = together & wanted
    kinds: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    for pair in wanted:
        kind = hardest(truths[mentions[document]][1] for document in pair)
        kinds[kind] += 1
        reached[kind] += pair in right
    if detail:
        for pair in sorted(together - wanted, key=sorted)[:60]:
            print("    wrong:", " | ".join(sorted(mentions[one].name for one in pair)))  # noqa: T201 (asked for)
    recalls = "  ".join(f"{kind} {reached[kind] / kinds[kind]:.3f}" for kind in sorted(kinds))
    precision, recall = len(right) / max(len(together), 1), len(right) / max(len(wanted), 1)
    return f"{label:10} {len(groups):8} {precision:10.3f} {recall:8.3f}   {recalls}"


def main() -> None:
    """Print how pairs come together without a register, with half of one and with all of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("register", type=Path)
    parser.add_argument("--organisations", type=int, default=300)
    parser.add_argument("--detail", action="store_true", help="print pairs that were wrongly put together")
    options = parser.parse_args()
    chance = random.Random(7)  # noqa: S311 (the same mentions in every run)
    organisations = read_organisations(options.register)
    chosen = drawn(organisations, options.organisations, chance)
    truths = mentions_of(chosen, chance)
    heading = f"{'':10} {'clusters':>8} {'precision':>10} {'recall':>8}   of pairs, by the harder of the two"
    print(f"{len(truths)} mentions of {len(chosen)} organisations\n{heading}")  # noqa: T201 (its result)
    registers = {
        "alone": lambda: None,
        "half": lambda: Matcher(Directory.of(half_hidden(organisations))),
        "register": lambda: Matcher(Directory.of(organisations)),
    }
    for label, register in registers.items():
        print(measured(label, truths, register(), detail=options.detail), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
