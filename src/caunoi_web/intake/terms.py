"""The validity in a finding as a value, and in words."""

from typing import Any

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, Term
from caunoi_web.common.jinja import format_partial
from caunoi_web.common.labels import END_KINDS

Finding = dict[str, Any]


def term_of(value: Finding) -> Term | None:
    """The term of an agreement in the exchange shape; None when its parts do not fit together."""
    term = value["x_term"]
    try:
        return Term(
            raw=term["raw"],
            start=date_of(term["start"]),
            end=date_of(term["end"]),
            end_kind=EndKind(term["end_kind"]),
            duration_months=term["duration_months"],
            condition=term["condition"],
            repaired=term["repaired"],
        )
    except ValueError:
        return None


def date_of(iso: str | None) -> PartialDate | None:
    """A date as precise as it is known; None for none."""
    return PartialDate.parse(iso) if iso else None


def term_words(value: Finding) -> str:
    """From when to when, in a few words; "" when nothing is known."""
    term = value["x_term"]
    start, end = format_partial(date_of(term["start"])), format_partial(date_of(term["end"]))
    if term["end_kind"] in (EndKind.CONDITION, EndKind.INDEFINITE):
        end = str(END_KINDS[EndKind(term["end_kind"])]).lower()
    if start or end:
        return f"{start or '…'} – {end or '…'}"
    return format_partial(date_of(value["signed"]))
