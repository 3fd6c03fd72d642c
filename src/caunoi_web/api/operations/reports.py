"""Register R1 as data, and what the codes are called."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from ninja import Query

from caunoi_web.accounts.models import Role
from caunoi_web.accounts.policies import Action
from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import SleepCause, State
from caunoi_web.api.lists import day_asked, page_of_shapes
from caunoi_web.api.operations.agreements import filter_of, page_of_agreements
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import desk as shape
from caunoi_web.api.schemas.agreements import AgreementsAsked
from caunoi_web.api.schemas.base import Page
from caunoi_web.api.schemas.reports import R1RowGiven
from caunoi_web.api.shapes import or_none
from caunoi_web.common import labels
from caunoi_web.register.models import Binding, FileRole, Level, LinkKind, NameKind, Side, Tier
from caunoi_web.reports.queries.r1_rows import R1Row, r1_rows

resource = Resource("Reports")
_PLAIN = (
    "position", "id", "kind", "number", "list_number", "level", "term_raw", "end_kind", "condition",
    "repaired", "content", "unit", "signatories", "note", "status", "days_left",
)  # fmt: skip


@resource.get("/reports/r1", action=Action.REPORT_READ, gives=Page[R1RowGiven])
def get_register_r1(request: HttpRequest, asked: Query[AgreementsAsked]) -> Any:
    """Register R1 as of a day: every agreement with all that its columns print.

    The same filters and orders as the list of agreements; `position` counts on this page.
    """
    day, chosen = day_asked(asked), filter_of(asked)
    page = page_of_agreements(request, chosen, day, asked)
    return page_of_shapes(request, page, [_row(row) for row in r1_rows(page.object_list, day)])


@resource.get("/codes", action=Action.REGISTER_READ, gives=shape.CodeLists)
def list_codes(request: HttpRequest) -> Any:
    """List every code that programs send or get, with its name in both languages."""
    lists: dict[str, Iterable[tuple[str, Any]]] = {
        "organisation_kind": _items(labels.ORGANISATION_KINDS),
        "agreement_kind": _items(labels.AGREEMENT_KINDS),
        "activity": _items(labels.ACTIVITIES),
        "status": _items(labels.STATUSES),
        "end_kind": _items(labels.END_KINDS),
        "event_kind": _items(labels.EVENT_KINDS),
        "activity_kind": [(kind.code, {"vi": kind.vi, "en": kind.en}) for kind in KINDS.values()],
    }
    choices = (Tier, NameKind, Level, Binding, Side, LinkKind, FileRole, State, SleepCause, Role)
    lists |= {_name(each.__name__): each.choices for each in choices}
    return shape.CodeLists(lists=[_list(name, items) for name, items in lists.items()])


def _row(row: R1Row) -> R1RowGiven:
    dates = {field: or_none(getattr(row, field)) for field in ("signed", "start", "end")}
    return R1RowGiven(
        **{field: getattr(row, field) for field in _PLAIN},
        **dates,
        partners=[party.name for party in row.parties],
        countries=list(dict.fromkeys(party.country for party in row.parties if party.country)),
        activities=list(row.activities),
    )


def _items(names: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(code.value, label) for code, label in names.items()]


def _list(name: str, items: Iterable[tuple[str, Any]]) -> shape.CodeList:
    return shape.CodeList(
        name=name,
        items=[shape.CodeGiven(code=code, vi=_in("vi", label), en=_in("en", label)) for code, label in items],
    )


def _in(language: str, label: Any) -> str:
    if isinstance(label, dict):
        return str(label[language])
    with translation.override(language):
        return str(label)


def _name(written: str) -> str:
    """``LinkKind`` as ``link_kind``."""
    return "".join(chain.from_iterable(("_", sign.lower()) if sign.isupper() else sign for sign in written))[
        1:
    ]
