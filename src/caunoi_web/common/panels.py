"""Parts that a higher app adds to a page of a lower one, so that arrows between apps point down only.

An app calls ``add_panel`` in its ``AppConfig.ready``; the page of a record asks for ``panels_of``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Panel:
    """A section of a page: its template, which sees the page's context and ``panel.content``."""

    template: str
    content: Mapping[str, Any]


# Given the request, the record and the day; None leaves the part out.
Maker = Callable[[HttpRequest, Any, date], Panel | None]

_makers: dict[str, dict[str, tuple[int, Maker]]] = {}


def add_panel(page: str, name: str, maker: Maker, *, order: int) -> None:
    """Let ``maker`` add a part called ``name`` to ``page`` ("organisation", "agreement", "sign in").

    The lowest order stands first; the same name again replaces the part.
    """
    _makers.setdefault(page, {})[name] = (order, maker)


def panels_of(page: str, request: HttpRequest, record: Any, day: date) -> list[Panel]:
    """The parts that other apps have for this record, in order."""
    makers = sorted(_makers.get(page, {}).items(), key=lambda item: (item[1][0], item[0]))
    made = (maker(request, record, day) for _name, (_order, maker) in makers)
    return [panel for panel in made if panel is not None]
