"""Who knows a partner: its people, ours who wrote about it, the units in charge of its agreements."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q, Value
from django.db.models.functions import Coalesce, NullIf

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.register.models import Agreement, AgreementParty, Contact, Organisation
from caunoi_web.register.models.contacts import ContactQuerySet
from caunoi_web.sources.models import AuditEntry

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody of ours who wrote about the partner or its agreements, and when last."""

    name: str
    last: datetime
    is_active: bool


@dataclass(frozen=True, slots=True)
class HostUnit:
    """A unit of ours and the number of the partner's agreements it is in charge of."""

    id: UUID
    name: str
    agreements: int


def contacts_of(user: User, organisation: UUID) -> list[Contact]:
    """The partner's people, also former ones, the last seen first; one query."""
    rows = Contact.objects.visible_to(user).filter(organisation=organisation, erased_at__isnull=True)
    return list(rows.last_seen_first())


def writers_about(organisation: UUID) -> list[Writer]:
    """Our people who wrote about the partner or its agreements, the latest first; one query."""
    agreements = AgreementParty.objects.filter(organisation=organisation).values("agreement")
    about = Q(target_kind=Organisation.target_kind, target_id=organisation)
    about |= Q(target_kind=Agreement.target_kind, target_id__in=agreements)
    name = Coalesce(NullIf("actor__full_name", Value("")), "actor__username")
    rows = (
        AuditEntry.objects.filter(about)
        .order_by()
        .values_list("actor", name, "actor__is_active")
        .annotate(last=Max("at"))
        .order_by("-last")[:SHOWN]
    )
    return [Writer(called, last, is_active) for _key, called, is_active, last in rows]


def host_units_of(organisation: UUID) -> list[HostUnit]:
    """The units in charge of its agreements; one query."""
    rows = (
        Agreement.objects.live()
        .filter(party_rows__organisation=organisation, host_unit__isnull=False)
        .order_by()
        .values_list("host_unit", "host_unit__name_vi")
        .annotate(number=Count("pk", distinct=True))
        .order_by("-number", "host_unit__name_vi")
    )
    return [HostUnit(*row) for row in rows[:SHOWN]]


def people_called(user: User, words: str, *, due_on: date | None = None) -> ContactQuerySet:
    """People whose name, or whose partner's name, holds the words, whatever the accents; the last seen first.

    With ``due_on`` those alone, archived ones too, whose data should have been looked at by then
    whether it may still be kept. Contacts stand in no search index, so that an erased one leaves no
    words behind there.
    """
    found = Contact.objects.visible_to(user).filter(erased_at__isnull=True)
    if due_on is None:
        found = found.filter(archived_at__isnull=True)
    else:
        found = found.filter(retain_until__lt=due_on)
    for word in fold(words).split():
        found = found.filter(Q(folded__contains=word) | Q(organisation__folded__contains=word))
    return found.select_related("organisation").last_seen_first()
