"""The stretches of a life say for every day what the rule says for that day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate
from caunoi.domain.stretches import stretches_of
from caunoi.domain.terms import PROLONGING, EndKind, EventKind, LifeEvent, Term

FIRST = date(2019, 1, 1)
days = st.integers(0, 1500).map(lambda number: FIRST + timedelta(days=number))
exactly = days.map(PartialDate.of)


@st.composite
def terms(draw):
    """Any term that can be."""
    kind = draw(st.sampled_from(EndKind))
    start, end = draw(st.none() | exactly), draw(exactly if kind is EndKind.FIXED else st.none() | exactly)
    if kind in (EndKind.CONDITION, EndKind.INDEFINITE):
        end = None
    if start and end and end.last_day < start.first_day:
        start, end = end, start
    return Term(start=start, end=end, end_kind=kind)


@st.composite
def lives(draw):
    """Up to four events, in any order."""
    kinds = draw(st.lists(st.sampled_from(EventKind), max_size=4))
    return [LifeEvent(kind, draw(exactly), draw(exactly) if kind in PROLONGING else None) for kind in kinds]


@settings(max_examples=300, deadline=None)
@given(term=terms(), signed=st.none() | exactly, events=lives(), day=days, shift=st.integers(-1, 1))
def test_a_stretch_says_what_the_rule_says_for_each_of_its_days(term, signed, events, day, shift):
    turns = [day, *(event.on.first_day for event in events), *((term.end.last_day,) if term.end else ())]

    life = stretches_of(term, signed=signed, events=events)

    for turn in (each + timedelta(days=shift) for each in turns):
        [holding] = [one for one in life if one.since <= turn <= one.until]
        assert holding.status is term.status_on(turn, signed=signed, events=events)


@given(term=terms(), signed=st.none() | exactly, events=lives())
def test_stretches_cover_all_days_without_gap_or_overlap(term, signed, events):
    life = stretches_of(term, signed=signed, events=events)

    assert life[0].since == date.min
    assert life[-1].until == date.max
    for one, after in pairwise(life):
        assert after.since == one.until + timedelta(days=1)
        assert after.status is not one.status


def test_a_term_at_the_ends_of_the_calendar_has_stretches():
    term = Term(start=PartialDate(1, 1, 1), end=PartialDate(9999), end_kind=EndKind.FIXED)

    [life] = stretches_of(term)

    assert (life.since, life.until) == (date.min, date.max)
