"""Walking a list page by page: every row once, in the order, forward and back, whatever is missing."""

from datetime import date

import pytest
from django.test import RequestFactory
from tests.site.register.making import an_agreement, an_organisation

from caunoi_web.common.keyset import keyset_page
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_orders import SORTS, arranged
from caunoi_web.register.queries.by_day import page_by_day
from caunoi_web.register.queries.organisation_filters import SORTS as ORGANISATION_SORTS
from caunoi_web.register.queries.organisation_filters import OrganisationFilter

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)


@pytest.fixture
def mixed(db):
    """Agreements with and without days, several alike, expired and not."""
    partners = [an_organisation(name, country="JP") for name in ("Ánh", "Bình", "Đà", "Đà Nẵng", "Ê")]
    for number in range(23):
        partner = partners[number % 5]
        if number % 4 == 0:
            an_agreement(partner, number=str(number))
        elif number % 4 == 1:
            an_agreement(partner, number=str(number), start="2020", end_kind="indefinite")
        else:
            year = 2019 + number % 9
            an_agreement(partner, number=str(number), start="2019", end=str(year), end_kind="fixed")


def walk(rows, keys, direction, cursor=""):
    """The ids of page after page in one direction, and the cursor of the last page."""
    return walk_by(lambda request: keyset_page(request, rows, keys, per_page=5), direction, cursor)


def walk_by(page_of, direction, cursor=""):
    seen = []
    for _ in range(20):
        page = page_of(RequestFactory().get("/", {direction: cursor} if cursor else {}))
        seen.append([row.pk for row in page.object_list])
        cursor = getattr(page, direction)
        if not cursor:
            return seen, page
    raise AssertionError("the walk does not end")


@pytest.mark.parametrize("sort", SORTS)
def test_agreements_are_walked_whole_in_either_direction(mixed, sort):
    chosen = AgreementFilter(sort=sort)
    passing = chosen.apply(Agreement.objects.all(), DAY)
    whole = [row.pk for row in chosen.ordered(passing)]
    rows, keys = arranged(passing, sort)

    forward, last = walk(rows, keys, "after")
    back, first = walk(rows, keys, "before", last.before)

    assert [pk for page in forward for pk in page] == whole
    assert [pk for page in reversed(back) for pk in page] == whole[: len(whole) - len(forward[-1])]
    assert first.before == ""


@pytest.mark.parametrize("sort", ["begin", "-begin", "-end"])
def test_the_index_of_a_day_finds_the_same_pages_in_either_direction(mixed, sort):
    for number in range(7):
        an_agreement(an_organisation(f"Undated {number}"), number=f"u{number}")
    passing = AgreementFilter(sort=sort).apply(Agreement.objects.all(), DAY)
    whole = [row.pk for row in AgreementFilter(sort=sort).ordered(passing)]

    forward, last = walk_by(lambda request: page_by_day(request, passing, sort, 5), "after")
    back, first = walk_by(lambda request: page_by_day(request, passing, sort, 5), "before", last.before)

    assert [pk for page in forward for pk in page] == whole
    assert [pk for page in reversed(back) for pk in page] == whole[: len(whole) - len(forward[-1])]
    assert first.before == ""


@pytest.mark.parametrize("sort", ORGANISATION_SORTS)
def test_partners_are_walked_whole(mixed, sort):
    chosen = OrganisationFilter(sort=sort)
    passing = chosen.apply(Organisation.objects.all(), DAY)

    forward, _last = walk(*chosen.arranged(passing, DAY), "after")

    assert [pk for page in forward for pk in page] == [row.pk for row in chosen.ordered(passing, DAY)]


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJhIl0", "é", "a" * 5000, "bnVsbA"])
def test_a_cursor_that_nobody_wrote_begins_the_list_anew(mixed, cursor):
    rows, keys = arranged(AgreementFilter().apply(Agreement.objects.all(), DAY), "end")
    first = keyset_page(RequestFactory().get("/"), rows, keys, per_page=5)

    page = keyset_page(RequestFactory().get("/", {"after": cursor}), rows, keys, per_page=5)

    assert [row.pk for row in page.object_list] == [row.pk for row in first.object_list]
    assert page.before == ""


def test_an_empty_list_has_no_neighbours(db):
    rows, keys = arranged(AgreementFilter().apply(Agreement.objects.all(), DAY), "end")

    page = keyset_page(RequestFactory().get("/"), rows, keys)

    assert (page.size, page.after, page.before) == (0, "", "")
