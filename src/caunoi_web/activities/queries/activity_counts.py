"""The counts beside the filters of the list of activities, and the filters in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.kinds import KINDS, group_label, kind_label
from caunoi_web.activities.models import Activity, Commitment, State
from caunoi_web.activities.models.deeds import AHEAD_STATES, DONE_STATES, ActivityQuerySet
from caunoi_web.activities.queries.activity_filters import (
    DONE,
    FROM_ABROAD,
    FROM_BOTH,
    FROM_HOME,
    FROM_UNKNOWN,
    IN_KIND,
    OVERDUE,
    ActivityFilter,
)
from caunoi_web.common.jinja import format_day
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.agreement_rows import parties_of
from caunoi_web.register.queries.chosen import Chosen
from caunoi_web.register.queries.options import Choice, Option
from caunoi_web.register.queries.remembered import remembered

UNITS_SHOWN = 40
SOURCE_LABELS = {
    FROM_HOME: gettext_lazy("From partners in this country"),
    FROM_ABROAD: gettext_lazy("From partners abroad"),
    FROM_BOTH: gettext_lazy("From partners here and abroad together"),
    FROM_UNKNOWN: gettext_lazy("Partner or its country not recorded"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many activities pass, and what the filters offer."""

    total: int
    options: list[Choice]


def counts_of(user: User, chosen: ActivityFilter, day: date) -> Counts:
    """The counts of the list, remembered until a write; two queries then."""

    def count() -> Counts:
        total = chosen.apply(Activity.objects.visible_to(user), day).count()
        return Counts(total, activity_options(user, chosen, day))

    question = (may(user, Action.ACTIVITY_READ), chosen, day, get_language())
    return remembered("activity counts", question, count)


def ask(user: User, day: date) -> None:
    """The list as it opens, counted ahead."""
    counts_of(user, ActivityFilter(), day)


def activity_options(user: User, chosen: ActivityFilter, day: date) -> list[Choice]:
    """The filters of the list, each value with how many it would leave; six queries, whatever there is."""
    every = Activity.objects.visible_to(user)

    def without(*fields: str) -> ActivityQuerySet:
        left = chosen
        for field in fields:
            left = left.without(field)
        return left.apply(every, day).order_by()

    kinds = dict(without("group", "kind").values_list("kind").annotate(number=Count("pk")))
    choices = [
        Choice("state", _("State"), _states(without("state"), day)),
        Choice("group", _("Field of activity"), _groups(kinds)),
        Choice("kind", _("Kind"), _kinds(kinds, chosen.group)),
        Choice("year", _("Year"), _years(without("year"))),
        Choice("unit", _("Our unit"), _units(without("unit"))),
    ]
    return [choice for choice in choices if choice.options]


def _states(found: ActivityQuerySet, day: date) -> list[Option]:
    counts = dict(found.values_list("state").annotate(number=Count("pk")))
    overdue = found.filter(state__in=AHEAD_STATES, ends_on__lt=day).count()
    done = sum(counts.get(state, 0) for state in DONE_STATES)
    options: list[Option] = [(OVERDUE, _("Overdue"), overdue), (DONE, _("Done, reported or not"), done)]
    options += [(state.value, str(state.label), counts.get(state, 0)) for state in State]
    return [option for option in options if option[2]]


def _groups(kinds: dict[str, int]) -> list[Option]:
    counts: dict[str, int] = {}
    for code, number in kinds.items():
        if code in KINDS:
            counts[KINDS[code].group] = counts.get(KINDS[code].group, 0) + number
    return sorted(((group, group_label(group), number) for group, number in counts.items()), key=_frequency)


def _kinds(kinds: dict[str, int], group: str) -> list[Option]:
    options = [
        (code, kind_label(code), number)
        for code, number in kinds.items()
        if not group or (code in KINDS and KINDS[code].group == group)
    ]
    return sorted(options, key=_frequency)


def _years(found: ActivityQuerySet) -> list[Option]:
    span = found.aggregate(first=Min("begins_on"), last=Max("begins_on"))
    if not span["first"]:
        return []
    years = range(span["last"].year, max(span["first"].year, span["last"].year - 30) - 1, -1)
    counts = found.aggregate(**{f"y{year}": Count("pk", filter=Q(begins_on__year=year)) for year in years})
    return [(year, str(year), counts[f"y{year}"]) for year in years if counts[f"y{year}"]]


def _units(found: ActivityQuerySet) -> list[Option]:
    rows = found.filter(unit__isnull=False).values_list("unit", "unit__name_vi").annotate(number=Count("pk"))
    return sorted(((key, name, number) for key, name, number in rows), key=_frequency)[:UNITS_SHOWN]


def _frequency(option: Option) -> tuple[int, str]:
    return -option[2], option[1]


def chosen_activities(chosen: ActivityFilter) -> list[Chosen]:
    """The chosen filters in words, for pages and exports; at most a query for each record named."""
    words = list(_plain_words(chosen))
    named = (
        ("unit", _("Our unit"), chosen.unit, _unit_name),
        ("partner", _("Partner"), chosen.partner, _partner_name),
        ("agreement", _("Agreement"), chosen.agreement, agreement_name),
        ("commitment", _("Promise"), chosen.commitment, _commitment_name),
    )
    words += [Chosen(field, label, name_of(key)) for field, label, key, name_of in named if key]
    return words


def _plain_words(chosen: ActivityFilter) -> Iterable[Chosen]:
    if chosen.state:
        special = {OVERDUE: _("Overdue"), DONE: _("Done, reported or not")}
        label = special.get(chosen.state) or str(State(chosen.state).label)
        yield Chosen("state", _("State"), label)
    if chosen.group:
        yield Chosen("group", _("Field of activity"), group_label(chosen.group))
    if chosen.kind:
        yield Chosen("kind", _("Kind"), kind_label(chosen.kind))
    if chosen.year:
        yield Chosen("year", _("Year"), str(chosen.year))
    yield from _period_words(chosen)
    yield from _money_words(chosen)
    if chosen.text:
        yield Chosen("text", _("Words to find"), chosen.text)


def _period_words(chosen: ActivityFilter) -> Iterable[Chosen]:
    if chosen.since:
        yield Chosen("since", _("Done on or after"), format_day(chosen.since))
    if chosen.until:
        yield Chosen("until", _("Done on or before"), format_day(chosen.until))


def _money_words(chosen: ActivityFilter) -> Iterable[Chosen]:
    if chosen.money:
        income = chosen.money == "income"
        label = _("Received from the partner") if income else _("Given by our side")
        yield Chosen("money", label, _("an amount is recorded"))
    if chosen.currency:
        yield Chosen("currency", _("Currency"), chosen.currency)
    if chosen.means:
        yield Chosen("means", _("Means"), _("in kind") if chosen.means == IN_KIND else _("in cash"))
    if chosen.source:
        yield Chosen("source", _("Source"), str(SOURCE_LABELS[chosen.source]))


def agreement_name(key: UUID) -> str:
    """What an agreement is called: its title, else its partners."""
    title = Agreement.objects.filter(pk=key).values_list("title", flat=True).first()
    return title or "; ".join(party.name for party in parties_of([key]).get(key, ())) or str(key)


def _unit_name(key: UUID) -> str:
    return Unit.objects.filter(pk=key).values_list("name_vi", flat=True).first() or str(key)


def _partner_name(key: UUID) -> str:
    return Organisation.objects.filter(pk=key).values_list("name", flat=True).first() or str(key)


def _commitment_name(key: UUID) -> str:
    return Commitment.objects.filter(pk=key).values_list("what", flat=True).first() or str(key)
