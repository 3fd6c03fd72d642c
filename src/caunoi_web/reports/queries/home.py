"""Where things stand: what waits, what ends, what the register holds. A fixed number of queries.

Confirmed numbers (the register) and waiting ones (proposals) stand side by side and are never added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.bounded_counts import bounded_counts
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import StatusCounts, countries, status_counts
from caunoi_web.register.queries.agreement_filters import (
    ABROAD,
    ACTIVE_STATUSES,
    HOME,
    UNDECIDED,
    WITHIN_DAYS,
    AgreementFilter,
    ending_within,
    scope_condition,
)
from caunoi_web.register.queries.agreement_rows import AgreementRow, rows_of
from caunoi_web.register.queries.by_end import first_by_end
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.register.wording import act_label
from caunoi_web.sources.models import AuditEntry, Document, DocumentState
from caunoi_web.sources.queries import counts_by_state

ENDING_SHOWN = 10
WAITING_SHOWN = 5
CHANGES_SHOWN = 8
COUNTRIES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """A document that has been read and waits for a person."""

    id: UUID
    name: str
    proposals: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What nobody has confirmed yet."""

    documents: Mapping[str, int]
    proposals: Mapping[str, int]
    first: list[WaitingDocument]

    @property
    def to_review(self) -> int:
        """Documents with proposals to decide."""
        return self.documents.get(DocumentState.READ, 0)

    @property
    def under_way(self) -> int:
        """Documents not read yet."""
        return self.documents.get(DocumentState.WAITING, 0) + self.documents.get(DocumentState.READING, 0)

    @property
    def failed(self) -> int:
        """Documents that could not be read."""
        return self.documents.get(DocumentState.FAILED, 0)

    @property
    def all_documents(self) -> int:
        """Every document, in whatever state."""
        return sum(self.documents.values())

    @property
    def agreements(self) -> int:
        """Agreements that are only proposed."""
        return self.proposals.get(ProposalKind.AGREEMENT, 0)

    @property
    def organisations(self) -> int:
        """Organisations that are only proposed."""
        return self.proposals.get(ProposalKind.ORGANISATION, 0)


@dataclass(frozen=True, slots=True)
class Partners:
    """How many partners are confirmed, where their seats are, how many have an active agreement."""

    total: int
    home: int
    abroad: int
    undecided: int
    with_active: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The register on a day: sums by status, how many end soon, the countries of what is active."""

    counts: StatusCounts
    partners: Partners
    ending_counts: Mapping[int, int]
    countries: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class LastChange:
    """One entry of the history as the home page shows it."""

    at: datetime
    who: str
    title: str
    label: str
    kind: str
    record_id: UUID


def waiting(user: User) -> Waiting:
    """Documents and proposals that wait for a decision; four queries."""
    documents = Document.objects.visible_to(user)
    longest = list(
        documents.waiting_for_review().order_by("received_at", "id").values_list("id", "name")[:WAITING_SHOWN]
    )
    open_ones = Proposal.objects.waiting()
    per_document = dict(
        open_ones.filter(document__in=[key for key, _name in longest])
        .order_by()
        .values_list("document")
        .annotate(number=Count("pk"))
    )
    return Waiting(
        documents=counts_by_state(user),
        proposals=bounded_counts({kind: open_ones.filter(kind=kind) for kind in ProposalKind.values}),
        first=[WaitingDocument(key, name, per_document.get(key, 0)) for key, name in longest],
    )


def standing(user: User, day: date) -> Standing:
    """The register as of ``day``, remembered until a write; six queries."""
    question = (may(user, Action.REGISTER_READ), day)
    return remembered("home", question, lambda: _counted(user, day))


def ending_soon(user: User, day: date, unit: UUID | None = None) -> list[AgreementRow]:
    """The agreements in force that end next, of one unit or all, remembered until a write."""
    question = (may(user, Action.REGISTER_READ), day, unit)
    return remembered("ending soon", question, lambda: _ending(user, day, unit))


def _ending(user: User, day: date, unit: UUID | None) -> list[AgreementRow]:
    """Found along their order; four queries."""
    soon = AgreementFilter(within=max(WITHIN_DAYS), unit=unit)
    live = soon.apply_along(Agreement.objects.visible_to(user), day)
    return rows_of(first_by_end(live, day, soon.ranks, soon.held(day), number=ENDING_SHOWN), day)


def _counted(user: User, day: date) -> Standing:
    live = AgreementFilter().apply(Agreement.objects.visible_to(user), day)
    by_country = countries(live.filter(status__in=ACTIVE_STATUSES))
    return Standing(
        counts=status_counts(live),
        partners=_partners(user, live),
        ending_counts=_ending_counts(live, day),
        countries=sorted(by_country.items(), key=lambda pair: (-pair[1], pair[0]))[:COUNTRIES_SHOWN],
    )


def last_changes() -> list[LastChange]:
    """What was done last to records, by anybody; one query. For people who may read the history.

    What was done to accounts and to the history itself is for administrators (people:history).
    """
    entries = (
        AuditEntry.objects.exclude(target_kind__in=("person", "history"))
        .exclude(action__startswith="personal_data.")  # somebody looked: nothing changed
        .select_related("actor")
        .only(
            "at", "action", "target_kind", "target_id", "target_label", "actor__full_name", "actor__username"
        )
    )
    return [
        LastChange(
            at=entry.at,
            who=str(entry.actor),
            title=act_label(entry.action),
            label=entry.target_label,
            kind=entry.target_kind,
            record_id=entry.target_id,
        )
        for entry in entries[:CHANGES_SHOWN]
    ]


def _partners(user: User, live: AgreementQuerySet) -> Partners:
    partners = Organisation.objects.visible_to(user).live().partners()
    seats: dict[str, Any] = partners.aggregate(
        total=Count("pk"),
        **{scope: Count("pk", filter=scope_condition(scope, "")) for scope in (HOME, ABROAD, UNDECIDED)},
    )
    active = live.filter(status__in=ACTIVE_STATUSES, party_rows__organisation__archived_at__isnull=True)
    with_active = active.aggregate(number=Count("party_rows__organisation", distinct=True))["number"]
    return Partners(
        total=seats["total"],
        home=seats[HOME],
        abroad=seats[ABROAD],
        undecided=seats[UNDECIDED],
        with_active=with_active,
    )


def _ending_counts(live: AgreementQuerySet, day: date) -> dict[int, int]:
    counted = live.aggregate(
        **{f"d{days}": Count("pk", filter=ending_within(days, day)) for days in WITHIN_DAYS}
    )
    return {days: counted[f"d{days}"] for days in WITHIN_DAYS}
