"""The register's own sections of the brief about a partner; each a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from caunoi.domain.terms import Status
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.brief import BriefHead, BriefLine, BriefSection, brief_head, brief_sections
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_day, format_partial
from caunoi_web.common.labels import AGREEMENT_KINDS, END_KINDS, ORGANISATION_KINDS
from caunoi_web.common.moments import kind_label, moments_of
from caunoi_web.register.models import Agreement, Contact, Organisation, PartnerNote
from caunoi_web.register.queries.family import roll_ups
from caunoi_web.register.queries.sourcing import entered, read_from
from caunoi_web.register.queries.standing import standing

MOST_AGREEMENTS, MOST_PEOPLE, MOST_NOTES, MOST_EVENTS = 8, 6, 3, 6
LONGEST = 260  # characters of a free text
STILL_HOLDS = (Status.IN_FORCE.value, Status.INDEFINITE.value, Status.OPEN_CONDITIONAL.value)


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole page: about whom, as of when, made when and by whom; ``head`` stands on top of a paper."""

    name: str
    sections: tuple[BriefSection, ...]
    day: date
    at: datetime
    who: str
    head: BriefHead | None = None

    @property
    def title(self) -> str:
        """What stands on top."""
        return _("Before meeting %(name)s") % {"name": self.name}

    @property
    def foot(self) -> str:
        """What stands below: the day it speaks of, who made it, that it holds personal data."""
        made = format_day(self.at.date())
        words = _("As of %(day)s. Made on %(made)s by %(who)s. May hold personal data: do not pass on.")
        return words % {"day": format_day(self.day), "made": made, "who": self.who}


def brief_of(user: User, organisation: Organisation, day: date, at: datetime) -> Brief:
    """The brief as far as ``user`` may see; ``at`` is the local moment of making."""
    sections = brief_sections(user, organisation, day)
    return Brief(organisation.name, tuple(sections), day, at, str(user), brief_head(at.date()))


def who_section(user: User, organisation: Organisation, day: date) -> BriefSection:
    """Who they are: names, kind, place, tier, group."""
    by_hand = entered(organisation.created_by, organisation.created_at)
    source = read_from(Organisation.target_kind, [organisation.pk], ("name",)).get(organisation.pk, by_hand)
    names = dict.fromkeys((organisation.name_vi, organisation.name_en))
    others = "; ".join(name for name in names if name and name != organisation.name)
    place = ", ".join(
        part
        for part in (organisation.city, country_name(organisation.country) if organisation.country else "")
        if part
    )
    kind = " · ".join(part for part in (str(ORGANISATION_KINDS[organisation.kind]), place) if part)
    lines = [BriefLine(others, source, _("Other names"))] if others else []
    lines.append(BriefLine(kind, source))
    if organisation.parent:
        lines.append(BriefLine(organisation.parent.name, by_hand, _("Belongs to")))
    lines += _tier_lines(organisation, day)
    if group := roll_ups([organisation.pk], day).get(organisation.pk):
        words = ngettext(
            "%(below)s body below it; %(active)s active agreements of %(total)s, each counted once",
            "%(below)s bodies below it; %(active)s active agreements of %(total)s, each counted once",
            group.below,
        )
        counted = {"below": group.below, "active": group.active, "total": group.total}
        lines.append(BriefLine(words % counted, _("counted in the register"), _("Group")))
    return BriefSection(_("Who they are"), tuple(lines))


def _tier_lines(organisation: Organisation, day: date) -> list[BriefLine]:
    row = organisation.tiers.as_of(day).select_related("entered_by").first()
    if row is None:
        return []
    words = _("%(tier)s since %(day)s: %(reason)s") % {
        "tier": row.get_tier_display(),
        "day": format_day(row.since),
        "reason": row.reason,
    }
    return [BriefLine(words, entered(row.entered_by, row.entered_at), _("Tier"), is_strong=True)]


