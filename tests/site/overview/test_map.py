"""The map: its links open as many records as it says, small states are seen, the land can be replaced."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from tests.site import factories
from tests.site.overview.conftest import DAY
from tests.site.overview.marks import listed

from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.world import SHIPPED, Place, draw_map
from caunoi_web.overview.errors import UnusableMap
from caunoi_web.overview.queries.map import WHAT, geography_of, known_towns
from caunoi_web.overview.queries.sources import source_for


@pytest.mark.parametrize("what", WHAT)
def test_every_number_of_the_map_opens_its_records(register, what):
    officer = register["officer"]

    found = geography_of(source_for(officer), DAY, what, Lists(DAY))

    assert found.countries
    for number, href in found.countries.values():
        assert number == listed(officer, href)
    for row in found.towns:
        assert row.number == listed(officer, row.href)


def test_spellings_of_a_town_are_one_bubble_and_one_list(people):
    for city in ("Hà Nội", "Hanoi", "HÀ NỘI"):
        factories.an_organisation(city=city)

    found = geography_of(source_for(people["viewer"]), DAY, "partners", Lists(DAY))

    assert [(town.name, town.number, town.is_drawn) for town in found.towns] == [("Hà Nội", 3, True)]
    assert len(found.drawn) == 1


@pytest.mark.parametrize("code", ["SG", "MT", "HK", "MO", "BH", "LU", "VA"])
def test_a_small_state_is_a_bubble_that_can_be_seen(code):
    drawing = draw_map({code: (1, "/x/"), "CN": (400, "/y/")})

    mark = next(mark for mark in drawing.countries if mark.code == code)

    assert mark.radius >= 9
    assert 0 < mark.x < drawing.width
    assert 0 < mark.y < drawing.height


def test_more_partners_are_drawn_darker_and_larger():
    drawing = draw_map({"VN": (100, ""), "JP": (20, ""), "FR": (1, "")})

    assert [mark.code for mark in drawing.countries] == ["VN", "JP", "FR"]
    assert [mark.shade for mark in drawing.countries] == sorted(
        (mark.shade for mark in drawing.countries), reverse=True
    )
    assert drawing.countries[0].shade == 5
    assert drawing.countries[-1].shade == 1
    assert drawing.countries[0].radius > drawing.countries[1].radius > drawing.countries[2].radius


def test_a_town_lies_inside_its_country_on_the_drawing():
    """Hà Nội and Đà Nẵng stand within the box of Việt Nam's outline."""
    drawing = draw_map(
        {"VN": (2, "")},
        [Place("VN", "Hà Nội", 21.03, 105.85, 1, ""), Place("VN", "Đà Nẵng", 16.06, 108.21, 1, "")],
    )
    outline = drawing.countries[0]

    assert all(abs(town.x - outline.x) < 40 and abs(town.y - outline.y) < 60 for town in drawing.places)
    assert drawing.places[0].y < drawing.places[1].y


def test_a_country_that_the_map_does_not_draw_is_named():
    assert draw_map({"XK": (3, ""), "VN": (1, "")}).missing == ("XK",)


def test_the_page_is_well_formed_and_every_shape_is_a_link_with_a_name(register, client_as):
    page = client_as("viewer").get(reverse("overview:map"), {"as_of": DAY.isoformat()}).content.decode()
    drawing = re.search(r"<svg viewBox.*?</svg>", page, re.DOTALL).group()

    tree = ElementTree.fromstring(drawing)  # noqa: S314  (our own page)

    links = tree.findall("a")
    assert len(links) > 10
    assert all(link.get("href") and link.find(".//title") is not None for link in links)
    for href, number in re.findall(r'<td class="numeric"><a href="([^"]+)">([\d.]+)</a>', page):
        assert listed(register["viewer"], unescape(href)) == int(number.replace(".", ""))


def test_the_shipped_map_is_small_and_knows_its_source():
    world = json.loads(SHIPPED.read_text(encoding="utf-8"))

    assert SHIPPED.stat().st_size < 150_000
    assert "public domain" in world["source"]
    assert len(world["countries"]) > 200


def test_an_installation_draws_its_own_map(settings, tmp_path):
    own = tmp_path / "own.json"
    shape = {"at": [5, 5], "path": "M0 0l9 0l0 9z"}
    own.write_text(json.dumps({"width": 10, "height": 10, "countries": {"VN": shape}}), encoding="utf-8")
    settings.MAP = str(own)

    drawing = draw_map({"VN": (1, "")}, [Place("VN", "Huế", 16.46, 107.59, 1, "")])

    assert drawing.width == 10
    assert drawing.countries[0].path == shape["path"]
    assert drawing.places == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"width": 0, "height": 1, "countries": {}}', "not json"])
def test_a_map_that_cannot_be_used_says_so(settings, tmp_path, text):
    own = tmp_path / "own.json"
    own.write_text(text, encoding="utf-8")
    settings.MAP = str(own)

    with pytest.raises(UnusableMap) as refused:
        draw_map({})

    assert "CAUNOI_MAP" in str(refused.value.message)


def test_towns_are_on_the_globe_and_have_both_names():
    towns = known_towns().values()

    assert len(set(towns)) > 200
    assert all(-60 < town.latitude < 75 and -180 < town.longitude < 180 for town in towns)
    assert all(town.name_vi and town.name_en and len(town.country) == 2 for town in towns)
