"""The yearly report on cooperation (R4): counts made into lines, each with its list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from caunoi.domain.promises import Standing
from caunoi.domain.terms import Status
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.queries.activity_counts import SOURCE_LABELS
from caunoi_web.activities.queries.activity_filters import DONE, IN_CASH, IN_KIND
from caunoi_web.activities.wordlists import STANDINGS
from caunoi_web.common.jinja import format_day
from caunoi_web.common.labels import AGREEMENT_KINDS, ORGANISATION_KINDS, STATUSES
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_COUNTRY
from caunoi_web.register.queries.chosen import SCOPE_LABELS, country_label
from caunoi_web.register.queries.happenings import LABELS, UNDATED
from caunoi_web.reports.queries.periods import Period
from caunoi_web.reports.queries.yearly import Money, YearlyCounts
from caunoi_web.reports.reporting.figures import Block, Figure, Line, address

AGREEMENTS, PARTNERS, ACTIVITIES = "register:agreements", "register:organisations", "activities:activities"
PROMISES = "reports:promises"


@dataclass(frozen=True, slots=True)
class Both:
    """The counts of the period and of the same days a year before."""

    now: YearlyCounts
    before: YearlyCounts

    def line(self, label: object, count: Callable[[YearlyCounts], Figure], level: int = 0) -> Line:
        """One line, counted twice."""
        return Line(str(label), count(self.now), count(self.before), level)


def blocks_of(both: Both) -> tuple[Block, ...]:
    """Everything that is counted, in the order of the report, in the active language."""
    return (
        _partners(both),
        _partner_kinds(both),
        _partner_countries(both),
        _happened(both),
        _standing(both),
        _activities(both),
        _people(both),
        _by_partner(both),
        _promises(both),
        _money(both),
    )


def period_words(period: Period) -> str:
    """A year, or the days that are counted."""
    if period.is_a_year and not period.is_running:
        return str(period.since.year)
    return f"{format_day(period.since)} – {format_day(period.through)}"


def _day(counts: YearlyCounts) -> date:
    return counts.period.through


def _list(name: str, **query: object) -> Callable[[YearlyCounts], str]:
    return lambda counts: address(name, _day(counts), query)


def _keys(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """What either year has, the most of this year first."""
    return list(dict.fromkeys((*one, *other)))


def _partner_figure(pick: Callable[[YearlyCounts], int], **query: object) -> Callable[[YearlyCounts], Figure]:
    where = _list(PARTNERS, status=ACTIVE, **query)
    return lambda counts: Figure(pick(counts), where(counts))


def _partners(both: Both) -> Block:
    figure = _partner_figure
    lines = [both.line(_("Partners with an active agreement"), figure(lambda counts: counts.partners))]
    for scope, label in SCOPE_LABELS.items():
        lines.append(
            both.line(label, figure(lambda c, scope=scope: c.by_scope.get(scope, 0), scope=scope), 1)
        )
    note = _(
        "A partner counts once, by its seat, when an agreement with it is active on the last day counted."
    )
    return Block(_("Partners"), note, tuple(lines))


def _partner_kinds(both: Both) -> Block:
    lines = [
        both.line(
            ORGANISATION_KINDS[kind],  # type: ignore[index]
            _partner_figure(lambda c, kind=kind: c.by_kind.get(kind, 0), kind=kind),
        )
        for kind in _keys(both.now.by_kind, both.before.by_kind)
    ]
    return Block(_("Partners by kind"), _("Of the partners with an active agreement."), tuple(lines))


def _partner_countries(both: Both) -> Block:
    lines = [
        both.line(
            country_label(code or NO_COUNTRY),
            _partner_figure(lambda c, code=code: c.by_country.get(code, 0), country=code or NO_COUNTRY),
        )
        for code in _keys(both.now.by_country, both.before.by_country)
    ]
    return Block(_("Partners by country"), _("Of the partners with an active agreement."), tuple(lines))


def _happened(both: Both) -> Block:
    lines = [
        both.line(label, lambda counts, what=what: _happening(counts, what))
        for what, label in LABELS.items()
        if what != UNDATED
    ]
    note = _("A date known by its year or month alone counts on the first day it can mean.")
    return Block(_("Agreements: what happened in the period"), note, tuple(lines))


def _happening(counts: YearlyCounts, what: str) -> Figure:
    period = counts.period
    query = {"happened": what, "since": period.since.isoformat(), "until": period.through.isoformat()}
    return Figure(counts.happened[what], address(AGREEMENTS, period.through, query))


def _standing(both: Both) -> Block:
    def figure(status: str) -> Callable[[YearlyCounts], Figure]:
        where = _list(AGREEMENTS, status=status)
        return lambda counts: Figure(counts.status.number_of(status), where(counts))

    lines = [
        both.line(_("Agreements in the register"), figure("")),
        both.line(_("Active: in force or indefinite"), figure(ACTIVE), 1),
    ]
    for kind in _keys(both.now.active_by_kind, both.before.active_by_kind):
        where = _list(AGREEMENTS, status=ACTIVE, kind=kind)
        label = AGREEMENT_KINDS[kind]  # type: ignore[index]
        lines.append(
            both.line(
                label, lambda c, kind=kind, where=where: Figure(c.active_by_kind.get(kind, 0), where(c)), 2
            )
        )
    others = [status for status in Status if status not in (Status.IN_FORCE, Status.INDEFINITE)]
    lines += [both.line(STATUSES[status], figure(status.value), 1) for status in others]
    note = _("By their status on the last day counted; the parts add up to the whole.")
    return Block(_("Agreements: how they stand at the end"), note, tuple(lines))


def _done(counts: YearlyCounts, **query: object) -> str:
    period = counts.period
    days = {"since": period.since.isoformat(), "until": period.through.isoformat()}
    return address(ACTIVITIES, period.through, {"state": DONE, **query, **days})


def _activities(both: Both) -> Block:
    lines = [both.line(_("Activities done"), lambda counts: Figure(counts.done, _done(counts)))]
    for kind in _keys(both.now.deeds, both.before.deeds):
        lines.append(
            both.line(
                kind_label(kind),
                lambda c, kind=kind: Figure(
                    c.deeds[kind].number if kind in c.deeds else 0, _done(c, kind=kind)
                ),
                1,
            )
        )
    note = _("Done in the period, reported or not. Planned and cancelled ones are not counted.")
    return Block(_("Activities by kind"), note, tuple(lines))


def _people(both: Both) -> Block:
    def people(counts: YearlyCounts, kind: str) -> Figure:
        deeds = counts.deeds.get(kind)
        return Figure(deeds.people if deeds else None, _done(counts, kind=kind), is_sum=True)

    known = [
        kind
        for kind in _keys(both.now.deeds, both.before.deeds)
        if any(kind in c.deeds and c.deeds[kind].with_people for c in (both.now, both.before))
    ]
    lines = [both.line(kind_label(kind), lambda c, kind=kind: people(c, kind)) for kind in known]
    told = sum(deeds.with_people for deeds in both.now.deeds.values())
    note = _(
        "The sum of the people entered; their number is recorded for %(told)s of %(all)s activities."
        " The list holds the activities. Delegations and exchanges count under their kinds."
    ) % {"told": told, "all": both.now.done}
    return Block(_("People taking part, where recorded"), note, tuple(lines))


def _by_partner(both: Both) -> Block:
    names = {**both.before.partner_names, **both.now.partner_names}
    lines = [
        both.line(
            names.get(key, "?"), lambda c, key=key: Figure(c.by_partner.get(key, 0), _done(c, partner=key))
        )
        for key in both.now.by_partner
    ]
    note = _("The %(number)d partners with the most activities of the period.") % {"number": len(lines)}
    return Block(_("Activities by partner"), note, tuple(lines))


def _promises(both: Both) -> Block:
    def figure(standing: Standing) -> Callable[[YearlyCounts], Figure]:
        where = _list(PROMISES, standing=standing.value)
        return lambda counts: Figure(counts.standings.get(standing, 0), where(counts))

    lines = [both.line(STANDINGS[standing], figure(standing)) for standing in Standing]
    note = _("Promises accepted from agreements that have begun, as they stand on the last day counted.")
    return Block(_("Promises kept and open"), note, tuple(lines))


def _money(both: Both) -> Block:
    lines = tuple(_money_lines(both))
    told = {
        "income": both.now.with_money["income"],
        "cost": both.now.with_money["cost"],
        "all": both.now.done,
    }
    note = (
        _(
            "Only what was entered: an amount received is recorded for %(income)s and an amount given for"
            " %(cost)s of %(all)s activities. Currencies are not converted."
        )
        % told
    )
    return Block(_("Money by source, where recorded"), note, lines)


def _money_lines(both: Both) -> Iterator[Line]:
    for side, label in (("income", pgettext("money", "Received")), ("cost", _("Given by our side"))):
        yield both.line(
            _("%(what)s: activities with an amount") % {"what": label},
            lambda c, side=side: Figure(c.with_money[side], _done(c, money=side)),
        )
        every = [one for c in (both.now, both.before) for one in c.money if one.side == side]
        for key in dict.fromkeys((one.source, one.currency, one.in_kind) for one in every):
            yield both.line(_money_label(*key), lambda c, side=side, key=key: _amount(c, side, key), 1)


def _money_label(source: str, currency: str, in_kind: bool) -> str:  # noqa: FBT001  (a key of three parts)
    means = _("in kind") if in_kind else _("in cash")
    return f"{SOURCE_LABELS[source]}, {currency}, {means}"


def _amount(counts: YearlyCounts, side: str, key: tuple[str, str, bool]) -> Figure:
    source, currency, in_kind = key
    means = IN_KIND if in_kind else IN_CASH
    where = _done(counts, money=side, source=source, currency=currency, means=means)
    return Figure(_sum(counts.money, side, key), where, currency, is_sum=True)


def _sum(money: tuple[Money, ...], side: str, key: tuple[str, str, bool]) -> Decimal | None:
    found = [
        one.amount for one in money if one.side == side and (one.source, one.currency, one.in_kind) == key
    ]
    return found[0] if found else None
