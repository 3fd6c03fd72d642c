"""What stands above the table of an exported file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from caunoi_web.common.jinja import format_day, format_moment, format_number
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.chosen import Chosen


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of one export: the day, the filters, the sums, the moment, the person."""

    day: date
    chosen: tuple[Chosen, ...]
    counts: StatusCounts
    at: datetime
    who: str

    @property
    def title(self) -> str:
        """What the file is."""
        return _("Register of cooperation agreements (R1)")

    def lines(self) -> list[str]:
        """The lines above the table, in the language that is active."""
        return [
            self.title,
            _("As of %(day)s") % {"day": format_day(self.day)},
            _("Filters: %(filters)s") % {"filters": filters_in_words(self.chosen)},
            sums_in_words(self.counts),
            _("Exported %(at)s by %(who)s") % {"at": format_moment(self.at), "who": self.who},
        ]


def filters_in_words(chosen: Iterable[Chosen]) -> str:
    """The chosen filters on one line."""
    return "; ".join(f"{one.label}: {one.value}" for one in chosen) or _("none, all agreements")


def sums_in_words(counts: StatusCounts) -> str:
    """The sum and its parts; they add up. What is not known stands beside the active ones, not among them."""
    return _(
        "%(total)s in all = %(active)s active + %(open)s open until a condition is met"
        " + %(unknown)s validity unknown + %(not_yet)s not yet in force + %(expired)s expired"
    ) % {
        "total": format_number(counts.total),
        "active": format_number(counts.active),
        "open": format_number(counts.open),
        "unknown": format_number(counts.unknown),
        "not_yet": format_number(counts.not_yet),
        "expired": format_number(counts.expired),
    }
