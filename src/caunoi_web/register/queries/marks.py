"""Marks that higher apps give to agreements, such as "asleep": a filter of the list beside our own.

An app calls ``add_mark`` in its ``AppConfig.ready``; the list asks for the conditions without knowing whose
they are (the way of common/panels.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Mark:
    """``condition`` holds, for agreements that know their ``status`` on the day, where the mark does."""

    code: str
    label: str | Promise
    condition: Callable[[date], Q]


_marks: dict[str, Mark] = {}


def add_mark(code: str, label: str | Promise, condition: Callable[[date], Q]) -> None:
    """Offer a mark in the list of agreements; the same code again replaces it."""
    _marks[code] = Mark(code, label, condition)


def marks() -> tuple[Mark, ...]:
    """Every mark there is, in the order in which they were added."""
    return tuple(_marks.values())


def mark_condition(code: str, day: date) -> Q:
    """Where a mark holds on a day; a code that nobody added holds nowhere."""
    return _marks[code].condition(day) if code in _marks else Q(pk__in=[])


def mark_label(code: str) -> str:
    """What a mark is called on pages."""
    return str(_marks[code].label) if code in _marks else code
