"""The sleeping list: its filters, their counts, and its rows with the last sign of life and its proof."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import Activity, ActivityProof, SleepCause, SleepReason
from caunoi_web.activities.queries.duties import duties_of
from caunoi_web.activities.queries.sleeping import Sleep, last_day, life_rule, sleeping_count, with_last_sign
from caunoi_web.activities.queries.suggesting import Suggestion, suggestion_for
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement, AgreementParty, OrganisationTier, Tier
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import countries
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY
from caunoi_web.register.queries.agreement_rows import PartyRow, parties_of
from caunoi_web.register.queries.chosen import Chosen, country_label
from caunoi_web.register.queries.options import Choice
from caunoi_web.register.queries.remembered import (
    First,
    add_dear,
    first_of,
    remembered,
    remembered_or_later,
)

NO_CAUSE = "none"
IN_ORDER = "asleep, in order"
add_dear(IN_ORDER)


@dataclass(frozen=True, slots=True)
class SleepFilter:
    """What is chosen among the sleeping; every default means "not filtered"."""

    unit: UUID | None = None
    country: str = ""
    tier: str = ""
    kind: str = ""
    cause: str = ""

    def without(self, field: str) -> Self:
        """The same with one filter taken out."""
        return replace(self, **{field: SleepFilter.__dataclass_fields__[field].default})

    def apply(self, sleeping: AgreementQuerySet, sleep: Sleep) -> AgreementQuerySet:
        """Those of the sleeping agreements that pass, in no order."""
        found = sleeping.filter(kind=self.kind) if self.kind else sleeping
        if self.unit:
            found = found.filter(host_unit=self.unit)
        if self.country:
            country = "" if self.country == NO_COUNTRY else self.country
            parties = AgreementParty.objects.filter(organisation__country=country)
            found = found.filter(pk__in=parties.values("agreement"))
        if self.tier:
            tiers = OrganisationTier.objects.as_of(sleep.day).filter(tier=self.tier)
            parties = AgreementParty.objects.filter(organisation__in=tiers.values("organisation"))
            found = found.filter(pk__in=parties.values("agreement"))
        return _by_cause(found, self.cause, sleep)


@dataclass(frozen=True, slots=True)
class Sign:
    """The last proven sign of life: when, what, where it is shown, and the file that proves it."""

    on: date | None
    when: PartialDate | None
    title: str
    href_id: UUID | None = None
    proof_id: UUID | None = None
    proof_name: str = ""


@dataclass(frozen=True, slots=True)
class SleepingRow:
    """One sleeping agreement, with why it sleeps and what could be done next."""

    id: UUID
    title: str
    kind: str
    unit: Unit | None
    parties: tuple[PartyRow, ...]
    sign: Sign
    months: int
    reason: SleepReason | None
    suggestion: Suggestion


def sleeping_rows(found: Iterable[Agreement], sleep: Sleep) -> list[SleepingRow]:
    """Sleeping agreements, which know their last sign, as rows; four queries."""
    agreements = list(found)
    keys = [one.pk for one in agreements]
    parties, signs, reasons = parties_of(keys), signs_of(agreements), reasons_of(keys, sleep.day)
    rows = []
    for one in agreements:
        sign = signs[one.pk]
        said = reasons.get(one.pk)
        reason = said if said and (sign.on is None or said.said_on >= sign.on) else None
        rows.append(
            SleepingRow(
                id=one.pk,
                title=one.title,
                kind=one.kind,
                unit=one.host_unit,
                parties=parties.get(one.pk, ()),
                sign=sign,
                months=months_between(sign.on, sleep.day) if sign.on else 0,
                reason=reason,
                suggestion=suggestion_for(one, reason.cause if reason else "", sleep.day),
            )
        )
    return rows


def signs_of(agreements: Iterable[Agreement]) -> dict[UUID, Sign]:
    """The last sign of each agreement annotated by ``with_signs``; two queries."""
    every = list(agreements)
    keys = [key for one in every for key in (one.last_activity, one.last_below) if key]  # type: ignore[attr-defined]
    done = {row.pk: row for row in Activity.objects.filter(pk__in=keys)}
    proofs: dict[UUID, tuple[UUID, str]] = {}
    shown = ActivityProof.objects.filter(activity__in=keys, withdrawn_at__isnull=True)
    for activity, document, name in shown.values_list("activity", "document", "document__name"):
        proofs.setdefault(activity, (document, name))
    return {one.pk: _sign(one, done, proofs) for one in every}


def _sign(agreement: Any, done: dict[UUID, Activity], proofs: dict[UUID, tuple[UUID, str]]) -> Sign:
    """Whichever of the possible signs fell on the last day of all."""
    last = last_day(agreement, {key: one.counts_on for key, one in done.items()})
    for key in (agreement.last_activity, agreement.last_below):
        found = done.get(key)
        if found and found.counts_on == last:
            title = found.title or kind_label(found.kind)
            return Sign(last, found.end or found.begin, title, found.pk, *proofs.get(found.pk, (None, "")))
    if agreement.last_event_on == last:
        return Sign(last, _exactly(last), _("It was extended, renewed or resumed"))
    if agreement.last_paper_on == last:
        return Sign(last, _exactly(last), _("A further paper followed it"))
    signed = bool(agreement.signed) and not agreement.start
    begun = agreement.term.start or agreement.signed_on
    return Sign(agreement.begins_on, begun, _("It was signed") if signed else _("It came into force"))


def _exactly(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def reasons_of(agreements: Iterable[UUID], day: date) -> dict[UUID, SleepReason]:
    """The latest reason given for each agreement up to ``day``; one query."""
    rows = SleepReason.objects.filter(agreement__in=list(agreements), said_on__lte=day)
    found: dict[UUID, SleepReason] = {}
    for row in rows.select_related("said_by").order_by("-said_on", "-said_at", "-id"):
        found.setdefault(row.agreement_id, row)
    return found


def months_between(first: date, last: date) -> int:
    """Whole months from ``first`` to ``last``."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (last.day < first.day), 0)


