"""What happened with a partner, told by every app that knows something, on one timeline.

An app calls ``add_source`` in its ``AppConfig.ready`` (the same way as ``panels``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from caunoi.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on a timeline. ``kind`` is its sort ("agreement", "activity", "document", "note", "person").

    ``on`` is as precise as it is known; ``href`` leads to the record, ``source`` to the words ("" when
    there are none); ``detail`` is a short second line.
    """

    on: PartialDate
    kind: str
    title: str
    detail: str = ""
    href: str = ""
    source: str = ""

    @property
    def day(self) -> date:
        """The day it is sorted by: the first it can mean."""
        return self.on.first_day


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
