"""What an organisation was called on a day, and what it, or whoever came after it, is called now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.register.models import Organisation, OrganisationName, Succession

_LANGUAGES = ("", "vi", "en")  # which of several names of one time is printed


@dataclass(frozen=True, slots=True)
class Span:
    """A name with its time; both ends are inclusive, None is open."""

    text: str
    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """True when the name was valid on ``day``."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class PastNames:
    """The dated names of some organisations, and who succeeded whom; three queries for any number."""

    def __init__(self, organisations: Iterable[UUID]) -> None:
        self._spans = _dated_names(list(set(organisations)))
        self._after = _successors()

    def printed(self, organisation: UUID, name: str, day: date | None) -> str:
        """The name valid on ``day`` and, when it differs, the one of today: "Old (now: New)"."""
        then, now = self.name_on(organisation, name, day), self.name_now(organisation, name)
        return then if then == now else _("%(then)s (now: %(now)s)") % {"then": then, "now": now}

    def name_on(self, organisation: UUID, name: str, day: date | None) -> str:
        """What it was called on ``day``; ``name``, its present one, when nothing else is known."""
        spans = self._spans.get(organisation, ()) if day else ()
        return next((span.text for span in spans if span.holds(day)), name)

    def name_now(self, organisation: UUID, name: str) -> str:
        """What it is called today, or who came after it, at the end of the line."""
        return "; ".join(self._heirs(organisation, name, frozenset({organisation})))

    def _heirs(self, organisation: UUID, name: str, met: frozenset[UUID]) -> list[str]:
        after = [(key, called) for key, called in self._after.get(organisation, ()) if key not in met]
        if not after:
            return [name]
        found = (self._heirs(key, called, met | {key}) for key, called in after)
        return list(dict.fromkeys(heir for heirs in found for heir in heirs))


def _dated_names(organisations: list[UUID]) -> dict[UUID, list[Span]]:
    rows = OrganisationName.objects.filter(organisation__in=organisations).exclude(
        valid_from="", valid_until=""
    )
    found: dict[UUID, list[Span]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (*_LANGUAGES, row.language).index(row.language)):
        found[row.organisation_id].append(span_of(row))
    return found


def span_of(row: OrganisationName) -> Span:
    """The time of a name, as days."""
    return Span(
        row.text,
        PartialDate.parse(row.valid_from).first_day if row.valid_from else None,
        PartialDate.parse(row.valid_until).last_day if row.valid_until else None,
    )


def _successors() -> dict[UUID, list[tuple[UUID, str]]]:
    """All of them: a country has hundreds in a decade, not hundred thousands."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    rows = list(Succession.objects.order_by("on", "id").values_list("predecessor", "successor"))
    names = dict(
        Organisation.objects.filter(pk__in={after for _before, after in rows}).values_list("pk", "name")
    )
    for before, after in rows:
        found[before].append((after, names[after]))
    return found
