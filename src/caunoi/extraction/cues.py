"""Finds the words that tell what was done: verbs of signing, papers, plans, guests ..."""

from dataclasses import dataclass

from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

ACTS = (
    "renew",
    "sign",
    "paper",
    "laboratory",
    "programme",
    "sponsor",
    "contract",
    "project",
    "cooperate",
    "partner",
    "support",
    "visit",
)
"""What an act may be, the strongest first."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of one group ("act", "planned", "guests" ...) at ``start`` to ``end``."""

    group: str
    kind: str
    start: int
    end: int

    @property
    def is_act(self) -> bool:
        return self.group == "act"


def _books() -> tuple[PhraseBook[tuple[str, str]], PhraseBook[tuple[str, str]]]:
    """One book of acts, one of everything around them: the same word may be in both."""
    words = load("events")
    acts = [
        (phrase, ("act", kind))
        for kind, forms in words["acts"].items()
        for phrases in forms.values()
        for phrase in phrases
    ]
    acts += [(phrase, ("act", "paper")) for phrases in words["named_papers"].values() for phrase in phrases]
    around = [
        (phrase, (group, ""))
        for group, forms in words.items()
        if group not in {"acts", "adverbs", "leads", "list_words", "named_papers", "again_patterns"}
        for phrases in forms.values()
        for phrase in phrases
    ]
    around += [
        (pattern.replace("P", paper), ("again", ""))
        for language in ("vi", "en")
        for pattern in words["again_patterns"][language]
        for paper in words["again_patterns"][f"papers_{language}"]
    ]
    no_acts = [(phrase, ("no_act", "")) for phrases in words["no_act"].values() for phrase in phrases]
    return PhraseBook([*acts, *no_acts]), PhraseBook(around)


_BOOKS = _books()


def find_cues(text: str) -> list[Cue]:
    """All cues of ``text`` in order; longer phrases win over shorter ones inside them."""
    cues = [
        Cue(found.value[0], found.value[1], found.start, found.end)
        for book in _BOOKS
        for found in book.find(text)
    ]
    return sorted(cues, key=lambda cue: (cue.start, cue.end))
