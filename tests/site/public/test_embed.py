"""Lists and a map for everybody; lists in frames of sites on the administrator's list only."""

import pytest
from tests.site import factories
from tests.site.public_factories import a_publication, in_force

ADDRESSES = ["/public/vi/embed/partners/", "/public/en/embed/agreements/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_site_may_show_it_while_none_is_on_the_list(db, visitor, address):
    a_publication()

    answer = visitor.get(address)

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_sites_on_the_list_may_show_it_also_when_nothing_is_new(db, visitor, address):
    a_publication(sites=["https://www.example.edu.vn", "https://b.example"])

    first = visitor.get(address)
    again = visitor.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    for answer in (first, again):
        ancestors = answer["Content-Security-Policy"].split("frame-ancestors ")[1].split(";")[0]
        assert set(ancestors.split()) == {"https://www.example.edu.vn", "https://b.example"}
        assert "X-Frame-Options" not in answer


def test_no_other_page_is_framed(db, visitor):
    a_publication(sites=["https://www.example.edu.vn"])

    for address in ("/public/vi/", "/public/vi/agreements/", "/public/vi/data/"):
        answer = visitor.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_the_address_chooses_rows(db, read):
    unit = factories.a_unit("Khoa Toán")
    in_force(factories.an_organisation("Keio", country="JP"), host_unit=unit)
    in_force(factories.an_organisation("Lyon", country="FR"))
    in_force(factories.an_organisation("Kyushu", country="JP"))
    a_publication()

    assert "Lyon" not in read("/public/vi/embed/partners/", country="JP")
    assert "Kyushu" not in read("/public/vi/embed/partners/", unit=str(unit.pk))
    few = read("/public/vi/embed/partners/", rows="1", country="JP")
    assert ("Keio" in few, "Kyushu" in few) == (True, False)
    assert 'href="/public/vi/?country=JP"' in few


@pytest.mark.parametrize("rows", ["0", "-1", "999999", "x", "٣", "9" * 500])
def test_a_senseless_number_of_rows_is_bounded(db, read, rows):
    in_force(factories.an_organisation("Keio"))
    a_publication()

    assert "Keio" in read("/public/vi/embed/partners/", rows=rows)


def test_a_list_in_a_frame_needs_no_script_and_opens_links_outside(db, read):
    in_force()
    a_publication()

    page = read("/public/vi/embed/partners/")

    assert "<script" not in page
    assert '<base target="_top">' in page


def test_the_screen_gives_a_piece_to_copy(client_as):
    a_publication(sites=["https://www.example.edu.vn"])

    page = client_as("administrator", language="en").get("/public/settings/").content.decode()

    assert "&lt;iframe src=&#34;http://127.0.0.1:8000/public/en/embed/partners/" in page.replace('"', "&#34;")


def test_the_map_leads_to_lists_and_has_a_table(db, read):
    in_force(factories.an_organisation(country="JP"))
    in_force(factories.an_organisation(country=""))
    a_publication()

    page = read("/public/en/map/")

    assert 'href="/public/en/?country=JP"' in page
    assert "Japan: 1" in page
    assert "Of 1 partner no country is known." in page


def test_there_is_no_map_while_countries_are_not_published(db, visitor):
    in_force()
    a_publication(partner_fields=["kind"])

    assert visitor.get("/public/en/map/").status_code == 404
    assert "/public/en/map/" not in visitor.get("/public/en/").content.decode()
