"""A sentence as a scene: each name folded to one sign, so that grammar can be read off it."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.cues import Cue, find_cues
from caunoi.extraction.names import Mention
from caunoi.extraction.sentences import Sentence

HOST, UNIT, OTHER, BOTH = "\ue000", "\ue001", "\ue002", "\ue003"
SIGNS = HOST + UNIT + OTHER + BOTH


@dataclass(frozen=True, slots=True)
class Cast:
    """A name, or a word that stands for one, in a sentence: offsets count in the view."""

    sign: str
    start: int
    end: int
    organisation: Organisation | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """``text`` is the sentence with each name folded to its sign; ``casts`` are those names.

    ``origins[i]`` is the view's offset of ``text[i]``; ``cues`` count in ``text``. ``kept`` holds what
    one step after the other makes of the same sentence.
    """

    sentence: Sentence
    text: str
    origins: tuple[int, ...]
    casts: tuple[Cast, ...]
    places: tuple[int, ...]
    cues: tuple[Cue, ...]
    kept: dict[str, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    def cast_at(self, place: int) -> Cast:
        """The name whose sign stands at ``text[place]``."""
        return self.casts[bisect_left(self.places, place)]

    def has(self, group: str) -> bool:
        """A cue of this group stands in the sentence."""
        return any(cue.group == group for cue in self.cues)

    def first(self, group: str) -> int:
        """Where the first cue of the group begins; the text's length when there is none."""
        return next((cue.start for cue in self.cues if cue.group == group), len(self.text))

    def others(self) -> list[Organisation]:
        """The organisations of the sentence that are not the host, in order."""
        return [cast.organisation for cast in self.casts if cast.sign == OTHER and cast.organisation]

    def view_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the view."""
        return self.origins[start], self.origins[end]


def build_scene(text: str, sentence: Sentence, casts: Iterable[Cast]) -> Scene:
    """Folds the names of ``text[sentence]``; of overlapping ones the first, longest stays."""
    letters: list[str] = []
    origins: list[int] = []
    kept: list[Cast] = []
    places: list[int] = []
    at = sentence.start
    for cast in sorted(casts, key=lambda c: (c.start, -c.end)):
        if cast.start < at or cast.start >= sentence.end:
            continue
        letters += text[at : cast.start]
        origins += range(at, cast.start)
        places.append(len(letters))
        kept.append(cast)
        letters.append(cast.sign)
        origins.append(cast.start)
        at = min(cast.end, sentence.end)
    letters += text[at : sentence.end]
    origins += [*range(at, sentence.end), sentence.end]
    folded = "".join(letters)
    return Scene(sentence, folded, tuple(origins), tuple(kept), tuple(places), tuple(find_cues(folded)))


_CURLY = re.compile(r"“[^”]{40,2000}”")
_LONG_QUOTE = 60  # characters between straight quotation marks
_SAID_WORDS = 8


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Where somebody's own words are quoted at length: what is said there is no report.

    Straight marks are paired line by line, the first with the second and so on.
    """
    found = [match.span() for match in _CURLY.finditer(text)]
    offset = 0
    for line in text.split("\n"):
        marks = [offset + at for at, sign in enumerate(line) if sign == '"']
        found += [
            (one, other + 1)
            for one, other in zip(marks[::2], marks[1::2], strict=False)
            if other - one > _LONG_QUOTE
        ]
        offset += len(line) + 1
    return sorted(span for span in found if text.count(" ", *span) >= _SAID_WORDS)
