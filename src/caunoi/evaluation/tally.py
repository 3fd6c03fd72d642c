"""What is counted while scoring, and the shares that come of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from caunoi.evaluation.verdicts import Fate, Fault, Verdict


class Remark(NamedTuple):
    """One thing missed or wrong, in words."""

    what: str
    detail: str


@dataclass(slots=True)
class Tally:
    """Counts by name ("partners right", "signed stated"), the remarks and verdicts on one document."""

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def count(self, name: str, number: int = 1) -> None:
        """Add ``number`` to a count."""
        self.counts[name] += number

    def remark(self, what: str, detail: str) -> None:
        """Keep something a reader should look at."""
        self.remarks.append(Remark(what, detail))

    def judge(
        self, part: str, fate: Fate, *, said: int | None = None, gold: int | None = None,
        faults: Iterable[Fault] = (),
    ) -> None:  # fmt: skip
        """Keep what became of one record."""
        self.verdicts.append(Verdict(part, fate, said, gold, tuple(faults)))


class Accuracy(NamedTuple):
    """Precision, recall and their harmonic mean F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def accuracy(counts: Mapping[str, int], what: str) -> Accuracy:
    """The accuracy from the counts "<what> right", "<what> wrong" and "<what> missed".

    Nothing to find and nothing said is perfect; something said where nothing was to be
    found has no precision; nothing said where something was to be found has none either.
    """
    right, wrong, missed = (counts.get(f"{what} {fate}", 0) for fate in ("right", "wrong", "missed"))
    if not right + wrong + missed:
        return Accuracy(1.0, 1.0, 1.0)
    said, wanted = right + wrong, right + missed
    precision = right / said if said and wanted else 0.0
    return Accuracy(precision, right / wanted if wanted else 1.0, 2 * right / (said + wanted))


def share(counts: Mapping[str, int], part: str, whole: str) -> float | None:
    """One count as a share of another; None when there was nothing to count."""
    total = counts.get(whole, 0)
    return counts.get(part, 0) / total if total else None
