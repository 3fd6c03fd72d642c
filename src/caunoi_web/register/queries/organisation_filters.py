"""Which organisations a list shows: the filters of the address as one value, and what they mean."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from django.db.models import F, OuterRef, Subquery

from caunoi.domain.terms import Status
from caunoi_web.register.models import Agreement, AgreementParty
from caunoi_web.register.models.organisations import OrganisationQuerySet
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY, AgreementFilter, scope_condition
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets

SORTS = ("name", "-name", "end", "begin")


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """What is chosen. Status, activity and "ending within" ask for partners with such an agreement."""

    status: str = ""
    activity: str = ""
    within: int | None = None
    country: str = ""
    kind: str = ""
    scope: str = ""
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
        if self.text:
            found = found.filter(pk__in=matching_targets(Kind.ORGANISATION, self.text))
        if not self.of_agreements.is_empty:
            agreements = self.of_agreements.apply(Agreement.objects.all(), day).values("pk")
            parties = AgreementParty.objects.filter(agreement__in=agreements)
            found = found.filter(pk__in=parties.values("organisation"))
        return found

    def ordered(self, found: OrganisationQuerySet, day: date) -> OrganisationQuerySet:
        """By Vietnamese name, by the soonest end of what is in force, or by the newest beginning."""
        if self.sort == "end":
            return found.annotate(soonest=_soonest_end(day)).order_by(
                F("soonest").asc(nulls_last=True), "sort_key", "id"
            )
        if self.sort == "begin":
            return found.annotate(newest=_newest_beginning()).order_by(
                F("newest").desc(nulls_last=True), "sort_key", "id"
            )
        return found.order_by("-sort_key" if self.sort == "-name" else "sort_key", "id")


def _soonest_end(day: date) -> Subquery:
    in_force = Agreement.objects.live().with_status(Status.IN_FORCE.value, day)
    return Subquery(
        in_force.filter(party_rows__organisation=OuterRef("pk")).order_by("ends_on").values("ends_on")[:1]
    )


def _newest_beginning() -> Subquery:
    rows = Agreement.objects.live().filter(party_rows__organisation=OuterRef("pk"), begins_on__isnull=False)
    return Subquery(rows.order_by("-begins_on").values("begins_on")[:1])
