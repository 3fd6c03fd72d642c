"""Pages of a list: a fixed number of queries, whatever the length."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows whose number is known already; ``part(start, number)`` gets some of them."""

    number: int
    part: Callable[[int, int], Any]

    def count(self) -> int:
        """How many there are."""
        return self.number

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, wanted: slice) -> Any:
        return self.part(wanted.start, wanted.stop - wanted.start)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Which page numbers a list offers; 0 stands for a gap."""

    shown: tuple[int, ...]


def page_of(request: HttpRequest, rows: QuerySet[Any] | Counted, per_page: int = PER_PAGE) -> Page[Any]:
    """The page that the address asks for; the nearest one when it does not exist."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def page_numbers(page: Page[Any]) -> Numbers:
    """First, last and the neighbours of the current page."""
    last = page.paginator.num_pages
    near = {1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)}
    shown: list[int] = []
    for number in sorted(near):
        if shown and number - shown[-1] > 1:
            shown.append(0)
        shown.append(number)
    return Numbers(tuple(shown))
