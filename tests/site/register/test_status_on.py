"""The status in SQL is the status of the domain, for any term and any day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.register.making import a_person

from caunoi.domain.dates import PartialDate, Precision
from caunoi.domain.terms import PROLONGING, EndKind, EventKind, LifeEvent, Term
from caunoi_web.register.models import Agreement, AgreementEvent

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
days = st.dates(FIRST, LAST)
LATER = [PartialDate(2035, 12, 31), PartialDate(2036), PartialDate(2036, 6)]


@st.composite
def partial_dates(draw):
    """A date known by its day, month or year."""
    day, precision = draw(days), draw(st.sampled_from(Precision))
    if precision is Precision.DAY:
        return PartialDate.of(day)
    return PartialDate(day.year, day.month if precision is Precision.MONTH else None)


@st.composite
def terms(draw):
    """Any term that can be: with and without start, end, and a way of ending."""
    end_kind = draw(st.sampled_from(EndKind))
    start = draw(st.none() | partial_dates())
    can_end = end_kind not in (EndKind.CONDITION, EndKind.INDEFINITE)
    end = (
        draw(partial_dates() if end_kind is EndKind.FIXED else st.none() | partial_dates())
        if can_end
        else None
    )
    if start and end and end.last_day < start.first_day:
        start, end = end, start
    return Term(start=start, end=end, end_kind=end_kind)


@settings(max_examples=150, deadline=None)
@given(term=terms(), signed=st.none() | partial_dates(), day=days, near=st.sampled_from([-1, 0, 1, None]))
def test_sql_and_domain_agree_on_the_status(term, signed, day, near):
    if near is not None and term.end:
        day = date.fromordinal(term.end.last_day.toordinal() + near)
    person = a_person()
    agreement = Agreement(created_by=person, changed_by=person, signed=str(signed or ""))
    agreement.term = term
    agreement.save()

    in_sql = Agreement.objects.with_status_on(day).values_list("status", flat=True).get(pk=agreement.pk)

    assert in_sql == term.status_on(day, signed=signed)
    Agreement.objects.filter(pk=agreement.pk).delete()


@st.composite
def lives(draw):
    """Up to five events in any order, also such as the services would refuse; new ends lie past any start."""
    kinds = draw(st.lists(st.sampled_from(EventKind), max_size=5))
    return [
        LifeEvent(
            kind=kind,
            on=draw(partial_dates()),
            until=draw(st.sampled_from(LATER)) if kind in PROLONGING else None,
        )
        for kind in kinds
    ]


@settings(max_examples=200, deadline=None)
@given(
    term=terms(),
    signed=st.none() | partial_dates(),
    day=days | st.dates(LAST, date(2037, 2, 1)),
    events=lives(),
    at=st.integers(0, 4),
)
def test_sql_and_domain_agree_on_the_status_whatever_happened(term, signed, day, events, at):
    if at < len(events):
        day = events[at].on.first_day
    person = a_person()
    agreement = Agreement(created_by=person, changed_by=person, signed=str(signed or ""))
    agreement.term = term
    agreement.derive_days(events)
    Agreement.objects.bulk_create([agreement])
    rows = AgreementEvent.objects.bulk_create(an_event(agreement, event, person) for event in events)

    kept = Agreement.objects.get(pk=agreement.pk)
    in_sql = Agreement.objects.with_status_on(day).values_list("status", flat=True).get(pk=agreement.pk)

    assert in_sql == kept.status_on(day)
    assert in_sql == term.status_on(day, signed=signed, events=kept.life_events())
    AgreementEvent.objects.filter(pk__in=[row.pk for row in rows])._raw_delete("default")
    Agreement.objects.filter(pk=agreement.pk).delete()


def an_event(agreement, event, person):
    """The event as a row."""
    return AgreementEvent(
        agreement=agreement,
        kind=event.kind.value,
        on=str(event.on),
        on_day=event.on.first_day,
        until=str(event.until or ""),
        until_day=event.until.last_day if event.until else None,
        reason="a test",
        made_by=person,
    )
