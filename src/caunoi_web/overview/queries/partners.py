"""Partners by seat, country, kind and town: all of them, or those with an active agreement on a day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count

from caunoi_web.accounts.models import User
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.agreement_filters import ABROAD, HOME, NO_COUNTRY, UNDECIDED
from caunoi_web.register.queries.organisation_filters import OrganisationFilter


@dataclass(frozen=True, slots=True)
class Partners:
    """Numbers of partners by (country, kind); a country that is not stated is ``none``."""

    cells: Mapping[tuple[str, str], int]

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    @property
    def countries(self) -> dict[str, int]:
        """By country, ``none`` among them."""
        return _summed((country, number) for (country, _kind), number in self.cells.items())

    def kinds(self, scope: str = "") -> dict[str, int]:
        """By kind: at home, abroad, undecided, or all."""
        return _summed(
            (kind, number)
            for (country, kind), number in self.cells.items()
            if not scope or scope_of_country(country) == scope
        )

    @property
    def scopes(self) -> dict[str, int]:
        """At home, abroad, undecided."""
        return _summed((scope_of_country(country), number) for (country, _kind), number in self.cells.items())


def scope_of_country(country: str) -> str:
    """At home, abroad or, where no country is stated, undecided."""
    if country == NO_COUNTRY:
        return UNDECIDED
    return HOME if country == settings.HOME_COUNTRY else ABROAD


def partners_counted(user: User, day: date, status: str) -> Partners:
    """Partners with an agreement that is ``status`` on ``day``; all confirmed ones for ""; one query."""
    found = OrganisationFilter(status=status).apply(Organisation.objects.visible_to(user), day).order_by()
    rows = found.values_list("country", "kind").annotate(number=Count("pk"))
    return Partners({(country or NO_COUNTRY, kind): number for country, kind, number in rows})


def towns_counted(user: User, day: date, status: str) -> dict[tuple[str, str], int]:
    """The same by (country, town as written), where a town is recorded; one query."""
    found = OrganisationFilter(status=status).apply(Organisation.objects.visible_to(user), day).order_by()
    rows = found.exclude(city="").values_list("country", "city").annotate(number=Count("pk"))
    return {(country or NO_COUNTRY, city): number for country, city, number in rows}


def _summed(pairs: Iterator[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for key, number in pairs:
        found[key] += number
    return dict(found)
