"""Pages of lists as programs read them: an address for the next page, a bound on its size."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.api.errors import WrongParameter
from caunoi_web.api.schemas.base import AsOf, Page, Paging
from caunoi_web.common.keyset import KeysetPage, OrderKey, is_mark_of, keyset_page


def day_asked(query: AsOf) -> date:
    """The day that is asked about, else today in the installation's time zone."""
    return query.as_of or timezone.localdate()


def page_asked(
    request: HttpRequest, rows: QuerySet[Any], keys: Sequence[OrderKey], paging: Paging
) -> KeysetPage:
    """The rows of the page that the address asks for. Raises ``WrongParameter`` for a mark that is none."""
    refuse_strange_mark(request, keys)
    return keyset_page(request, rows, keys, paging.limit)


def refuse_strange_mark(request: HttpRequest, keys: Sequence[OrderKey]) -> None:
    """Raise ``WrongParameter`` when the address holds a mark of another list or order."""
    for name in ("after", "before"):
        if name in request.GET and not is_mark_of(request.GET[name], keys):
            raise WrongParameter(
                _("“%(name)s” is no mark of this list in this order. Begin without it.") % {"name": name}
            )


def page_of_shapes(request: HttpRequest, page: KeysetPage, items: list[Any]) -> Page[Any]:
    """The page with its neighbours' addresses."""
    return Page(
        items=items,
        next=_address(request, "after", page.after),
        previous=_address(request, "before", page.before),
    )


def listed(
    request: HttpRequest,
    rows: QuerySet[Any],
    keys: Sequence[OrderKey],
    paging: Paging,
    shape: Callable[[Any], Any],
) -> Page[Any]:
    """A page of records, each put into its shape."""
    page = page_asked(request, rows, keys, paging)
    return page_of_shapes(request, page, [shape(row) for row in page.object_list])


def _address(request: HttpRequest, name: str, mark: str) -> str | None:
    if not mark:
        return None
    query = request.GET.copy()
    for place in ("after", "before"):
        query.pop(place, None)
    query[name] = mark
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
