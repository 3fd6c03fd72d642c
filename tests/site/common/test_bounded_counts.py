"""Counts that stop at a bound say that there are more, and cost one query however many are asked for."""

from tests.site import factories

from caunoi_web.common.bounded_counts import AtLeast, added, bounded_counts
from caunoi_web.common.jinja import format_number
from caunoi_web.register.models import Organisation


def some(number):
    for _each in range(number):
        factories.an_organisation(country="JP")
    return {
        "japan": Organisation.objects.filter(country="JP"),
        "france": Organisation.objects.filter(country="FR"),
        "nobody": Organisation.objects.none(),
    }


def test_few_are_counted_in_one_query(db, django_assert_num_queries):
    rows = some(3)

    with django_assert_num_queries(1):
        found = bounded_counts(rows, most=3)

    assert found == {"japan": 3, "france": 0, "nobody": 0}
    assert not any(isinstance(number, AtLeast) for number in found.values())


def test_counting_stops_at_the_bound_and_says_so(db):
    found = bounded_counts(some(4), most=3)

    assert found["japan"] == 3
    assert format_number(found["japan"]) == "3+"
    assert format_number(added(found)) == "3+"
    assert format_number(found["france"]) == "0"


def test_nothing_to_ask_is_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert bounded_counts({"nobody": Organisation.objects.none()}) == {"nobody": 0}
