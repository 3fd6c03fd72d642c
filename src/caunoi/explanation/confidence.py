"""How a confidence came about: what its rule guessed, which signs spoke for and against it, and how much."""

from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.domain.traces import Weighing
from caunoi.vocabulary import load

_NOTHING = 0.05  # points that move a confidence by about one in a hundred at most


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason to be more or less sure; ``points`` are log-odds, positive for more."""

    code: str
    because: str
    points: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The rule's own guess and the signs that count, the weightiest first."""

    guess: float
    signs: tuple[Sign, ...]


def weighed(weighing: Weighing) -> Weighed:
    """What was weighed, in words; signs that weigh nothing are left out."""
    points = load("confidence").get(weighing.part, {}).get("points", {})
    signs = [Sign(code, _in_words(code), points[code]) for code in _told(weighing.signs, points)]
    return Weighed(weighing.guess, tuple(sorted(signs, key=lambda sign: -abs(sign.points))))


def _told(codes: Iterable[str], points: dict[str, float]) -> list[str]:
    return [code for code in dict.fromkeys(codes) if abs(points.get(code, 0.0)) > _NOTHING]


def _in_words(code: str) -> str:
    """ "party-long-name" as people say it; the code itself for one that has no words."""
    words = load("explanations")
    if code.startswith("flag-"):
        return str(words["flags"].get(code.removeprefix("flag-"), code))
    if code.startswith("rule-"):
        return f"how well the rule {code.removeprefix('rule-')} does"
    if code.startswith("dates-"):
        return _dates_in_words(code.removeprefix("dates-"))
    if code.startswith("party-"):
        return f"a party: {words['signs'].get(code.removeprefix('party-'), code)}"
    family, _, value = code.partition("-")
    if code not in words["signs"] and family in words["families"]:
        return f"{words['families'][family]} {value.removeprefix('by-').replace('_', ' ')}"
    return str(words["signs"].get(code, code))


def _dates_in_words(shape: str) -> str:
    """ "sbe" lists what is known: signing, beginning, end (or length, condition, renewal)."""
    names = load("explanations")["dates"]
    known = [names[letter] for letter in shape if letter != "-"]
    return f"known of its dates: {', '.join(known) or 'nothing'}"
