"""Schools that only their town tells apart: "Medical University – Sofia", "Technical University-Varna"."""

from collections.abc import Sequence

from caunoi.extraction.names_vietnamese import Run
from caunoi.extraction.names_words import english_head, is_field
from caunoi.extraction.places import find_places
from caunoi.extraction.tokens import Token

_DASHES = frozenset({"-", "–", "—"})
_BEHIND = 2  # tokens from the head to the town


def run_with_town(tokens: Sequence[Token], place: int) -> Run | None:
    """A school of fields alone whose head stands at ``place``, with the town behind its dash; else None."""
    if place + _BEHIND >= len(tokens) or tokens[place + 1].text not in _DASHES:
        return None
    head, town = tokens[place], tokens[place + _BEHIND]
    if not head.is_capital or english_head(head) != "school" or not town.is_capital:
        return None
    first = place
    while first and tokens[first - 1].is_capital and is_field(tokens[first - 1]):
        first -= 1
    is_town = any(found.end - found.start == len(town.text) for found in find_places(town.text))
    return Run(first, place + _BEHIND + 1, "school") if first < place and is_town else None
