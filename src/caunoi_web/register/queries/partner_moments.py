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
    AgreementParty,
    Contact,
    Merge,
    OrganisationName,
    OrganisationTier,
    PartnerNote,
    Succession,
)
from caunoi_web.register.models.agreement_sets import AgreementQuerySet
from caunoi_web.register.queries.sourcing import entered, read_from

Organisations = Sequence[UUID]


def agreement_moments(user: User, organisations: Organisations) -> list[Moment]:
    """When agreements were signed, began and end; two queries."""
    rows = list(_agreements(user, organisations).select_related("created_by"))
    papers = read_from(Agreement.target_kind, [row.pk for row in rows], ("signed", "start", "end"))
    return [
        moment
        for row in rows
        for moment in _of_agreement(row, papers.get(row.pk) or entered(row.created_by, row.created_at))
    ]


def _agreements(user: User, organisations: Organisations) -> AgreementQuerySet:
    parties = AgreementParty.objects.filter(organisation__in=organisations)
    return Agreement.objects.visible_to(user).live().filter(pk__in=parties.values("agreement"))


def _of_agreement(row: Agreement, origin: str) -> Iterator[Moment]:
    href = reverse("register:agreement", args=(row.pk,))
    dated = (
        (row.signed, _("Signed: %(name)s")),
        (row.start if row.start != row.signed else "", _("In force from this day: %(name)s")),
        (row.runs_until, _("Last day of validity: %(name)s")),
    )
    for written, words in dated:
        if written:
            title = words % {"name": _name_of(row)}
            yield Moment(PartialDate.parse(written), "agreement", title, href=href, origin=origin)


def event_moments(user: User, organisations: Organisations) -> list[Moment]:
    """What happened to agreements: extended, suspended, ended early …; one query."""
    found = _agreements(user, organisations).values("pk")
    rows = AgreementEvent.objects.filter(agreement__in=found, withdrawn_at__isnull=True)
    return [
        Moment(
            PartialDate.parse(row.on),
            "agreement",
            f"{EVENT_KINDS[row.kind]}: {_name_of(row.agreement)}",
            row.reason,
            reverse("register:agreement", args=(row.agreement_id,)),
            origin=entered(row.made_by, row.made_at),
        )
        for row in rows.select_related("agreement", "made_by")
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
    rows = (
        Succession.objects.filter(about)
        .exclude(on="")
        .select_related("predecessor", "successor", "entered_by")
    )
    return [
        Moment(
            row.day,
            "name",
            f"{row.predecessor} → {row.successor} ({row.get_basis_display()})",
            row.reason,
            reverse("register:organisation_past", args=(row.predecessor_id,)),
            origin=entered(row.entered_by, row.entered_at),
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
            origin=entered(row.entered_by, row.entered_at),
        )
        for row in rows.select_related("entered_by")
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
    return [moment for row in rows.select_related("changed_by") for moment in _of_contact(row)]


def _of_contact(row: Contact) -> Iterator[Moment]:
    href = reverse("register:organisation", args=(row.organisation_id,)) + f"#contact-{row.pk}"
    about = {"kind": "person", "href": href, "origin": entered(row.changed_by, row.changed_at)}
    if row.seen_on:
        words = _("Last met: %(name)s") % {"name": row}
        yield Moment(exactly(row.seen_on), title=words, detail=row.seen_note, **about)
    for written, words in (
        (row.start, _("In office: %(name)s")),
        (row.end, _("Left office: %(name)s")),
    ):
        if written:
            title = words % {"name": row}
            yield Moment(PartialDate.parse(written), title=title, detail=row.role, **about)


def note_moments(user: User, organisations: Organisations) -> list[Moment]:
    """The notes; one query."""
    rows = PartnerNote.objects.visible_to(user).live().filter(organisation__in=organisations)
    return [
        Moment(
            exactly(row.on),
            "note",
            row.text[:200],
            href=reverse("register:organisation", args=(row.organisation_id,)) + f"#note-{row.pk}",
            origin=entered(row.created_by, row.created_at),
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
            origin=entered(row.by, row.at),
        )
        for row in rows.select_related("merged", "by")
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
