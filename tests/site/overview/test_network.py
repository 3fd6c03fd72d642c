"""The network: the strongest ties only, the rest said; each node and tie opens its agreements."""

import math
import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.site import factories
from tests.site.overview.conftest import DAY
from tests.site.overview.marks import listed
from tests.site.register import making

from caunoi.domain.kinds import Activity
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.network import RINGS, SIZE, Node, Tie, network_of
from caunoi_web.overview.queries.network import PARTNERS, ties_of
from caunoi_web.register.queries import remembered as memory

TERM = factories.a_term("2024-01-01", "2030-01-01")


def test_every_node_and_tie_opens_as_many_agreements_as_it_says(register):
    officer = register["officer"]

    found = ties_of(officer, DAY, Lists(DAY))

    assert len(found.nodes) > 20
    assert len(found.ties) > 40
    assert all(node.number == listed(officer, node.href) for node in found.nodes)
    assert all(tie.number == listed(officer, tie.href) for tie in found.ties)


def test_what_is_left_out_is_counted(officer):
    for _partner in range(PARTNERS + 3):
        factories.an_agreement(term=TERM)

    found = ties_of(officer, DAY, Lists(DAY))

    assert sum(node.kind == "partner" for node in found.nodes) == PARTNERS
    assert found.left_out["partner"] == 3


def test_only_the_country_asked_for_is_drawn(officer):
    factories.an_agreement(factories.an_organisation("Đại học Kyoto", country="JP"), term=TERM)
    factories.an_agreement(factories.an_organisation("Đại học Lyon", country="FR"), term=TERM)

    found = ties_of(officer, DAY, Lists(DAY), "JP")

    assert [node.name for node in found.nodes if node.kind == "partner"] == ["Đại học Kyoto"]


def nodes_and_ties():
    nodes = [Node("unit", f"unit:{each}", f"Khoa {each}", 5, "/u/") for each in "AB"]
    nodes += [Node("partner", f"partner:{each}", f"Đối tác {each}", each + 1, "/p/") for each in range(6)]
    ties = [Tie(f"partner:{each}", f"unit:{'AB'[each % 2]}", 2, "/t/") for each in range(6)]
    return nodes, ties


def test_the_same_network_is_drawn_the_same_whatever_order_it_comes_in():
    nodes, ties = nodes_and_ties()

    first, second = network_of(nodes, ties), network_of(nodes[::-1], ties[::-1])

    assert {mark.node.key: (mark.x, mark.y) for mark in first.nodes} == {
        mark.node.key: (mark.x, mark.y) for mark in second.nodes
    }


def test_nodes_stand_on_the_ring_of_their_kind_and_apart():
    drawing = network_of(*nodes_and_ties())

    for mark in drawing.nodes:
        reach = math.hypot(mark.x - SIZE / 2, mark.y - SIZE / 2)
        assert math.isclose(reach, RINGS[mark.node.kind], abs_tol=0.2)
    assert len({(mark.x, mark.y) for mark in drawing.nodes}) == len(drawing.nodes)


def test_long_names_inside_are_broken_between_words_so_that_they_keep_apart():
    names = ["Dùng chung cơ sở vật chất, thiết bị", "Nghiên cứu chung", "Hợptácnghiêncứukhoahọc"]

    drawing = network_of([Node("field", f"field:{name}", name, 1, "/f/") for name in names], [])

    assert {mark.label for mark in drawing.nodes} == {
        ("Dùng chung cơ sở", "vật chất, thiết bị"),
        ("Nghiên cứu chung",),
        ("Hợptácnghiêncứukh…",),
    }


def test_partners_of_one_unit_stand_together():
    drawing = network_of(*nodes_and_ties())
    partners = sorted(
        (mark for mark in drawing.nodes if mark.node.kind == "partner"),
        key=lambda mark: math.atan2(mark.y - SIZE / 2, mark.x - SIZE / 2),
    )

    of_unit = "".join("AB"[int(mark.node.key[-1]) % 2] for mark in partners)

    assert "AAA" in of_unit * 2


def test_a_tie_to_what_is_not_drawn_is_left_out():
    nodes, ties = nodes_and_ties()

    drawing = network_of(nodes, [*ties, Tie("partner:0", "unit:gone", 1, "/t/")])

    assert len(drawing.ties) == len(ties)


def test_the_page_names_every_node_and_has_a_table_of_ties(client_as):
    partner = factories.an_organisation("Đại học Kyoto", country="JP")
    unit = factories.a_unit("Khoa Kinh tế")
    factories.an_agreement(partner, term=TERM, host_unit=unit, activities=(Activity.JOINT_LAB,))

    page = client_as("viewer", language="en").get(reverse("overview:network")).content.decode()

    assert page.count("Đại học Kyoto") >= 4
    assert len(re.findall(r'class="tie"', page)) == 2
    assert "All ties as a table" in page


def test_the_page_costs_the_same_number_of_queries_at_any_size(client_as, django_assert_max_num_queries):
    client = client_as("viewer")
    factories.an_agreement(term=TERM, activities=(Activity.JOINT_LAB,))
    with django_assert_max_num_queries(25) as first:
        client.get(reverse("overview:network"), {"as_of": "2026-01-01"})

    for number in range(10):
        factories.an_agreement(term=TERM, host_unit=factories.a_unit(f"Khoa {number}"))
    with django_assert_max_num_queries(25) as second:
        client.get(reverse("overview:network"), {"as_of": "2026-01-02"})

    assert abs(len(first.captured_queries) - len(second.captured_queries)) <= 1


@pytest.fixture
def on_a_large_register(monkeypatch, settings):
    """A register that is called large, with a memory of its own."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-network"}
    }
    cache.clear()
    monkeypatch.setattr(memory, "is_large", lambda: True)


def page_of(client, **headers):
    return client.get(reverse("overview:network"), {"as_of": DAY.isoformat()}, headers=headers).text


def test_a_large_register_shows_the_page_before_the_ties_are_counted(client_as, officer, on_a_large_register):
    factories.an_agreement(factories.an_organisation("Đại học Kyoto", country="JP"), term=TERM)
    client = client_as("officer", language="en")

    first = page_of(client)
    counted = page_of(client, **{"X-Counts": "now"})
    cache.clear()  # as another process, or after a restart
    kept = page_of(client)

    assert "The ties are being counted" in first
    assert "Kyoto" not in first
    for page in (counted, kept):
        assert "Kyoto" in page
        assert "Counted at" not in page


def test_what_was_kept_says_when_it_was_counted(client_as, officer, on_a_large_register):
    factories.an_agreement(factories.an_organisation("Đại học Kyoto", country="JP"), term=TERM)
    client = client_as("officer", language="en")
    page_of(client, **{"X-Counts": "now"})

    making.an_organisation("Đại học mới")
    later = page_of(client)

    assert "Kyoto" in later
    assert "Counted at" in later


def test_without_javascript_a_link_counts_the_ties(client_as, officer, on_a_large_register):
    factories.an_agreement(factories.an_organisation("Đại học Kyoto", country="JP"), term=TERM)
    client = client_as("viewer", language="en")
    link = re.search(r'<a href="([^"]*counts=now[^"]*)"', page_of(client)).group(1).replace("&amp;", "&")

    assert "Kyoto" in client.get(reverse("overview:network") + link).text