def in_order_of_sleep(user: User, chosen: SleepFilter, sleep: Sleep) -> AgreementQuerySet:
    """The sleeping agreements that pass, with their last sign, the longest asleep first."""
    asleep = sleep.sleeping(Agreement.objects.visible_to(user))
    return with_signs(chosen.apply(asleep, sleep), sleep)


def first_asleep(user: User, chosen: SleepFilter, sleep: Sleep) -> First:
    """The head of that list and how long it is, remembered until a write."""
    question = _question(user, chosen, sleep)
    return remembered(IN_ORDER, question, lambda: first_of(in_order_of_sleep(user, chosen, sleep)))


def first_asleep_or_later(
    request: HttpRequest, user: User, chosen: SleepFilter, sleep: Sleep
) -> First | None:
    """The same; None where it takes long to find out and nobody has waited for it yet."""
    question = _question(user, chosen, sleep)
    return remembered_or_later(
        request, IN_ORDER, question, lambda: first_of(in_order_of_sleep(user, chosen, sleep))
    )


def options_asleep(user: User, chosen: SleepFilter, sleep: Sleep) -> list[Choice]:
    """The filters with their counts, remembered until a write."""
    question = (*_question(user, chosen, sleep), get_language())
    return remembered("sleeping", question, lambda: sleeping_options(user, chosen, sleep))


def part_asleep(
    first: First, user: User, chosen: SleepFilter, sleep: Sleep, start: int, number: int
) -> Sequence[Agreement]:
    """Some of the list in its order: by their ids where those are known, if they sleep still."""
    keys = first.ids[start : start + number]
    if start + number > len(first.ids) and first.number > len(first.ids):
        return list(in_order_of_sleep(user, chosen, sleep)[start : start + number])
    named = Agreement.objects.visible_to(user).living_on(sleep.day).filter(pk__in=keys)
    return [one for one in with_signs(named, sleep) if sleep.holds_for(one)]


def _question(user: User, chosen: SleepFilter, sleep: Sleep) -> tuple[bool, SleepFilter, Sleep]:
    return may(user, Action.REGISTER_READ), chosen, sleep


def ask(user: User, day: date) -> None:
    """What people of the office see of it every day, in the list and on the home page."""
    sleep = Sleep.on(day, life_rule())
    first_asleep(user, SleepFilter(), sleep)
    options_asleep(user, SleepFilter(), sleep)
    sleeping_count(user, day)
    duties_of(user, day, with_sleeping=False)