def notes_section(user: User, organisation: Organisation, day: date) -> BriefSection:
    """What a new officer must know; without such notes, the latest ones."""
    rows = PartnerNote.objects.visible_to(user).live().filter(organisation=organisation, on__lte=day)
    notes = list(rows.select_related("created_by")[: MOST_NOTES + 1])
    lines = tuple(
        BriefLine(_short(note.text), entered(note.created_by, note.created_at), format_day(note.on))
        for note in notes[:MOST_NOTES]
    )
    return BriefSection(_("Good to know"), lines, more=max(len(notes) - MOST_NOTES, 0))


def people_section(user: User, organisation: Organisation, day: date) -> BriefSection | None:
    """Whom we met, the last seen first; only for those who may see contacts."""
    if not may(user, Action.CONTACT_READ):
        return None
    rows = Contact.objects.visible_to(user).live().filter(organisation=organisation)
    people = list(rows.select_related("created_by").last_seen_first())
    return BriefSection(
        _("People we know there"),
        tuple(_person(one) for one in people[:MOST_PEOPLE]),
        more=max(len(people) - MOST_PEOPLE, 0),
    )


def _person(one: Contact) -> BriefLine:
    seen = (
        _("last seen %(day)s %(where)s") % {"day": format_day(one.seen_on), "where": one.seen_note}
        if one.seen_on
        else _("not met yet")
    )
    words = "; ".join(
        part
        for part in (", ".join(filter(None, (one.role, one.unit))), one.email, one.phone, seen.strip())
        if part
    )
    return BriefLine(words, entered(one.created_by, one.created_at), str(one))


def agreements_section(user: User, organisation: Organisation, day: date) -> BriefSection:
    """What is in force: until when, how many days are left, when notice must be given."""
    found = (
        Agreement.objects.visible_to(user)
        .live()
        .filter(party_rows__organisation=organisation)
        .living_on(day)
        .filter(standing(STILL_HOLDS, life=""))
        .select_related("created_by")
        .latest_end_first()
    )
    rows = list(found)
    shown = rows[:MOST_AGREEMENTS]
    sources = read_from(Agreement.target_kind, [row.pk for row in shown], ("end", "term_raw", "title"))
    lines = tuple(
        BriefLine(
            _agreement_words(row, day),
            sources.get(row.pk) or entered(row.created_by, row.created_at),
            row.title or " ".join(filter(None, (_paper(row), row.number))),
        )
        for row in shown
    )
    return BriefSection(_("Agreements that hold"), lines, more=len(rows) - len(shown))


def _paper(row: Agreement) -> str:
    return str(AGREEMENT_KINDS[row.kind])


def _agreement_words(row: Any, day: date) -> str:
    parts = [_("signed %(day)s") % {"day": format_partial(row.signed_on)}] if row.signed else []
    if row.ends_on:
        left = (row.ends_on - day).days
        until = _("until %(day)s") % {"day": format_day(row.ends_on)}
        days = ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}
        parts += [until, days]
    else:
        parts.append(str(END_KINDS[row.end_kind]))
    if row.notice_on and row.notice_on >= day:
        parts.append(_("notice by %(day)s at the latest") % {"day": format_day(row.notice_on)})
    if row.condition:
        parts.append(row.condition)
    return "; ".join(parts)


def events_section(user: User, organisation: Organisation, day: date) -> BriefSection:
    """The last things that happened, whichever app tells them."""
    past = [one for one in moments_of(user, [organisation.pk]) if one.day <= day and one.kind != "note"]
    lines = tuple(
        BriefLine(
            _short(" · ".join(part for part in (one.title, one.detail) if part)),
            one.origin or pgettext("source of a line", "register, %(kind)s") % {"kind": kind_label(one.kind)},
            format_partial(one.on),
            one.href,
        )
        for one in past[:MOST_EVENTS]
    )
    return BriefSection(_("Last events"), lines)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


SECTIONS = {
    "who": (10, who_section),
    "notes": (20, notes_section),
    "people": (30, people_section),
    "agreements": (40, agreements_section),
    "events": (90, events_section),
}
