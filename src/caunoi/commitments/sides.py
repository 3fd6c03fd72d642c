"""Who is meant by "Bên A", "Party B" or a name: our side, the partner, or both."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from caunoi.domain.folding import fold
from caunoi.domain.promises import Debtor
from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

_WORDS = load("commitments")
_NEAR = 260  # characters around a label in which the name of its side stands
_HEAD = 6000  # characters of a paper in which its sides are named
_SHORT_NAME = re.compile(
    r"(?:sau đây[^()“\"]{0,30}gọi[^()“\"]{0,20}(?:là)?|viết tắt là|gọi tắt là"
    r"|hereinafter[^()“\"]{0,40}|referred to as)"
    r"[\s:]{0,3}[“\"'‘]?([^“”\"'’‘().;,\n]{2,40})[”\"'’]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A side named at ``start`` to ``end`` of a text."""

    debtor: Debtor
    start: int
    end: int
    is_sure: bool = True


@dataclass(slots=True)
class Sides:
    """The names of both sides in one paper."""

    book: PhraseBook[tuple[Debtor, bool]]
    named: dict[str, Debtor] = field(default_factory=dict)

    def find(self, text: str) -> list[Named]:
        """Every mention of a side in ``text``, in order."""
        return [
            Named(found.value[0], found.start, found.end, found.value[1]) for found in self.book.find(text)
        ]


def sides_of(text: str, host: Sequence[str], partners: Sequence[str]) -> Sides:
    """The sides of a paper, given the names our side and the partners go by.

    Labels ("Bên A") are tied to a side by the name that stands beside them in the head of the paper. Where
    no name helps they are taken for our side first, the partner second, and said to be unsure.
    """
    head = text[:_HEAD]
    named = dict.fromkeys(_spelt(host), Debtor.HOST) | dict.fromkeys(_spelt(partners), Debtor.PARTNER)
    known = _labels(head, named)
    entries: list[tuple[str, tuple[Debtor, bool]]] = [
        (phrase, (Debtor.BOTH, True)) for language in ("vi", "en") for phrase in _WORDS["both"][language]
    ]
    entries += [(name, (debtor, True)) for name, debtor in named.items()]
    entries += [(label, (debtor, is_sure)) for label, (debtor, is_sure) in known.items()]
    entries += _short_names(head, named, known)
    return Sides(
        PhraseBook(((phrase, value) for phrase, value in entries if fold(phrase)), passing=True), named
    )


def _spelt(names: Iterable[str]) -> list[str]:
    """The names that are long enough not to be a common word."""
    return [name for name in dict.fromkeys(names) if len(name) >= 3 and re.search(r"\w", name)]


def _labels(head: str, named: dict[str, Debtor]) -> dict[str, tuple[Debtor, bool]]:
    found: dict[str, tuple[Debtor, bool]] = {}
    folded = head.casefold()
    for first, second in _WORDS["labels"]["pairs"]:
        sure = {label: _beside(head, folded, label, named) for label in (first, second)}
        if sure[first] is None and sure[second] is not None:
            sure[first] = _other(sure[second])
        elif sure[second] is None and sure[first] is not None:
            sure[second] = _other(sure[first])
        is_sure = sure[first] is not None
        found[first] = (sure[first] or Debtor.HOST, is_sure)
        found[second] = (sure[second] or Debtor.PARTNER, is_sure)
    return found


def _other(debtor: Debtor | None) -> Debtor:
    return Debtor.PARTNER if debtor is Debtor.HOST else Debtor.HOST


def _beside(head: str, folded: str, label: str, named: dict[str, Debtor]) -> Debtor | None:
    """The side whose name stands behind the label, else before it; None when neither is known there."""
    for place in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", folded):
        after = head[place.end() : place.end() + _NEAR].split("\n\n")[0]
        before = head[max(0, place.start() - _NEAR) : place.start()]
        if re.match(r"[\s(–:-]", after) and (side := _first_named(after, named)):
            return side
        if re.search(r"(?:gọi|là|as|called)\W{0,8}(?:the\W{0,3})?\Z", before, re.IGNORECASE) and (
            side := _last_named(before, named)
        ):
            return side
    return None


def _first_named(text: str, named: dict[str, Debtor]) -> Debtor | None:
    found = PhraseBook(named.items(), passing=True).find(text) if named else []
    return found[0].value if found else None


def _last_named(text: str, named: dict[str, Debtor]) -> Debtor | None:
    found = PhraseBook(named.items(), passing=True).find(text) if named else []
    return found[-1].value if found else None


def _short_names(
    head: str, named: dict[str, Debtor], known: dict[str, tuple[Debtor, bool]]
) -> list[tuple[str, tuple[Debtor, bool]]]:
    """Names the paper gives itself: "(sau đây gọi là Nhà trường)", 'hereinafter “UQ”'."""
    found = []
    for match in _SHORT_NAME.finditer(head):
        short = match[1].strip()
        side = _last_named(head[max(0, match.start() - _NEAR) : match.start()], named)
        if side and fold(short) and fold(short) not in {fold(label) for label in known}:
            found.append((short, (side, True)))
    return found
