"""The validity of an agreement and its status as of a day (domain rules 6.3 and 6.4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, Status, Term

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
ENDED = (EndKind.FIXED, EndKind.DURATION, EndKind.AUTO_RENEWED, EndKind.UNKNOWN)


def term(start=None, end=None, kind=EndKind.FIXED, **more):
    return Term(
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        end_kind=kind,
        **more,
    )


@st.composite
def terms(draw):
    kind = draw(st.sampled_from(EndKind))
    start = draw(st.none() | days.map(PartialDate.of))
    length = draw(st.integers(0, 4000))
    wants_end = kind is EndKind.FIXED or (kind in ENDED and draw(st.booleans()))
    base = start.first_day if start else draw(days)
    end = PartialDate.of(base + timedelta(days=length)) if wants_end else None
    return Term(start=start, end=end, end_kind=kind)


@given(term=terms(), day=days, signed=st.none() | days.map(PartialDate.of))
def test_every_term_has_exactly_one_status_on_every_day(term, day, signed):
    assert term.status_on(day, signed=signed) in Status


@given(term=terms(), day=days)
def test_before_it_begins_no_term_is_in_force(term, day):
    status = term.status_on(day)

    assert (status is Status.NOT_IN_FORCE) is bool(term.start and day < term.start.first_day)


@given(start=days, length=st.integers(0, 4000))
def test_both_ends_count_as_inside(start, length):
    end = start + timedelta(days=length)
    fixed = Term(start=PartialDate.of(start), end=PartialDate.of(end), end_kind=EndKind.FIXED)
    one = timedelta(days=1)

    assert fixed.status_on(start - one) is Status.NOT_IN_FORCE
    assert fixed.status_on(start) is Status.IN_FORCE
    assert fixed.status_on(end) is Status.IN_FORCE
    assert fixed.status_on(end + one) is Status.EXPIRED
    assert fixed.days_left_on(end) == 0
    assert fixed.days_left_on(end + one) == -1


@given(term=terms(), day=days)
def test_what_has_ended_stays_ended_and_nothing_without_an_end_expires(term, day):
    if term.status_on(day) is Status.EXPIRED:
        assert term.status_on(day + timedelta(days=1)) is Status.EXPIRED
        assert term.end is not None
    assert (term.days_left_on(day) is None) is (term.end is None)


@pytest.mark.parametrize(
    ("given_term", "day", "status"),
    [
        (term(None, None, EndKind.UNKNOWN), "2026-01-01", Status.VALIDITY_UNKNOWN),
        (term(None, None, EndKind.DURATION, duration_months=60), "2026-01-01", Status.VALIDITY_UNKNOWN),
        (term(None, None, EndKind.CONDITION, condition="until done"), "2026-01-01", Status.OPEN_CONDITIONAL),
        (term("2020", None, EndKind.INDEFINITE), "2026-01-01", Status.INDEFINITE),
        (term("2027", None, EndKind.INDEFINITE), "2026-01-01", Status.NOT_IN_FORCE),
        (term("2020", "2025", EndKind.AUTO_RENEWED), "2025-12-31", Status.IN_FORCE),
        (term("2020", "2025", EndKind.AUTO_RENEWED), "2026-01-01", Status.VALIDITY_UNKNOWN),
        (term("2021", "2026"), "2026-12-31", Status.IN_FORCE),
        (term("2021", "2026"), "2027-01-01", Status.EXPIRED),
        (term("2021", "2026"), "2021-01-01", Status.IN_FORCE),
        (term("2021", "2026"), "2020-12-31", Status.NOT_IN_FORCE),
        (term("2021-05", "2026-02"), "2026-02-28", Status.IN_FORCE),
        (term("2021-05", "2026-02"), "2026-03-01", Status.EXPIRED),
        (term(None, "2026-02-01"), "1999-01-01", Status.IN_FORCE),
    ],
)
def test_status_by_kind_of_end_and_precision(given_term, day, status):
    assert given_term.status_on(date.fromisoformat(day)) is status


def test_the_signing_day_stands_in_for_a_start_that_is_not_stated():
    open_start = term(None, "2030-01-01")
    signed = PartialDate(2025, 6, 1)

    assert open_start.status_on(date(2025, 5, 31), signed=signed) is Status.NOT_IN_FORCE
    assert open_start.status_on(date(2025, 6, 1), signed=signed) is Status.IN_FORCE


def test_a_stated_start_wins_over_the_signing_day():
    stated = term("2025-09-01", "2030-01-01")

    assert stated.status_on(date(2025, 8, 31), signed=PartialDate(2025, 6, 1)) is Status.NOT_IN_FORCE


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"start": "2026", "end": "2025"}, "before it begins"),
        ({"start": "2020", "end": "2025", "kind": EndKind.INDEFINITE}, "has no end date"),
        ({"end": "2025", "kind": EndKind.CONDITION}, "has no end date"),
        ({"start": "2020", "kind": EndKind.FIXED}, "needs its end date"),
        ({"kind": EndKind.DURATION, "duration_months": 0}, "cannot last"),
    ],
)
def test_a_term_that_contradicts_itself_cannot_be_built(values, message):
    with pytest.raises(ValueError, match=message):
        term(**values)


PTIT = {
    11: term("2021-06-30", "2026-06-30"),
    12: term("2021-11-01", "2024-11-01"),
    13: term("2021-12-13", "2026-12-12"),
    14: term("2022-12-08", "2025-12-08"),
    15: term("2022-10-27", "2027-10-27", repaired=True),
    16: term("2022-03-29", None, EndKind.CONDITION, condition="đến khi hoàn thành các hoạt động hợp tác"),
    17: term("2022", "2029"),
    18: term("2020-07-13", "2025-07-13"),
    19: term(None, None, EndKind.UNKNOWN),
    20: term("2022-06-01", "2027-06-01"),
    21: term("2021", "2026"),
    22: term("2021", "2025"),
    23: term("2021", "2023"),
    24: term("2022", "2025"),
    25: term("2022", "2025"),
}


def rows_by_status(day):
    rows = {}
    for number, row in PTIT.items():
        rows.setdefault(row.status_on(day), set()).add(number)
    return rows


def test_the_fifteen_rows_of_the_academy_in_november_2025():
    rows = rows_by_status(date(2025, 11, 27))

    assert rows == {
        Status.IN_FORCE: {11, 13, 14, 15, 17, 20, 21, 22, 24, 25},
        Status.EXPIRED: {12, 18, 23},
        Status.OPEN_CONDITIONAL: {16},
        Status.VALIDITY_UNKNOWN: {19},
    }
    assert PTIT[14].days_left_on(date(2025, 11, 27)) == 11
    assert [PTIT[row].days_left_on(date(2025, 11, 27)) for row in (22, 24, 25)] == [34, 34, 34]


def test_the_fifteen_rows_of_the_academy_a_year_later():
    rows = rows_by_status(date(2026, 11, 21))

    assert rows == {
        Status.IN_FORCE: {13, 15, 17, 20, 21},
        Status.EXPIRED: {11, 12, 14, 18, 22, 23, 24, 25},
        Status.OPEN_CONDITIONAL: {16},
        Status.VALIDITY_UNKNOWN: {19},
    }
    assert PTIT[13].days_left_on(date(2026, 11, 21)) == 21
    assert PTIT[21].days_left_on(date(2026, 11, 21)) == 40
