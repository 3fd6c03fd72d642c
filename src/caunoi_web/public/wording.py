"""The chosen filters of a public list in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from caunoi_web.public.queries.facets import Choice
from caunoi_web.public.queries.filters import AGREEMENT_FILTERS, PARTNER_FILTERS, Chosen


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """One chosen filter, to be taken out again."""

    name: str
    title: str | Promise
    value: str


_TITLES = {one.name: one.title for one in (*PARTNER_FILTERS, *AGREEMENT_FILTERS)}


def chosen_words(
    chosen: Chosen, choices: Sequence[Choice], beside: Mapping[str, str] | None = None
) -> list[ChosenWords]:
    """What is chosen, in words; ``beside`` names values that are no choice of the page."""
    known = {(choice.name, value): label for choice in choices for value, label, _number in choice.options}
    return [
        ChosenWords(name, _TITLES[name], known.get((name, value)) or (beside or {}).get(value, value))
        for name, value in chosen.values.items()
    ]
