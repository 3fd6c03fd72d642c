"""Deadlines: the day of the event is not counted, the last one is, and it is a working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi_web.signing.deadlines import Calendar, DayKind, due_on, working_days_between
from caunoi_web.signing.queries.reckoning import current_calendar

days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
terms = st.integers(1, 60)
kinds = st.sampled_from(list(DayKind))
special = st.frozensets(days, max_size=60)
calendars = st.builds(Calendar, off=special, made_up=special)


@pytest.mark.parametrize(
    ("start", "number", "kind", "end"),
    [
        ("2026-03-02", 5, "working", "2026-03-09"),  # a week of five, Monday not counted
        ("2026-03-06", 1, "working", "2026-03-09"),  # Friday to Monday
        ("2026-02-13", 1, "working", "2026-02-23"),  # over the lunar New Year
        ("2026-08-21", 1, "working", "2026-08-22"),  # a Saturday that is worked
        ("2026-03-02", 15, "calendar", "2026-03-17"),
        ("2026-03-06", 15, "calendar", "2026-03-23"),  # ends on a Saturday, moves to Monday
        ("2026-08-17", 15, "calendar", "2026-09-03"),  # ends on National Day
        ("2026-08-07", 15, "calendar", "2026-08-22"),  # ends on the Saturday that is worked
    ],
)
def test_days_are_counted_as_the_civil_code_says(db, start, number, kind, end):
    found = due_on(date.fromisoformat(start), number, kind, current_calendar())

    assert found == date.fromisoformat(end)


@given(days, terms, kinds, calendars)
def test_a_term_ends_on_a_working_day_after_its_start(start, number, kind, calendar):
    end = due_on(start, number, kind, calendar)

    assert end > start
    assert calendar.is_working(end)


@given(days, terms, calendars)
def test_a_term_in_working_days_has_just_so_many(start, number, calendar):
    end = due_on(start, number, DayKind.WORKING, calendar)

    assert working_days_between(start, end, calendar) == number
    assert working_days_between(end, start, calendar) == -number


@given(days, terms, calendars)
def test_a_term_in_calendar_days_moves_over_days_off_only(start, number, calendar):
    end = due_on(start, number, DayKind.CALENDAR, calendar)
    counted = start + timedelta(days=number)

    passed = [counted + timedelta(days=step) for step in range((end - counted).days)]

    assert not any(map(calendar.is_working, passed))


@given(days, terms, kinds, calendars)
def test_a_longer_term_or_a_later_start_never_ends_earlier(start, number, kind, calendar):
    end = due_on(start, number, kind, calendar)

    assert due_on(start, number + 1, kind, calendar) >= end
    assert due_on(start + timedelta(days=1), number, kind, calendar) >= end


@given(days, terms, kinds, calendars, days)
def test_one_more_day_off_never_brings_an_end_forward(start, number, kind, calendar, free):
    less = calendar.changed(off=[free])

    assert due_on(start, number, kind, less) >= due_on(start, number, kind, calendar)


@given(days, terms, calendars, days)
def test_one_more_worked_day_never_puts_an_end_off(start, number, calendar, worked):
    more = calendar.changed(made_up=[worked])

    assert due_on(start, number, DayKind.WORKING, more) <= due_on(start, number, DayKind.WORKING, calendar)


@given(calendars, days)
def test_a_day_that_is_taken_out_is_like_its_weekday(calendar, day):
    plain = calendar.changed(plain=[day])

    assert plain.is_working(day) == (day.weekday() < 5)


def test_a_term_of_no_days_and_a_calendar_of_no_working_days_are_refused():
    endless = Calendar(off=frozenset(date(2026, 1, 1) + timedelta(days=step) for step in range(800)))

    with pytest.raises(ValueError, match="at least one day"):
        due_on(date(2026, 3, 2), 0, DayKind.WORKING, Calendar())
    with pytest.raises(ValueError, match="No working day"):
        due_on(date(2026, 3, 2), 1, DayKind.WORKING, endless)


def test_the_holidays_that_come_with_the_site_reach_from_2025_to_2028(db):
    calendar = current_calendar()

    for year in (2025, 2026, 2027, 2028):
        assert not calendar.is_working(date(year, 1, 1))
        assert sum(day.year == year for day in calendar.off) >= 11
    assert calendar.is_working(date(2026, 1, 10))
    assert all(day.weekday() > 4 for day in calendar.made_up)
