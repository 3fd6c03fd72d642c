"""Which organisations a list shows: the filters of the address as one value, and what they mean."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from caunoi.domain.terms import Status
from caunoi_web.common.keyset import ID, OrderKey, in_order
from caunoi_web.register.models import Agreement, AgreementParty, OrganisationTier
from caunoi_web.register.models.organisations import OrganisationQuerySet
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY, AgreementFilter, scope_condition
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets

SORTS = ("name", "-name", "end", "begin", "changed", "-changed")
Arranged = tuple[OrganisationQuerySet, tuple[OrderKey, ...]]


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """What is chosen. Status, activity and "ending within" ask for partners with such an agreement.

    ``city`` holds the spellings of one town.
    """

    status: str = ""
    activity: str = ""
    within: int | None = None
    country: str = ""
    kind: str = ""
    scope: str = ""
    tier: str = ""
    city: tuple[str, ...] = ()
    text: str = ""
    archived: bool = False
    sort: str = "name"

    def without(self, field: str) -> Self:
        """The same with one filter taken out."""
        return replace(self, **{field: OrganisationFilter.__dataclass_fields__[field].default})

    @property
    def is_empty(self) -> bool:
        """Nothing chosen but perhaps the order."""
        return replace(self, sort="name") == OrganisationFilter()

    @property
    def of_agreements(self) -> AgreementFilter:
        """The part that speaks of the organisation's agreements."""
        return AgreementFilter(status=self.status, activity=self.activity, within=self.within)

    def apply(self, organisations: OrganisationQuerySet, day: date) -> OrganisationQuerySet:
        """The organisations that pass, in no order; the host itself is not among them."""
        found = organisations.partners().filter(archived_at__isnull=not self.archived)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.country:
            found = found.filter(country="" if self.country == NO_COUNTRY else self.country)
        if self.scope:
            found = found.filter(scope_condition(self.scope, ""))
        if self.city:
            found = found.filter(city__in=self.city)
        if self.tier:
            rows = OrganisationTier.objects.as_of(day).filter(tier=self.tier)
            found = found.filter(pk__in=rows.values("organisation"))
        if self.text:
            found = found.filter(pk__in=matching_targets(Kind.ORGANISATION, self.text))
        if not self.of_agreements.is_empty:
            agreements = self.of_agreements.apply(Agreement.objects.all(), day).values("pk")
            parties = AgreementParty.objects.filter(agreement__in=agreements)
            found = found.filter(pk__in=parties.values("organisation"))
        return found

    def ordered(self, found: OrganisationQuerySet, day: date) -> OrganisationQuerySet:
        """All of them in the chosen order."""
        return in_order(*self.arranged(found, day))

    def arranged(self, found: OrganisationQuerySet, day: date) -> Arranged:
        """With the keys of the order: Vietnamese name, soonest end of what is in force, newest beginning …"""
        by, down = self.sort.removeprefix("-"), self.sort.startswith("-")
        if by == "end":
            soonest = Coalesce(_soonest_end(day), Value(date.max))
            return found.annotate(k1=soonest), (OrderKey("k1", date.fromisoformat), _NAME, ID)
        if by == "begin":
            newest = Coalesce(_newest_beginning(), Value(date.min))
            return found.annotate(k1=newest), (OrderKey("k1", date.fromisoformat, down=True), _NAME, ID)
        if by == "changed":
            return found, (OrderKey("changed_at", datetime.fromisoformat, down=down), ID)
        return found, (OrderKey("sort_key", str, down=down), ID)


_NAME = OrderKey("sort_key")


def _soonest_end(day: date) -> Subquery:
    in_force = Agreement.objects.live().with_status(Status.IN_FORCE.value, day)
    return Subquery(
        in_force.filter(party_rows__organisation=OuterRef("pk")).order_by("ends_on").values("ends_on")[:1]
    )


def _newest_beginning() -> Subquery:
    rows = Agreement.objects.live().filter(party_rows__organisation=OuterRef("pk"), begins_on__isnull=False)
    return Subquery(rows.order_by("-begins_on").values("begins_on")[:1])
