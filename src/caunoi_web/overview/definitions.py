"""What a year's snapshot counts: each figure with the list and the filter that define it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.queries.agreement_filters import ABROAD, ACTIVE, HOME, UNDECIDED

AGREEMENTS, PARTNERS = "agreements", "partners"
COUNTRY, KIND = "country", "kind"  # as the filters of both lists are called
DIMENSIONS = (COUNTRY, KIND)  # by which each figure of a closed year is kept in parts too


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure: its lasting code, its name, which list it counts, and the filters of a year."""

    code: str
    label: str | Promise
    list: str
    filters: Callable[[int], dict[str, str]]


def _always(**filters: str) -> Callable[[int], dict[str, str]]:
    return lambda _year: filters


# A code is never used again for something else: closed years keep it.
DEFINITIONS = (
    Definition("agreements-active", _("Active agreements"), AGREEMENTS, _always(status=ACTIVE)),
    Definition(
        "agreements-signed",
        _("Agreements signed in the year"),
        AGREEMENTS,
        lambda year: {"signed": f"{year:04}"},
    ),
    Definition(
        "agreements-ending",
        _("Agreements with their last valid day in the year"),
        AGREEMENTS,
        lambda year: {"ends": f"{year:04}"},
    ),
    Definition(
        "agreements-prolonged",
        _("Agreements renewed or extended in the year"),
        AGREEMENTS,
        lambda year: {"renewed": f"{year:04}"},
    ),
    Definition(
        "agreements-open",
        _("Agreements open until a condition is met"),
        AGREEMENTS,
        _always(status="open_conditional"),
    ),
    Definition(
        "agreements-unknown",
        _("Agreements of unknown validity"),
        AGREEMENTS,
        _always(status="validity_unknown"),
    ),
    Definition("agreements-total", _("Agreements in the register"), AGREEMENTS, _always()),
    Definition(
        "partners-abroad",
        _("Partners abroad with an active agreement"),
        PARTNERS,
        _always(status=ACTIVE, scope=ABROAD),
    ),
    Definition(
        "partners-home",
        _("Partners in this country with an active agreement"),
        PARTNERS,
        _always(status=ACTIVE, scope=HOME),
    ),
    Definition(
        "partners-undecided",
        _("Partners without a country, with an active agreement"),
        PARTNERS,
        _always(status=ACTIVE, scope=UNDECIDED),
    ),
    Definition("partners-total", _("Confirmed partners"), PARTNERS, _always()),
)
LABELS = {one.code: one.label for one in DEFINITIONS}


def last_day(year: int, today: date) -> date:
    """The day a year is closed for: its last, or today while it is not over."""
    return min(date(year, 12, 31), today)
