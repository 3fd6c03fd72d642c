"""Dates that never say more than their source."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate, Precision


@st.composite
def partial_dates(draw):
    day = draw(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
    precision = draw(st.sampled_from(Precision))
    if precision is Precision.YEAR:
        return PartialDate(day.year)
    if precision is Precision.MONTH:
        return PartialDate(day.year, day.month)
    return PartialDate.of(day)


@given(partial_dates())
def test_a_date_written_and_read_is_the_same(moment):
    assert PartialDate.parse(str(moment)) == moment


@given(partial_dates())
def test_the_written_form_is_as_long_as_the_date_is_precise(moment):
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}

    assert len(str(moment)) == length[moment.precision]


@given(partial_dates())
def test_the_first_day_is_never_after_the_last_and_only_a_full_date_has_one_day(moment):
    assert moment.first_day <= moment.last_day
    assert (moment.first_day == moment.last_day) is (moment.precision is Precision.DAY)


@pytest.mark.parametrize(
    "wrong", ["", "22", "2022-8", "2022-13", "2022-02-30", "27/10/2022", "2022-10-27 ", "0000"]
)
def test_what_is_no_date_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(wrong)


def test_a_day_without_its_month_is_refused():
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2022, None, 27)


def test_a_year_lasts_from_its_first_to_its_last_day():
    assert PartialDate(2026).first_day == date(2026, 1, 1)
    assert PartialDate(2026).last_day == date(2026, 12, 31)
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)


@given(moment=partial_dates(), years=st.integers(-50, 50))
def test_moving_by_years_keeps_the_precision_and_comes_back(moment, years):
    assume((moment.month, moment.day) != (2, 29))

    moved = moment.plus_months(12 * years)

    assert moved.precision is moment.precision
    assert moved.year == moment.year + years
    assert moved.plus_months(-12 * years) == moment


@given(moment=partial_dates(), months=st.integers(-600, 600))
def test_moving_by_months_counts_months_and_never_passes_the_day(moment, months):
    assume(moment.month is not None)

    moved = moment.plus_months(months)

    assert moved.year * 12 + moved.month == moment.year * 12 + moment.month + months
    if moment.day is not None:
        assert moved.day <= moment.day
        assert moved.day == moment.day or PartialDate(moved.year, moved.month).last_day == moved.last_day


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2022-08-31", 6, "2023-02-28"),
        ("2021-12-13", 60, "2026-12-13"),
        ("2021-12", 1, "2022-01"),
        ("2022", 84, "2029"),
    ],
)
def test_terms_are_counted_as_the_civil_code_counts(start, months, end):
    assert PartialDate.parse(start).plus_months(months) == PartialDate.parse(end)


def test_a_year_cannot_move_by_less_than_a_year():
    with pytest.raises(ValueError, match="year only"):
        PartialDate(2022).plus_months(6)
