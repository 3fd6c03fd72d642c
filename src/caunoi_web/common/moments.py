"""What happened with a partner, told by every app that knows something, on one timeline.

An app calls ``add_source`` in its ``AppConfig.ready`` (the same way as ``panels``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from caunoi.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on a timeline. ``kind`` is its sort (one of ``KINDS``).

    ``on`` is as precise as it is known; ``href`` leads to the record, ``source`` to the words ("" when
    there are none); ``detail`` is a short second line; ``origin`` says where it
    is from: a document with its page, or who entered it and when ("" when that is not known).
    """

    on: PartialDate
    kind: str
    title: str
    detail: str = ""
    href: str = ""
    source: str = ""
    origin: str = ""

    @property
    def day(self) -> date:
        """The day it is sorted by: the first it can mean."""
        return self.on.first_day


# What the sorts are called on pages; a sort that is not here is shown as it is.
KINDS: dict[str, Promise] = {
    "agreement": pgettext_lazy("timeline", "Agreements"),
    "activity": pgettext_lazy("timeline", "Activities"),
    "comment": pgettext_lazy("timeline", "Comments"),
    "document": pgettext_lazy("timeline", "Documents"),
    "name": pgettext_lazy("timeline", "Names"),
    "note": pgettext_lazy("timeline", "Notes"),
    "person": pgettext_lazy("timeline", "People"),
    "promise": pgettext_lazy("timeline", "Promises"),
    "signing": pgettext_lazy("timeline", "Steps to signing"),
    "tier": pgettext_lazy("timeline", "Tiers"),
}


def kind_label(kind: str) -> str:
    """What a sort of moment is called on pages."""
    return str(KINDS.get(kind, kind))


# Given the person who looks and the ids of the organisations; a fixed number of queries.
Source = Callable[[Any, Sequence[UUID]], list[Moment]]

_sources: dict[str, Source] = {}


def add_source(name: str, source: Source) -> None:
    """Let ``source`` tell what it knows; the same name again replaces it."""
    _sources[name] = source


def moments_of(user: Any, organisations: Sequence[UUID]) -> list[Moment]:
    """Everything that happened with these organisations as far as ``user`` may see it, the newest first."""
    told = [moment for source in _sources.values() for moment in source(user, organisations)]
    return sorted(told, key=lambda moment: (moment.day, moment.kind, moment.title), reverse=True)
