"""The bar of a validity: in the drawing, in the right order, as precise as the source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, Term
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.timeline import WIDTH, term_bar

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def an_unsaved_agreement(term: Term, signed: str = "") -> Agreement:
    agreement = Agreement(signed=signed)
    agreement.term = term
    return agreement


@given(first=days, last=st.none() | days, day=days)
def test_the_bar_and_the_day_lie_in_the_drawing(first, last, day):
    if last and last < first:
        first, last = last, first
    end_kind = EndKind.FIXED if last else EndKind.INDEFINITE
    term = Term(start=PartialDate.of(first), end=PartialDate.of(last) if last else None, end_kind=end_kind)

    bar = term_bar(an_unsaved_agreement(term), day)

    assert 0 <= bar.start <= bar.stop <= WIDTH
    assert 0 <= bar.today <= WIDTH
    assert 0 <= bar.passed <= bar.width
    assert bar.is_open == (last is None)
    assert (bar.today >= bar.start) == (day >= first) or abs(bar.today - bar.start) < 0.02


def test_the_ends_are_as_precise_as_they_are_known():
    term = Term(start=PartialDate(2022), end=PartialDate(2029), end_kind=EndKind.FIXED)

    bar = term_bar(an_unsaved_agreement(term), date(2026, 11, 21))

    assert (str(bar.first), str(bar.last)) == ("2022", "2029")


def test_the_signing_stands_in_for_a_beginning_that_is_not_stated():
    bar = term_bar(an_unsaved_agreement(Term(), signed="2022-08"), date(2026, 11, 21))

    assert str(bar.first) == "2022-08"


def test_without_a_beginning_there_is_no_bar():
    assert term_bar(an_unsaved_agreement(Term()), date(2026, 11, 21)) is None


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_at_the_end_of_the_calendar_do_no_harm(day):
    term = Term(start=PartialDate(2022), end=PartialDate(2029), end_kind=EndKind.FIXED)

    assert term_bar(an_unsaved_agreement(term), day)
