"""What was worked out of a validity, in sentences, and what contradicts itself in its dates."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caunoi.domain.dates import PartialDate, Precision
from caunoi.domain.terms import EndKind, LifeEvent, Term
from caunoi_web.common.jinja import format_day, format_partial
from caunoi_web.common.labels import STATUSES


def explain_validity(
    term: Term, signed: PartialDate | None, day: date, events: Sequence[LifeEvent] = ()
) -> list[str]:
    """From when to when, how that was counted, until when to give notice, what it is on ``day``."""
    end = term.end_on(date.max, events)
    return [
        *_beginning(term, signed),
        *_end(term, signed),
        *_prolonged(term, end),
        *_renewal(term, end),
        *_notice(term, end),
        _("On %(day)s: %(status)s.")
        % {"day": format_day(day), "status": STATUSES[term.status_on(day, signed=signed, events=events)]},
    ]


def months_words(months: int) -> str:
    """A length as people say it: 60 months are 5 years."""
    years, rest = divmod(months, 12)
    if not years or rest:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}


def notice_words(term: Term) -> str:
    """The notice period: "6 months and 15 days"; "" when there is none."""
    parts = []
    if term.notice_months:
        parts.append(months_words(term.notice_months))
    if term.notice_days:
        parts.append(
            ngettext("%(count)d day", "%(count)d days", term.notice_days) % {"count": term.notice_days}
        )
    return _(" and ").join(parts)


def _beginning(term: Term, signed: PartialDate | None) -> Iterator[str]:
    if term.start:
        yield _("Begins on %(day)s.") % {"day": _exact(term.start, term.start.first_day)}
    elif signed:
        yield _("Begins with its signing on %(day)s: no other day is stated.") % {
            "day": _exact(signed, signed.first_day)
        }
    else:
        yield _("No beginning is stated.")


def _end(term: Term, signed: PartialDate | None) -> Iterator[str]:
    begins = term.start or signed
    if term.end_kind is EndKind.INDEFINITE:
        yield _("It has no last day.")
    elif term.end_kind is EndKind.CONDITION:
        yield _("It ends when this has happened: %(condition)s. No last day can be counted.") % {
            "condition": term.condition or _("not stated")
        }
    elif term.end is None:
        yield _("No last day is stated, and none can be counted.")
    elif term.duration_months and begins and _is_counted(term, begins):
        yield _("%(length)s on from %(begins)s: the last valid day is %(end)s.") % {
            "length": months_words(term.duration_months),
            "begins": format_partial(begins),
            "end": _exact(term.end, term.end.last_day),
        }
    else:
        yield _("The last valid day is %(end)s.") % {"end": _exact(term.end, term.end.last_day)}


def _is_counted(term: Term, begins: PartialDate) -> bool:
    try:
        return begins.plus_months(term.duration_months or 0) == term.end
    except ValueError:
        return False


def _prolonged(term: Term, end: PartialDate | None) -> Iterator[str]:
    if end and end != term.end:
        yield _("Renewed or extended since: it now runs until %(end)s.") % {"end": _exact(end, end.last_day)}


def _renewal(term: Term, end: PartialDate | None) -> Iterator[str]:
    if term.end_kind is not EndKind.AUTO_RENEWED or end is None:
        return
    until = term.renewed_until(end)
    if until is None:
        yield _("After that it renews itself; for how long is not stated.")
    else:
        months = term.renewal_months or term.duration_months or 0
        yield _("After that it renews itself for %(length)s, until %(until)s, unless a notice is given.") % {
            "length": months_words(months),
            "until": format_partial(until),
        }


def _notice(term: Term, end: PartialDate | None) -> Iterator[str]:
    last = term.notice_day(end)
    if last is None:
        if term.has_notice:
            yield _("Notice of %(period)s: no day can be counted without a last day.") % {
                "period": notice_words(term)
            }
        return
    yield _("Last day for a notice: %(day)s, %(period)s before the last valid day.") % {
        "day": format_day(last),
        "period": notice_words(term),
    }


def _exact(written: PartialDate, meant: date) -> str:
    """A date as known, and the day it counts as when that says more."""
    if written.precision is Precision.DAY:
        return format_partial(written)
    return _("%(written)s (counted as %(day)s)") % {
        "written": format_partial(written),
        "day": format_day(meant),
    }
