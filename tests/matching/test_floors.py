"""How well real Vietnamese names find their entry in the shipped part of the registry.

The list is that of ``benchmarks/matching_vietnamese.py``; there the whole registry is searched.
"""

from pathlib import Path

from caunoi.matching import Answer
from caunoi.matching.registry import Directory, Matcher, shipped_index

NAMES = Path(__file__).parents[2] / "benchmarks" / "matching_data" / "vietnamese_names.tsv"


def test_vietnamese_names_find_their_entry_and_seldom_another():
    register = Matcher(Directory.load(shipped_index()))
    rows = [row.split("\t") for row in NAMES.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    known = [identifier for _, identifier, _ in rows if identifier != "-"]

    answers = [(identifier, register.match(name)) for name, identifier, _ in rows]

    given = [(meant, match.meant[0].id) for meant, match in answers if match.answer is Answer.THIS_ONE]
    right = sum(meant == found for meant, found in given)
    assert right / len(known) >= 0.85
    assert right / len(given) >= 0.98
