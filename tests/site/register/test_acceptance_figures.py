"""The fifteen rows as of two days: the figures of domain.md §4.2."""

from datetime import date

import pytest
from tests.site.register.making import a_person

from caunoi.domain.terms import Status
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_counts import facets, status_counts
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_rows import rows_of

pytestmark = pytest.mark.django_db

NOVEMBER_2025, NOVEMBER_2026 = date(2025, 11, 27), date(2026, 11, 21)


def counts_on(day):
    """In force, expired, open, unknown."""
    counts = status_counts(AgreementFilter().apply(Agreement.objects.all(), day))
    return counts[Status.IN_FORCE], counts.expired, counts.open, counts.unknown


def numbers_with(status, day):
    found = AgreementFilter(status=status).apply(Agreement.objects.all(), day)
    return sorted(int(number) for number in found.values_list("list_number", flat=True))


@pytest.mark.parametrize(("day", "figures"), [(NOVEMBER_2025, (10, 3, 1, 1)), (NOVEMBER_2026, (5, 8, 1, 1))])
def test_the_fifteen_rows_stand_as_they_should(ptit, day, figures):
    assert counts_on(day) == figures
    assert sum(figures) == len(ptit) == 15


def test_each_row_is_what_it_should_be(ptit):
    assert numbers_with("expired", NOVEMBER_2025) == [12, 18, 23]
    assert numbers_with("in_force", NOVEMBER_2026) == [13, 15, 17, 20, 21]
    assert numbers_with("expired", NOVEMBER_2026) == [11, 12, 14, 18, 22, 23, 24, 25]
    assert numbers_with("open_conditional", NOVEMBER_2026) == [16]
    assert numbers_with("validity_unknown", NOVEMBER_2026) == [19]


@pytest.mark.parametrize(
    ("day", "left"),
    [(NOVEMBER_2026, {"13": 21, "21": 40}), (NOVEMBER_2025, {"14": 11, "22": 34, "24": 34, "25": 34})],
)
def test_the_soonest_ends_come_first_with_their_days_left(ptit, day, left):
    chosen = AgreementFilter(within=90)

    rows = rows_of(chosen.ordered(chosen.apply(Agreement.objects.all(), day)), day)

    assert {row.list_number: row.days_left for row in rows} == left
    assert [row.days_left for row in rows] == sorted(left.values())


@pytest.mark.parametrize("day", [date(2020, 1, 1), NOVEMBER_2025, NOVEMBER_2026, date(2040, 1, 1)])
def test_the_groups_always_add_up(ptit, day):
    counts = facets(a_person(), AgreementFilter(), day).status

    assert (
        counts.active + counts.open + counts.unknown + counts.not_yet + counts.expired == counts.total == 15
    )
