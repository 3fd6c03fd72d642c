"""The status in SQL is the status of the domain, for any term and any day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.register.making import a_person

from caunoi.domain.dates import PartialDate, Precision
from caunoi.domain.terms import EndKind, Term
from caunoi_web.register.models import Agreement

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
days = st.dates(FIRST, LAST)


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
