"""The validity of an agreement as a person or a reader gives it: checked, explained, completed."""

from collections.abc import Mapping
from copy import copy
from typing import Any, Protocol

from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, Term
from caunoi_web.common.jinja import format_partial
from caunoi_web.register.errors import ImpossibleTerm, InvalidValue
from caunoi_web.register.models import Agreement

DATE_FIELDS = ("signed", "start", "end")
_LENGTHS = ("renewal_months", "notice_months", "notice_days")


def term_values(term: Term) -> dict[str, Any]:
    """A term as the values that ``create_agreement`` takes."""
    return {
        "term_raw": term.raw,
        "start": str(term.start or ""),
        "end": str(term.end or ""),
        "end_kind": term.end_kind.value,
        "duration_months": term.duration_months,
        "condition": term.condition,
        "repaired": term.repaired,
        "renewal_months": term.renewal_months,
        "notice_months": term.notice_months,
        "notice_days": term.notice_days,
    }


def worked_out(values: Mapping[str, Any], agreement: Agreement | None = None) -> Agreement:
    """A copy of ``agreement`` (or a new one) with ``values`` in it and its days derived; nothing is stored.

    Raises as ``check_term``.
    """
    draft = copy(agreement) if agreement else Agreement()
    for field, value in values.items():
        setattr(draft, field, value)
    if not draft.end:
        draft.end = end_by_length(draft)
    check_term(draft)
    draft.derive_days()
    return draft


def check_term(agreement: Agreement) -> None:
    """See that the dates exist and the validity can be.

    Raises ``InvalidValue`` for a day that does not exist, ``ImpossibleTerm`` for such as an end
    before its start.
    """
    for field in DATE_FIELDS:
        _check_date(field, getattr(agreement, field))
    for field in _LENGTHS:
        if getattr(agreement, field) == 0:
            raise InvalidValue(field, _("A length of 0 says nothing. Leave it empty, or give at least 1."))
    try:
        _checked = agreement.term
    except ValueError as fault:
        raise _explained(agreement, fault) from fault


class Lasting(Protocol):
    """What has a beginning and a length: an agreement, or a row of a table that may become one."""

    start: str
    signed: str
    end_kind: str
    duration_months: int | None


def end_by_length(agreement: Lasting) -> str:
    """The end that follows from beginning and length (domain rule 6.4-1), "" when it does not follow.

    "05 years from signing" ends on the same day and month five years on. A beginning known by its
    year moves by whole years only.
    """
    begins = agreement.start or agreement.signed
    if not begins or not agreement.duration_months or agreement.end_kind not in _WITH_LENGTH:
        return ""
    try:
        return str(PartialDate.parse(begins).plus_months(agreement.duration_months))
    except ValueError:
        return ""


_WITH_LENGTH = (EndKind.DURATION.value, EndKind.AUTO_RENEWED.value)


def _check_date(field: str, written: str) -> None:
    if not written:
        return
    try:
        PartialDate.parse(written)
    except ValueError as fault:
        raise InvalidValue(
            field, _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
        ) from fault


def _explained(agreement: Agreement, fault: ValueError) -> ImpossibleTerm:
    start, end = (PartialDate.parse(day) if day else None for day in (agreement.start, agreement.end))
    if end and agreement.end_kind in (EndKind.CONDITION, EndKind.INDEFINITE):
        return ImpossibleTerm(
            "end",
            _("What ends on a condition, or never, has no last day. Take it out, or change how it ends."),
        )
    if end is None and agreement.end_kind == EndKind.FIXED:
        return ImpossibleTerm(
            "end", _("A fixed validity needs its last day. Give it, or change how it ends.")
        )
    if start and end and end.last_day < start.first_day:
        return ImpossibleTerm(
            "end",
            _("The validity ends (%(end)s) before it begins (%(start)s). Compare both with the source.")
            % {"end": format_partial(end), "start": format_partial(start)},
        )
    return ImpossibleTerm("end_kind", _("This validity cannot be: %(fault)s") % {"fault": fault})
