"""Every figure of the dashboard opens just the records it counts, on any day, for any unit."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from tests.site import factories
from tests.site.overview.conftest import DAY
from tests.site.overview.marks import listed

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Role
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.bars import Bars
from caunoi_web.overview.plans import PLANS
from caunoi_web.overview.queries.dashboard import Question, charts_of, figures_of
from caunoi_web.overview.queries.sources import Counted

EVERY_CHART = PLANS[Role.OFFICER].charts


def marks_of(user, asked):
    """(what, number, address) of every mark of every chart."""
    charts = charts_of(
        figures_of(asked, Counted(user)), asked, EVERY_CHART, Lists(asked.day, unit=asked.unit)
    )
    for chart in charts:
        if isinstance(chart, Bars):
            yield from (
                (f"{chart.code} {bar.label}", bar.number, bar.href) for bar in (*chart.rows, *chart.rest)
            )
        else:
            for column in chart.columns:
                yield from ((f"{chart.code} {part.title}", part.number, part.href) for part in column.parts)
                if column.total_href:
                    yield f"{chart.code} {column.year}", column.total, column.total_href


@pytest.mark.parametrize(
    "day", [DAY, date(2024, 5, 5), date(2026, 6, 1), date(2019, 12, 31), date(2031, 1, 1)]
)
@pytest.mark.parametrize("status", ["active", "", "expired"])
def test_every_mark_opens_as_many_records_as_it_says(register, day, status):
    officer = register["officer"]

    marks = list(marks_of(officer, Question(day, status=status)))

    assert len(marks) > 20
    assert [(what, number) for what, number, _href in marks] == [
        (what, listed(officer, href)) for what, _number, href in marks
    ]


@pytest.mark.parametrize("with_unit", [True, False])
def test_every_mark_of_one_unit_opens_its_records(register, with_unit):
    officer = register["officer"]
    unit = Unit.objects.get(name_vi="Khoa Kinh tế").pk if with_unit else "none"

    marks = list(marks_of(officer, Question(DAY, unit)))

    assert marks
    assert all(number == listed(officer, href) for _what, number, href in marks)


def test_every_link_of_the_page_opens_a_list_and_says_how_many_there_are(register, client_as):
    client = client_as("officer", language="en")
    page = client.get(reverse("overview:dashboard"), {"as_of": DAY.isoformat()}).content.decode()

    links = re.findall(r'<td class="numeric"><a href="([^"]+)"[^>]*>([\d,]+)</a>', page)

    assert len(links) > 40
    for href, number in links[::7]:
        answer = client.get(unescape(href))
        assert answer.status_code == 200
        assert listed(register["officer"], unescape(href)) == int(number.replace(",", ""))


def test_the_figures_follow_the_day(register, client_as):
    client = client_as("viewer", language="en")

    then = client.get(reverse("overview:dashboard"), {"as_of": "2020-01-01"})

    assert "Overview as of 01/01/2020" in then.content.decode()
    assert then.context is None or then.status_code == 200
    assert "as_of=2020-01-01" in then.content.decode()


def test_a_day_that_does_not_exist_is_said_and_today_shown(register, client_as):
    page = client_as("viewer", language="en").get(reverse("overview:dashboard"), {"as_of": "31/02/2026"})

    assert "This day does not exist" in page.content.decode()


def test_the_head_of_a_unit_begins_with_the_own_unit(register, client_as):
    lead, unit = register["unit_lead"], Unit.objects.get(name_vi="Khoa Kinh tế")
    lead.unit = unit
    lead.save()
    client = client_as("unit_lead", language="en")

    own = client.get(reverse("overview:dashboard")).content.decode()
    whole = client.get(reverse("overview:dashboard"), {"unit": "all"}).content.decode()

    assert f"unit={unit.pk}" in own
    assert f'<option value="{unit.pk}" selected' in own
    assert "By unit in charge" not in own
    assert "By unit in charge" in whole


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_every_role_has_its_dashboard(register, client_as, role):
    assert client_as(role).get(reverse("overview:dashboard")).status_code == 200


def test_an_empty_register_says_what_to_do(client_as):
    page = client_as("officer", language="en").get(reverse("overview:dashboard")).content.decode()

    assert "There is nothing to draw yet" in page


def test_the_page_costs_the_same_number_of_queries_at_any_size(
    people, client_as, django_assert_max_num_queries
):
    client = client_as("officer")
    factories.an_agreement(signed="2024-01-01", term=factories.a_term("2024-01-01", "2029-01-01"))
    with django_assert_max_num_queries(25) as first:
        client.get(reverse("overview:dashboard"))

    for number in range(12):
        factories.an_agreement(
            factories.an_organisation(country="JP"),
            signed=f"20{10 + number}-01-01",
            host_unit=factories.a_unit(f"Khoa {number}"),
        )
    with django_assert_max_num_queries(25) as second:
        client.get(reverse("overview:dashboard") + "?as_of=2025-01-01")

    assert len(first.captured_queries) == len(second.captured_queries)
