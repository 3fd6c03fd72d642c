"""From a rule's first guess and the signs of a finding to an honest confidence."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_SUREST = 0.999


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Points for one sort of finding: what it starts with and what each sign adds or takes.

    ``share`` is how much of the rule's own guess counts. Points are log-odds: 0 is even, 2.2 is
    0.9, 4.6 is 0.99. A sign that is not on the card weighs nothing. Findings with a confidence from
    ``certain_from`` on were wrong at most once in a hundred; above 1 when no finding is so sure.
    """

    start: float = 0.0
    share: float = 1.0
    certain_from: float = 0.99
    points: Mapping[str, float] = field(default_factory=dict)

    def confidence(self, guess: float, signs: Iterable[str]) -> float:
        """The share of findings like this one that are right, from 0 to 1."""
        total = self.start + self.share * log_odds(guess) + sum(self.points.get(sign, 0.0) for sign in signs)
        return round(min(_SUREST, 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))), 4)


def log_odds(share: float) -> float:
    """The points of a share; 0 and 1 are kept away from the ends."""
    share = min(max(share, 0.01), 0.99)
    return math.log(share / (1 - share))
