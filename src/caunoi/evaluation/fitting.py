"""Fits a scorecard to findings whose answers are known: logistic regression, small weights preferred.

Newton's method on the penalised likelihood; plain Python is fast enough for tens of thousands of findings.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caunoi.domain.scorecard import Scorecard, log_odds

Matrix = list[list[float]]
Row = tuple[list[tuple[int, float]], float, float]  # features with their values, answer, voice

_ROUNDS = 30
_CLOSE = 1e-6
_FREE, _HELD = 0.01, 1e6  # penalties of a weight that is free, and of one that stays where it is
_FEWEST_DOCUMENTS = 3  # in which a sign must have been seen to get points
_MAY_BE_WRONG = 0.01  # of what is certain
_LEAST_CERTAIN, _NEVER = 0.9, 1.1
_FULL_VOICE = 12  # findings of one part in one document; more of them share the voice of so many


@dataclass(frozen=True, slots=True)
class Observation:
    """A finding with its answer: what its rule guessed, its signs, whether it was right."""

    document: str
    guess: float
    signs: tuple[str, ...]
    is_right: bool
    weight: float = 1.0


def fit(observations: Sequence[Observation], *, penalty: float) -> Scorecard:
    """The scorecard under which the observations are likeliest, with ``penalty`` on every weight.

    A document with many findings of the same sort counts no more than ``_FULL_VOICE`` of them:
    its rows are right or wrong together. Without observations the guess stands as it is.
    """
    if not observations:
        return Scorecard()
    names = _common_signs(observations)
    places = {name: place + 2 for place, name in enumerate(names)}
    voices = Counter(one.document for one in observations)
    rows = [
        (
            [(0, 1.0), (1, log_odds(one.guess)), *((places[s], 1.0) for s in one.signs if s in places)],
            float(one.is_right),
            one.weight * min(1.0, _FULL_VOICE / voices[one.document]),
        )
        for one in observations
    ]
    points = _newton(rows, len(names) + 2, penalty)
    if points[1] < 0:  # a guess that tells nothing beside the signs must not count against itself
        points = _newton(rows, len(names) + 2, penalty, guess_counts=False)
    return Scorecard(points[0], points[1], points=dict(zip(names, points[2:], strict=True)))


def certain_from(told: Iterable[tuple[float, bool, float]]) -> float:
    """The lowest confidence from which on at most 1 in 100 is wrong, from (confidence, right, weight).

    Few findings prove nothing: with one wrong more than seen, it must still be at most 1 in 50.
    Above 1 when there is no such confidence.
    """
    wrong = count = 0.0
    lowest = _NEVER
    ordered = sorted(told, reverse=True)
    for place, (confidence, is_right, weight) in enumerate(ordered, start=1):
        count += weight
        wrong += 0 if is_right else weight
        is_edge = place == len(ordered) or ordered[place][0] < confidence
        if is_edge and wrong <= count * _MAY_BE_WRONG and wrong + 1 <= (count + 2) * 2 * _MAY_BE_WRONG:
            lowest = confidence
    return lowest if lowest == _NEVER else max(_LEAST_CERTAIN, round(lowest, 4))


def _common_signs(observations: Iterable[Observation]) -> list[str]:
    documents: dict[str, set[str]] = defaultdict(set)
    for one in observations:
        for sign in one.signs:
            documents[sign].add(one.document)
    return sorted(sign for sign, seen in documents.items() if len(seen) >= _FEWEST_DOCUMENTS)


def _newton(rows: Sequence[Row], size: int, penalty: float, *, guess_counts: bool = True) -> list[float]:
    """The weights: start free, share of the guess drawn to 1 (or held at 0), the others drawn to 0."""
    pulls = [_FREE, penalty if guess_counts else _HELD, *([penalty] * (size - 2))]
    drawn_to = [0.0, float(guess_counts), *([0.0] * (size - 2))]
    weights = list(drawn_to)
    worth = _worth(rows, weights, pulls, drawn_to)
    for _ in range(_ROUNDS):
        step = _step(rows, weights, pulls, drawn_to)
        length = 1.0
        while length > _CLOSE:
            tried = [w + length * s for w, s in zip(weights, step, strict=True)]
            better = _worth(rows, tried, pulls, drawn_to)
            if better >= worth:
                break
            length /= 2
        gain, weights, worth = better - worth, tried, better
        if gain < _CLOSE:
            break
    return weights


def _worth(
    rows: Sequence[Row], weights: Sequence[float], pulls: Sequence[float], drawn_to: Sequence[float]
) -> float:
    """The logarithm of the likelihood, less what far-off weights cost."""
    cost = sum(p * (w - d) ** 2 / 2 for w, p, d in zip(weights, pulls, drawn_to, strict=True))
    told = 0.0
    for features, answer, voice in rows:
        share = _share(features, weights)
        told += voice * math.log(share if answer else 1 - share)
    return told - cost


def _share(features: Iterable[tuple[int, float]], weights: Sequence[float]) -> float:
    total = sum(weights[place] * value for place, value in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _step(
    rows: Sequence[Row], weights: Sequence[float], pulls: Sequence[float], drawn_to: Sequence[float]
) -> list[float]:
    size = len(weights)
    slope = [p * (d - w) for w, p, d in zip(weights, pulls, drawn_to, strict=True)]
    bend = [[pulls[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
    for features, answer, voice in rows:
        share = _share(features, weights)
        curve = voice * share * (1 - share)
        for place, value in features:
            slope[place] += voice * (answer - share) * value
            for other, factor in features:
                bend[place][other] += curve * value * factor
    return _solved(bend, slope)


def _solved(matrix: Matrix, right: list[float]) -> list[float]:
    """The solution of a system whose matrix is positive definite (Cholesky)."""
    size = len(right)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    middle: list[float] = []
    for i in range(size):
        middle.append((right[i] - sum(lower[i][k] * middle[k] for k in range(i))) / lower[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (middle[i] - sum(lower[k][i] * found[k] for k in range(i + 1, size))) / lower[i][i]
    return found