def sleeping_options(user: User, chosen: SleepFilter, sleep: Sleep) -> list[Choice]:
    """The filters of the list with their counts; six queries, whatever there is."""
    every = sleep.sleeping(Agreement.objects.visible_to(user))

    def without(field: str) -> AgreementQuerySet:
        return chosen.without(field).apply(every, sleep).order_by()

    kinds = dict(without("kind").values_list("kind").annotate(number=Count("pk")))
    units = without("unit").filter(host_unit__isnull=False)
    unit_rows = units.values_list("host_unit", "host_unit__name_vi").annotate(number=Count("pk"))
    choices = [
        Choice("unit", _("Unit in charge"), sorted(map(tuple, unit_rows), key=_frequency)[:40]),
        Choice("tier", _("Tier of the partner"), _tiers(without("tier"), sleep.day)),
        Choice("country", _("Country or territory"), _countries(without("country"))),
        Choice("kind", _("Kind of paper"), sorted(_kinds(kinds), key=_frequency)),
        Choice("cause", _("Why it sleeps"), _causes(without("cause"), sleep)),
    ]
    return [choice for choice in choices if choice.options]


def _by_cause(found: AgreementQuerySet, cause: str, sleep: Sleep) -> AgreementQuerySet:
    if not cause:
        return found
    found = found.annotate(cause=_latest_cause(sleep))
    return found.filter(cause__isnull=True) if cause == NO_CAUSE else found.filter(cause=cause)


def _latest_cause(sleep: Sleep) -> Subquery:
    said = SleepReason.objects.filter(agreement=OuterRef("pk"), said_on__lte=sleep.day)
    return Subquery(said.order_by("-said_on", "-said_at", "-id").values("cause")[:1])


def _kinds(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(kind, str(AGREEMENT_KINDS[kind]), number) for kind, number in counts.items()]  # type: ignore[index]


def _countries(found: AgreementQuerySet) -> list[tuple[str, str, int]]:
    counted = countries(found).items()
    return sorted(((code, country_label(code), number) for code, number in counted), key=_frequency)


def _tiers(found: AgreementQuerySet, day: date) -> list[tuple[str, str, int]]:
    rows = (
        OrganisationTier.objects.as_of(day)
        .filter(organisation__party_rows__agreement__in=found.values("pk"))
        .order_by()
        .values_list("tier")
        .annotate(number=Count("organisation__party_rows__agreement", distinct=True))
    )
    counts = dict(rows)
    return [(tier.value, str(tier.label), counts[tier]) for tier in Tier if counts.get(tier)]


def _causes(found: AgreementQuerySet, sleep: Sleep) -> list[tuple[str, str, int]]:
    rows = found.annotate(cause=_latest_cause(sleep)).values_list("cause").annotate(number=Count("pk"))
    labels = dict(SleepCause.choices)
    return [
        (cause or NO_CAUSE, str(labels[cause]) if cause else _("Nobody has said why"), number)
        for cause, number in sorted(rows, key=lambda row: -row[1])
    ]


def _frequency(option: tuple) -> tuple[int, str]:  # type: ignore[type-arg]
    return -option[2], option[1]


def chosen_words(chosen: SleepFilter) -> list[Chosen]:
    """The chosen filters in words; one query when a unit is chosen."""
    causes = {NO_CAUSE: _("Nobody has said why"), **dict(SleepCause.choices)}
    words = []
    if chosen.unit:
        name = Unit.objects.filter(pk=chosen.unit).values_list("name_vi", flat=True).first()
        words.append(Chosen("unit", _("Unit in charge"), name or str(chosen.unit)))
    if chosen.tier:
        words.append(Chosen("tier", _("Tier of the partner"), str(Tier(chosen.tier).label)))
    if chosen.country:
        words.append(Chosen("country", _("Country or territory"), country_label(chosen.country)))
    if chosen.kind:
        label = str(AGREEMENT_KINDS[chosen.kind])  # type: ignore[index]
        words.append(Chosen("kind", _("Kind of paper"), label))
    if chosen.cause:
        words.append(Chosen("cause", _("Why it sleeps"), str(causes[chosen.cause])))
    return words


def with_signs(sleeping: AgreementQuerySet, sleep: Sleep) -> AgreementQuerySet:
    """The sleeping agreements with their last sign, the longest asleep first."""
    return with_last_sign(sleeping, sleep.day).select_related("host_unit").order_by("last_sign_on", "id")
