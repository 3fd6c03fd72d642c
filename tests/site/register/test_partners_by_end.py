"""Partners by next end: what the index finds is the order by the rule, on any day, in both directions."""

from datetime import date

import pytest
from django.db import connection
from django.test import RequestFactory
from tests.site.factories import a_term, an_agreement, an_agreement_event, an_organisation

from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.organisation_filters import OrganisationFilter
from caunoi_web.register.queries.partners_by_end import page_of_partners_by_end

pytestmark = pytest.mark.django_db

DAYS = [date(1990, 1, 1), date(2023, 6, 30), date(2026, 1, 15), date(2040, 1, 1)]


@pytest.fixture
def partners(monkeypatch):
    """Partners with one, many, shared, endless, ended and no agreements; some end on the same day."""
    several = [an_organisation(f"Trường {number}") for number in range(60)]
    for number, partner in enumerate(several[:52]):
        an_agreement(partner, term=a_term("2020", f"{2022 + number % 7}-06-30"))
        if number % 3 == 0:
            an_agreement(partner, several[(number * 7 + 1) % 50], term=a_term("2021", f"{2023 + number % 4}"))
    an_agreement(several[52], term=a_term("2020", "", "indefinite"))
    late = an_agreement(several[53], term=a_term("2020", "2029"))
    an_agreement_event(late, "extended", "2027-01-01", "2025-12-31")
    over = an_agreement(several[54], term=a_term("2020", "2030"))
    an_agreement_event(over, "terminated", "2022-01-01")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # a server in use knows how much it holds, and plans by it
    return several


def by_the_rule(day, chosen):
    found = chosen.apply(Organisation.objects.all(), day)
    return list(chosen.ordered(found, day).values_list("pk", flat=True))


def page(day, chosen, **query):
    request = RequestFactory().get("/", query)
    return page_of_partners_by_end(request, chosen.apply(Organisation.objects.all(), day), day)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "chosen", [OrganisationFilter(sort="end"), OrganisationFilter(sort="end", status="active")]
)
def test_pages_forward_and_backward_are_in_the_order_of_the_rule(partners, day, chosen):
    wanted = by_the_rule(day, chosen)
    one = page(day, chosen)
    forward = [row.pk for row in one.object_list]
    while one.after:
        one = page(day, chosen, after=one.after)
        forward += [row.pk for row in one.object_list]
    backward = [row.pk for row in one.object_list]
    while one.before:
        one = page(day, chosen, before=one.before)
        backward = [row.pk for row in one.object_list] + backward

    assert forward == wanted
    assert backward == wanted
