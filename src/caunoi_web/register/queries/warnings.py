"""What contradicts itself in an agreement, or between it and what it hangs on: warnings, never refusals."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from caunoi.domain.terms import EndKind, Status
from caunoi_web.common.jinja import format_day, format_partial
from caunoi_web.common.labels import STATUSES
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.links import DEPENDENT
from caunoi_web.register.queries.agreement_family import LinkLine, Relative

LONG_BEFORE = 366  # days between beginning and signing that want a second look


def warnings_of(agreement: Agreement, status: Status, links: Iterable[LinkLine] = ()) -> list[str]:
    """Everything to look at again, each with the way out; ``status`` is that of the day."""
    found = list(_in_its_dates(agreement))
    for link in links:
        if link.kind in DEPENDENT and not link.other.is_archived:
            found += _with_relative(agreement, status, link)
    return found


def _in_its_dates(agreement: Agreement) -> Iterator[str]:
    signed, start = agreement.signed_on, agreement.term.start
    end = agreement.term.end
    if signed and end and signed.first_day > end.last_day:
        yield _(
            "It was signed on %(signed)s, after its last valid day, %(end)s. Compare both with the paper."
        ) % {
            "signed": format_partial(signed),
            "end": format_partial(end),
        }
    if signed and start and (signed.first_day - start.last_day).days > LONG_BEFORE:
        yield _(
            "It begins on %(start)s, more than a year before it was signed on %(signed)s. "
            "Compare both with the paper."
        ) % {"start": format_partial(start), "signed": format_partial(signed)}
    yield from _about_notice(agreement)
    begins, event = agreement.begins_on, agreement.first_event_on
    if begins and event and event < begins:
        yield _("Something is recorded for %(day)s, before it begins on %(begins)s. Check that event.") % {
            "day": format_day(event),
            "begins": format_day(begins),
        }


def _about_notice(agreement: Agreement) -> Iterator[str]:
    notice, begins = agreement.notice_on, agreement.begins_on
    if notice and begins and notice < begins:
        yield _(
            "The notice period is longer than the validity: its last day, %(notice)s, comes before the "
            "beginning, %(begins)s. Check the period and the end."
        ) % {"notice": format_day(notice), "begins": format_day(begins)}
    has_period = agreement.notice_months or agreement.notice_days
    if agreement.end_kind == EndKind.AUTO_RENEWED and agreement.ends_on and not has_period:
        yield _("It renews itself, but no notice period is given: nobody will be reminded of the notice day.")


def _with_relative(agreement: Agreement, status: Status, link: LinkLine) -> Iterator[str]:
    here = _as_relative(agreement, status)
    if link.direction == "back":
        yield from _child_warnings(
            parent=link.other,
            child=here,
            over=_("What it hangs on is over: %(name)s (%(status)s). Decide what becomes of this one."),
            longer=_(
                "It outlives what it hangs on: %(name)s ends on %(end)s. "
                "Extend that one, or end this one with it."
            ),
            other=link.other,
        )
    else:
        yield from _child_warnings(
            parent=here,
            child=link.other,
            over=_(
                "It is over, but what hangs on it is not: %(name)s (%(status)s). Decide what becomes of it."
            ),
            longer=_("What hangs on it outlives it: %(name)s. This one ends on %(end)s."),
            other=link.other,
        )


def _child_warnings(
    *, parent: Relative, child: Relative, over: str, longer: str, other: Relative
) -> Iterator[str]:
    if child.status.is_over:
        return
    if parent.status.is_over:
        yield over % {"name": other.name, "status": STATUSES[other.status]}
    elif _outlives(child, parent) and parent.ends_on:
        yield longer % {"name": other.name, "end": format_day(parent.ends_on)}


def _outlives(child: Relative, parent: Relative) -> bool:
    if parent.is_open_ended or parent.ends_on is None:
        return False
    return child.status is Status.INDEFINITE or bool(child.ends_on and child.ends_on > parent.ends_on)


def _as_relative(agreement: Agreement, status: Status) -> Relative:
    return Relative(
        id=agreement.pk,
        name=agreement.title,
        number=agreement.number,
        kind=agreement.kind,
        begins=None,
        ends=agreement.end_now,
        ends_on=agreement.ends_on,
        is_open_ended=agreement.term.is_open_ended,
        is_archived=agreement.archived_at is not None,
        status=status,
    )
