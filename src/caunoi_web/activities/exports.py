"""The list of activities as CSV that a Vietnamese Excel opens with a double click (decision 0007)."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import override

from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import State
from caunoi_web.activities.queries.activity_rows import ActivityRow
from caunoi_web.common.jinja import format_day, format_moment, format_partial
from caunoi_web.register.queries.chosen import Chosen

BYTE_MARK, SEPARATOR, CHUNK = "\ufeff", ";", 200
# A spreadsheet takes a cell that begins so for a formula; the wide forms count in East Asian versions.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_pieces(
    rows: Iterable[ActivityRow], *, chosen: list[Chosen], day: date, at: datetime, who: str, language: str
) -> Iterator[str]:
    """The file in pieces, so that its length costs no memory; the language is set anew for each."""
    with override(language):
        head = [
            [_("Activities")],
            [_("As of %(day)s") % {"day": format_day(day)}],
            [_("Filters: %(filters)s") % {"filters": _filters(chosen)}],
            [_("Exported %(at)s by %(who)s") % {"at": format_moment(at), "who": who}],
            [],
            _headings(),
        ]
        first = _lines(head)
    yield BYTE_MARK + first
    waiting = iter(rows)
    while True:
        with override(language):
            piece = _lines(_cells(row, language) for row in islice(waiting, CHUNK))
        if not piece:
            return
        yield piece


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe goes before a risky start."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _filters(chosen: list[Chosen]) -> str:
    return "; ".join(f"{one.label}: {one.value}" for one in chosen) or _("none, all activities")


def _headings() -> list[str]:
    return [
        _("Kind"), _("What"), _("State"), _("From"), _("Until"), _("Partners"), _("Agreement"), _("Our unit"),
        _("Place"), _("People taking part"), _("Given by our side"), _("Received from the partner"),
        _("Currency"), _("In kind"), _("Outcome"), _("Proofs"),
    ]  # fmt: skip


def _cells(row: ActivityRow, language: str) -> list[str]:
    state = str(State(row.state).label)
    return [
        kind_label(row.kind),
        row.title,
        f"{state} ({_('overdue')})" if row.is_overdue else state,
        format_partial(row.began),
        format_partial(row.ended),
        "; ".join(row.partners),
        row.agreement_name,
        row.unit(language),
        row.place,
        "" if row.participants is None else str(row.participants),
        _money(row.cost),
        _money(row.income),
        row.currency,
        _("yes") if row.in_kind else "",
        row.outcome,
        str(row.proofs),
    ]


def _money(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _lines(rows: Iterable[list[str]]) -> str:
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([defused(str(cell)) for cell in row] for row in rows)
    return text.getvalue()
