"""Agreements as bars over time, by end, beginning, partner or unit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from caunoi.domain.terms import FINAL, PROLONGING, EndKind, EventKind
from caunoi_web.common.keyset import KeysetPage, keyset_page
from caunoi_web.overview.drawing.terms import Life, TermBar, TermChart, terms_of
from caunoi_web.overview.queries.by_unit import KEYS, keyed_by_unit, page_by_unit
from caunoi_web.register.models import Agreement, AgreementEvent
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_orders import Arranged, arranged
from caunoi_web.register.queries.agreement_rows import AgreementRow, rows_of
from caunoi_web.register.queries.by_end import page_by_end

BY_END, BY_UNIT, BY_PARTNER = "end", "unit", "partner"
ORDERS = (BY_END, "begin", BY_PARTNER, BY_UNIT)
_OPEN = (EndKind.INDEFINITE.value, EndKind.CONDITION.value)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One agreement with its bar; ``group`` is said above the first row of a partner or a unit."""

    row: AgreementRow
    bar: TermBar
    group: str
    notice: date | None
    prolonged: tuple[date, ...]


def in_time_order(found: AgreementQuerySet, by: str) -> Arranged:
    """The agreements in the chosen order with its keys; those of no unit stand last."""
    return (keyed_by_unit(found), KEYS) if by == BY_UNIT else arranged(found, by)


def time_page(
    request: HttpRequest, found: AgreementQuerySet, day: date, by: str, ranks: Sequence[int], per_page: int
) -> KeysetPage:
    """The page of agreements in the chosen order; ``ranks`` as ``AgreementFilter`` says."""
    if by == BY_UNIT:
        return page_by_unit(request, found, day, per_page)
    if by == BY_END:
        return page_by_end(request, found, day, ranks, per_page=per_page)
    return keyset_page(request, *in_time_order(found, by), per_page=per_page)


def time_rows(found: AgreementQuerySet, day: date, by: str) -> tuple[list[TimeRow], TermChart]:
    """The agreements of a page, which know their ``status``, with their bars; four queries."""
    rows = rows_of(found, day)
    lives = _lives([row.id for row in rows], day)
    chart = terms_of([lives[row.id] for row in rows], day)
    told: list[TimeRow] = []
    last = ""
    for row in rows:
        group = _group(row, by)
        life = lives[row.id]
        told.append(
            TimeRow(row, chart.bars[row.id], group if group != last else "", life.notice, life.prolonged)
        )
        last = group
    return told, chart


def _group(row: AgreementRow, by: str) -> str:
    if by == BY_PARTNER:
        return row.parties[0].name if row.parties else _("No partner")
    if by == BY_UNIT:
        return row.unit or row.unit_vi or _("No unit recorded")
    return ""


def _lives(ids: list[UUID], day: date) -> dict[UUID, Life]:
    events = _events(ids, day)
    plain = Agreement.objects.filter(pk__in=ids).values_list(
        "pk", "begins_on", "ends_on", "end_kind", "notice_on"
    )
    return {
        pk: Life(
            id=pk,
            begins=begins,
            ends=ends,
            is_open=how in _OPEN,
            notice=notice,
            prolonged=tuple(on for kind, on in events[pk] if kind in PROLONGING),
            ended=next((on for kind, on in events[pk] if kind in FINAL), None),
        )
        for pk, begins, ends, how, notice in plain
    }


def _events(ids: Iterable[UUID], day: date) -> dict[UUID, list[tuple[EventKind, date]]]:
    wanted = sorted(kind.value for kind in PROLONGING | FINAL)
    rows = AgreementEvent.objects.filter(
        agreement__in=ids, withdrawn_at__isnull=True, on_day__lte=day, kind__in=wanted
    )
    found: dict[UUID, list[tuple[EventKind, date]]] = defaultdict(list)
    for agreement, kind, on in rows.order_by("on_day", "id").values_list("agreement_id", "kind", "on_day"):
        found[agreement].append((EventKind(kind), on))
    return found
