"""What was seen on the way to the findings: the grounds of what was taken, the reasons against the rest."""

from dataclasses import dataclass, field

from caunoi.domain.quotes import Quote


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence on which ``rule`` took the partners ``about``; ``cue`` is the word that decided."""

    rule: str
    about: tuple[str, ...]
    quote: Quote
    cue: Quote


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something seen and not used: ``what`` is "organisation" or "date".

    ``reason`` is a code that ``caunoi.vocabulary`` puts into words; ``context`` is the sentence or
    row it stands in, ``cue`` the word of it that decided, ``places`` how often it is named.
    """

    what: str
    quote: Quote
    reason: str
    context: Quote | None = None
    cue: Quote | None = None
    places: int = 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """How one finding's confidence came about: what its rule guessed, its signs, what was made of it.

    In the order of the findings: all partners, then agreements, then figures.
    """

    part: str
    guess: float
    signs: tuple[str, ...]
    confidence: float


@dataclass(slots=True)
class Trace:
    """Collects while a document is read, for whoever asks why; nobody else pays for it."""

    grounds: list[Ground] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    weighings: list[Weighing] = field(default_factory=list)
