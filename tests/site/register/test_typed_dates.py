"""Dates as people type them, day first, as precise as they are known."""

from datetime import date

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate
from caunoi_web.common.jinja import format_partial
from caunoi_web.register.forms.dates import PartialDateField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("2022", "2022"),
        ("8/2022", "2022-08"),
        ("08/2022", "2022-08"),
        ("15/8/2022", "2022-08-15"),
        (" 1 / 11 / 2021 ", "2021-11-01"),
        ("15.08.2022", "2022-08-15"),
        ("2022-08-15", "2022-08-15"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_as_it_was_meant(typed, kept):
    assert PartialDateField().clean(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["31/2/2022", "13/2022", "8/15/2022", "27/10-2027", "1/1/22", "soon", "1/2/3/2022", "٣/2022", "0000"],
)
def test_a_date_that_is_none_is_refused_with_words(typed):
    with translation.override("en"), pytest.raises(forms.ValidationError, match="dd/mm/yyyy"):
        PartialDateField().clean(typed)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_what_a_page_shows_can_be_typed_again(day, precision):
    known = {
        "day": PartialDate.of(day),
        "month": PartialDate(day.year, day.month),
        "year": PartialDate(day.year),
    }[precision]
    shown = format_partial(known)

    assert PartialDateField().clean(shown) == str(known)
