"""The list of agreements as a table: the columns a person sees, all pages, those that are over included."""

from dataclasses import replace
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import Status
from caunoi_web.accounts.policies import Action
from caunoi_web.common.jinja import format_number
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, STATUSES
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.changes import seen_until
from caunoi_web.desk.queries.columns import columns_of
from caunoi_web.register.columns import AGREEMENT_COLUMNS, AGREEMENT_DEFAULT
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.models import Agreement, Level
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import StatusCounts, status_counts
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_rows import AgreementRow, all_rows
from caunoi_web.register.queries.chosen import chosen_agreements
from caunoi_web.reports.columns import country
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper


def chosen_of(asked: Asked) -> AgreementFilter:
    """The filters of the address; "changed since I last looked" becomes a moment."""
    chosen = read_agreement_filter(asked.query)
    if asked.query.get("changed") != "1":
        return chosen
    return replace(chosen, changed_after=_changed_after(asked))


def _changed_after(asked: Asked) -> datetime:
    """The moment that was settled when the file was asked for, else the one of now."""
    try:
        settled = parse_datetime(asked.query.get("changed_after", ""))
    except ValueError:
        settled = None
    return settled if settled and settled.tzinfo else seen_until(asked.user, asked.at)


def passing(asked: Asked) -> AgreementQuerySet:
    """The agreements that pass the filters, in no order."""
    return chosen_of(asked).apply(Agreement.objects.visible_to(asked.user), asked.day)


def passing_along(asked: Asked) -> AgreementQuerySet:
    """The same for a page that is found along the order "by end"."""
    return chosen_of(asked).apply_along(Agreement.objects.visible_to(asked.user), asked.day)


def table(asked: Asked) -> Paper:
    """The agreements that pass, in the order of the list."""
    chosen, found = chosen_of(asked), passing(asked)
    counts, columns = asked.once("status", lambda: status_counts(found)), _columns(asked)
    with_activities = any(column.key == "activities" for column in columns)
    rows = all_rows(chosen.ordered(found), asked.day, with_activities=with_activities)
    head = Head(
        title=_("Agreements"),
        day=asked.day,
        filters=tuple(chosen_agreements(chosen)),
        everything=_("none, all agreements"),
        sums=sums_in_words(counts),
        at=asked.at,
        who=str(asked.user),
    )
    return table_paper("agreements", head, columns, counts.total, rows)


def sums_in_words(counts: StatusCounts) -> str:
    """The sum and its parts; they add up. What is not known stands beside the active ones, not among them."""
    parts = [
        _("%(number)s active") % {"number": format_number(counts.active)},
        _("%(number)s open until a condition is met") % {"number": format_number(counts.open)},
        _("%(number)s validity unknown") % {"number": format_number(counts.unknown)},
        _("%(number)s not yet in force") % {"number": format_number(counts.not_yet)},
        _("%(number)s expired") % {"number": format_number(counts.expired)},
    ]
    rare = {
        Status.SUSPENDED: _("%(number)s suspended"),
        Status.COMPLETED: _("%(number)s completed"),
        Status.SUPERSEDED: _("%(number)s superseded"),
        Status.TERMINATED: _("%(number)s terminated"),
    }
    parts += [
        words % {"number": format_number(counts[status])} for status, words in rare.items() if counts[status]
    ]
    total = _("%(total)s in all") % {"total": format_number(counts.total)}
    return f"{total} = {' + '.join(parts)}"


def _settled(asked: Asked) -> dict[str, str]:
    query = {key: asked.query[key] for key in asked.query}
    query["columns"] = ",".join(_keys(asked))
    if query.get("changed") == "1":
        query["changed_after"] = _changed_after(asked).isoformat()
    return query


def _keys(asked: Asked) -> tuple[str, ...]:
    known = [column.key for column in AGREEMENT_COLUMNS]
    chosen = columns_of(
        asked.user, ListName.AGREEMENTS, asked.query.get("columns", ""), known, AGREEMENT_DEFAULT
    )
    return tuple(key for key in known if key in chosen)


def _columns(asked: Asked) -> tuple[Column, ...]:
    """The chosen columns; what one cell of the screen says about two things stands in two columns here."""
    keys = _keys(asked)
    found = [_PARTNER, *(column for key in keys for column in _BY_KEY[key])]
    if "number" not in keys and "kind" in keys:
        found.insert(found.index(_KIND) + 1, _NUMBER)
    return tuple(found)


def _partner(row: AgreementRow) -> Value:
    names = "; ".join(party.name for party in row.parties)
    text = "\n".join(part for part in (row.title, names) if part)
    parties = [{"id": str(party.id), "name": party.name} for party in row.parties]
    return Shown(text, {"id": str(row.id), "title": row.title or None, "partners": parties})


def _kind(row: AgreementRow) -> Value:
    if row.kind == AgreementKind.UNSPECIFIED:
        return None
    return coded(row.kind, AGREEMENT_KINDS[AgreementKind(row.kind)])


def _begin(row: AgreementRow) -> Value:
    return row.start or row.signed


def _end(row: AgreementRow) -> Value:
    if row.end:
        return row.end
    return Shown(_("no end"), None) if row.end_kind == "indefinite" else None


def _status(row: AgreementRow) -> Value:
    label = str(STATUSES[Status(row.status)])
    return Shown(label, {"code": row.status, "label": label})


def _activities(row: AgreementRow) -> Value:
    return tuple(coded(code, ACTIVITIES[code]) for code in row.activities)  # type: ignore[index]


def _level(row: AgreementRow) -> Value:
    return coded(row.level, Level(row.level).label) if row.level else None


_PARTNER = Column("partner", gettext_lazy("Partner"), 42, _partner)
_KIND = Column("kind", gettext_lazy("Kind"), 24, _kind)
_NUMBER = Column("number", gettext_lazy("Number"), 16, lambda row: row.number)
_BY_KEY: dict[str, tuple[Column, ...]] = {
    "country": (
        Column("country", gettext_lazy("Country"), 18, lambda row: tuple(map(country, row.countries))),
    ),
    "kind": (_KIND,),
    "number": (_NUMBER,),
    "level": (Column("level", gettext_lazy("Level"), 14, _level),),
    "unit": (Column("unit", gettext_lazy("Unit in charge"), 26, lambda row: row.unit),),
    "signed": (Column("signed", gettext_lazy("Signed on"), 12, lambda row: row.signed),),
    "validity": (
        Column("from", gettext_lazy("Valid from"), 12, _begin),
        Column("until", gettext_lazy("Valid until"), 12, _end),
    ),
    "activities": (Column("activities", gettext_lazy("Activities"), 36, _activities),),
    "content": (Column("content", gettext_lazy("Content"), 50, lambda row: row.content),),
    "changed": (Column("changed", gettext_lazy("Last change"), 16, lambda row: row.changed_at),),
    "status": (
        Column("status", gettext_lazy("Status"), 20, _status),
        Column("days_left", gettext_lazy("Days left"), 9, lambda row: row.days_left),
    ),
}

LISTING = Listing("agreements", gettext_lazy("Agreements"), Action.REGISTER_READ, table, _settled)
