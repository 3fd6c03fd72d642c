"""What the register itself tells on a partner's timeline: agreements, tiers, names, people, notes."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.labels import AGREEMENT_KINDS, EVENT_KINDS
from caunoi_web.common.moments import Moment
from caunoi_web.register.models import (
    Agreement,
    AgreementEvent,
    Contact,
    Merge,
    OrganisationName,
    OrganisationTier,
    PartnerNote,
    Succession,
)

Organisations = Sequence[UUID]


def agreement_moments(user: User, organisations: Organisations) -> list[Moment]:
    """When agreements were signed, began and end; one query."""
    found = Agreement.objects.visible_to(user).live().filter(party_rows__organisation__in=organisations)
    rows = found.distinct().values_list("id", "title", "number", "kind", "signed", "start", "runs_until")
    return [moment for row in rows for moment in _of_agreement(*row)]


def _of_agreement(
    key: UUID, title: str, number: str, kind: str, signed: str, start: str, end: str
) -> Iterator[Moment]:
    name = title or " ".join(part for part in (str(AGREEMENT_KINDS.get(kind, "")), number) if part)
    href = reverse("register:agreement", args=(key,))
    dated = (
        (signed, _("Signed: %(name)s")),
        (start if start != signed else "", _("In force from this day: %(name)s")),
        (end, _("Last day of validity: %(name)s")),
    )
    for written, words in dated:
        if written:
            yield Moment(PartialDate.parse(written), "agreement", words % {"name": name}, href=href)


def event_moments(user: User, organisations: Organisations) -> list[Moment]:
    """What happened to agreements: extended, suspended, ended early …; one query."""
    found = Agreement.objects.visible_to(user).live().filter(party_rows__organisation__in=organisations)
    rows = AgreementEvent.objects.filter(agreement__in=found.values("pk"), withdrawn_at__isnull=True)
    return [
        Moment(
            PartialDate.parse(row.on),
            "agreement",
            f"{EVENT_KINDS[row.kind]}: {_name_of(row.agreement)}",
            row.reason,
            reverse("register:agreement", args=(row.agreement_id,)),
        )
        for row in rows.select_related("agreement")
    ]


def _name_of(agreement: Agreement) -> str:
    return agreement.title or " ".join(
        part for part in (str(AGREEMENT_KINDS[agreement.kind]), agreement.number) if part
    )


def succession_moments(user: User, organisations: Organisations) -> list[Moment]:
    """Who came before and after; one query."""
    if not may(user, Action.REGISTER_READ):
        return []
    about = Q(predecessor__in=organisations) | Q(successor__in=organisations)
    rows = Succession.objects.filter(about).exclude(on="").select_related("predecessor", "successor")
    return [
        Moment(
            row.day,
            "name",
            f"{row.predecessor} → {row.successor} ({row.get_basis_display()})",
            row.reason,
            reverse("register:organisation_past", args=(row.predecessor_id,)),
        )
        for row in rows
    ]


def tier_moments(user: User, organisations: Organisations) -> list[Moment]:
    """When the tier changed; one query."""
    if not may(user, Action.REGISTER_READ):
        return []
    rows = OrganisationTier.objects.valid().filter(organisation__in=organisations)
    return [
        Moment(
            exactly(row.since),
            "tier",
            _("Tier: %(tier)s") % {"tier": row.get_tier_display()},
            row.reason,
            reverse("register:organisation", args=(row.organisation_id,)),
        )
        for row in rows
    ]


def name_moments(user: User, organisations: Organisations) -> list[Moment]:
    """From when and until when a name was valid; one query."""
    if not may(user, Action.REGISTER_READ):
        return []
    rows = OrganisationName.objects.filter(organisation__in=organisations).exclude(
        valid_from="", valid_until=""
    )
    return [moment for row in rows for moment in _of_name(row)]


def _of_name(row: OrganisationName) -> Iterator[Moment]:
    href = reverse("register:organisation", args=(row.organisation_id,))
    for written, words in (
        (row.valid_from, _("Named “%(name)s” from then on")),
        (row.valid_until, _("Named “%(name)s” until then")),
    ):
        if written:
            yield Moment(PartialDate.parse(written), "name", words % {"name": row.text}, href=href)


def contact_moments(user: User, organisations: Organisations) -> list[Moment]:
    """Who came into office, left it, and was last seen, for those who may know; one query."""
    rows = Contact.objects.visible_to(user).filter(organisation__in=organisations, erased_at__isnull=True)
    return [moment for row in rows for moment in _of_contact(row)]


def _of_contact(row: Contact) -> Iterator[Moment]:
    href = reverse("register:organisation", args=(row.organisation_id,)) + f"#contact-{row.pk}"
    if row.seen_on:
        words = _("Last met: %(name)s") % {"name": row}
        yield Moment(exactly(row.seen_on), "person", words, row.seen_note, href)
    for written, words in (
        (row.start, _("In office: %(name)s")),
        (row.end, _("Left office: %(name)s")),
    ):
        if written:
            yield Moment(PartialDate.parse(written), "person", words % {"name": row}, row.role, href)


def note_moments(user: User, organisations: Organisations) -> list[Moment]:
    """The notes; one query."""
    rows = PartnerNote.objects.visible_to(user).live().filter(organisation__in=organisations)
    return [
        Moment(
            exactly(row.on),
            "note",
            row.text[:200],
            _("Note by %(name)s") % {"name": row.created_by},
            reverse("register:organisation", args=(row.organisation_id,)) + f"#note-{row.pk}",
        )
        for row in rows.select_related("created_by")
    ]


def merge_moments(user: User, organisations: Organisations) -> list[Moment]:
    """When another record of the same body was put into this one; one query."""
    if not may(user, Action.REGISTER_READ):
        return []
    rows = Merge.objects.filter(survivor__in=organisations, undone_at__isnull=True)
    return [
        Moment(
            exactly(timezone.localdate(row.at)),
            "name",
            _("Merged with the record “%(name)s”") % {"name": row.merged.name},
            row.reason,
        )
        for row in rows.select_related("merged")
    ]


def exactly(day: date) -> PartialDate:
    """A day as a date that is known to the day."""
    return PartialDate(day.year, day.month, day.day)


SOURCES = {
    "agreements": agreement_moments,
    "events": event_moments,
    "successions": succession_moments,
    "tiers": tier_moments,
    "names": name_moments,
    "contacts": contact_moments,
    "notes": note_moments,
    "merges": merge_moments,
}
