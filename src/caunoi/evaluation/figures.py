"""Scores the stated figures of one document, by value and year and by value alone."""

from collections.abc import Callable

from caunoi.evaluation.pairing import Likely, pair_off
from caunoi.evaluation.records import Figure
from caunoi.evaluation.tally import Tally
from caunoi.evaluation.verdicts import Fate

# How well a predicted figure (second) fits a gold one (first); 0 is not at all.
_Fit = Callable[[Figure, Figure], float]

_REQUIRED_FIRST = 0.5


def score_figures(gold: tuple[Figure, ...], predicted: tuple[Figure, ...], tally: Tally) -> None:
    """Count figures right, wrong, missed, optional and repeated; then the same by value alone."""
    _score(gold, predicted, _fits, "figures", tally)
    by_value = Tally()
    _score(gold, predicted, _has_value, "values", by_value)
    tally.counts.update(by_value.counts)


def _has_value(gold: Figure, predicted: Figure) -> float:
    return float(predicted.value == gold.value)


def _fits(gold: Figure, predicted: Figure) -> float:
    if predicted.value != gold.value:
        return 0.0
    if predicted.year == gold.year:
        return 2.0
    return 1.0 if predicted.year in gold.other_years else 0.0


def _score(
    gold: tuple[Figure, ...], predicted: tuple[Figure, ...], fit: _Fit, what: str, tally: Tally
) -> None:
    pairs = pair_off(
        Likely(fit(wanted, said) + (0 if wanted.is_optional else _REQUIRED_FIRST), place, number)
        for place, said in enumerate(predicted)
        for number, wanted in enumerate(gold)
        if fit(wanted, said)
    )
    found = set(pairs.values())
    for number, wanted in enumerate(gold):
        if not wanted.is_optional and number not in found:
            tally.count(f"{what} missed")
            tally.remark("missed figure", f"{wanted.what} {wanted.year} = {wanted.value:g}")
            tally.judge(what, Fate.MISSED, gold=number)
    for place, said in enumerate(predicted):
        if place in pairs:
            fate = Fate.OPTIONAL if gold[pairs[place]].is_optional else Fate.RIGHT
        elif any(fit(gold[number], said) for number in found):
            fate = Fate.REPEATED
        else:
            fate = Fate.WRONG
            tally.remark("wrong figure", f"{said.what} {said.year} = {said.value:g}")
        tally.count(f"{what} {fate}")
        tally.judge(what, fate, said=place, gold=pairs.get(place))
