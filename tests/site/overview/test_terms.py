"""The timeline: bars where the terms are, the line of the day, marks, orders, pages of bounded cost."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.site import factories

from caunoi_web.overview.drawing.terms import Life, terms_of
from caunoi_web.overview.queries.timeline import ORDERS
from caunoi_web.register.models import Agreement

DAY = date(2026, 7, 1)


def a_life(begins="2024-01-01", ends="2028-12-31", **more):
    def day(text):
        return date.fromisoformat(text) if text else None

    marks = {"notice": None, "prolonged": (), "ended": None, "is_open": False} | more
    return Life(id=uuid4(), begins=day(begins), ends=day(ends), **marks)


def drawn(life, day=DAY):
    chart = terms_of([life], day)
    return chart.bars[life.id], chart


def test_a_bar_lies_where_its_years_are():
    bar, chart = drawn(a_life("2024-01-01", "2027-12-31"))

    assert [year for year, _x in chart.ticks] == [2024, 2025, 2026, 2027]
    assert bar.x == 0
    assert bar.width == pytest.approx(100, abs=0.1)
    assert chart.today == pytest.approx(62.4, abs=0.2)


def test_what_has_no_end_runs_on_to_the_edge():
    bar, _chart = drawn(a_life(ends="", is_open=True))

    assert bar.runs_on
    assert bar.x + bar.width == pytest.approx(100)


def test_an_unknown_end_is_drawn_to_the_day_and_marked_unknown():
    bar, chart = drawn(a_life(ends=""))

    assert bar.is_unknown
    assert bar.x + bar.width == pytest.approx(chart.today)


def test_a_bar_that_begins_long_before_is_cut_at_the_edge():
    bar, _chart = drawn(a_life("1990-01-01", "2027-01-01"))

    assert bar.x == 0
    assert bar.began_before
    assert 0 < bar.width < 100


def test_an_end_by_an_event_cuts_the_bar():
    bar, _chart = drawn(a_life(ended=date(2025, 1, 1)))
    whole, _chart = drawn(a_life())

    assert bar.width < whole.width


@pytest.mark.parametrize("day", [date.min, date(2026, 7, 1), date.max])
def test_any_day_can_be_drawn(day):
    bar, chart = drawn(a_life(), day)

    assert 0 <= bar.x <= 100
    assert 0 <= bar.width <= 100
    assert 0 <= chart.today <= 100.01


def test_the_page_shows_active_agreements_with_notice_and_renewal(client_as):
    kept = factories.an_agreement(term=factories.a_term("2024-01-01", "2027-01-01", notice_months=6))
    factories.an_agreement_event(kept, "extended", "2025-05-05", until="2029-01-01")
    factories.an_agreement(
        factories.an_organisation("Đã hết"), term=factories.a_term("2015-01-01", "2016-01-01")
    )

    page = client_as("viewer", language="en").get(reverse("overview:timeline"), {"as_of": "2026-07-01"})

    text = page.content.decode()
    assert str(kept.pk) in text
    assert "Đã hết" not in text
    assert "last day for a notice</span>" not in text.replace("\n", "")
    assert "01/07/2028" in text
    assert "05/05/2025" in text
    assert 'class="prolonged"' in text


@pytest.mark.parametrize("by", ORDERS)
def test_pages_of_any_order_hold_every_agreement_once(client_as, by):
    units = [factories.a_unit(f"Khoa {name}") for name in "ABC"]
    for number in range(90):
        factories.an_agreement(
            term=factories.a_term("2024-01-01", f"20{27 + number % 9}-01-01"),
            host_unit=units[number % 4] if number % 4 < 3 else None,
        )
    client, seen = client_as("viewer"), []

    address = f"{reverse('overview:timeline')}?by={by}&as_of=2026-07-01"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<th scope="row"><a href="/register/agreements/([0-9a-f-]{36})/', page)
        following = re.search(r'<a rel="next" href="([^"]+)"', page)
        address = following and reverse("overview:timeline") + following.group(1).replace("&amp;", "&")

    assert len(seen) == len(set(seen)) == Agreement.objects.count()


def test_the_page_costs_the_same_number_of_queries_at_any_size(client_as, django_assert_max_num_queries):
    client = client_as("viewer")
    term = factories.a_term("2024-01-01", "2027-01-01")
    factories.an_agreement_event(
        factories.an_agreement(term=term), "extended", "2025-05-05", until="2029-01-01"
    )
    with django_assert_max_num_queries(20) as first:
        client.get(reverse("overview:timeline"))

    for _number in range(30):
        factories.an_agreement(term=term)
    with django_assert_max_num_queries(20) as second:
        client.get(reverse("overview:timeline"))

    assert len(first.captured_queries) == len(second.captured_queries)
