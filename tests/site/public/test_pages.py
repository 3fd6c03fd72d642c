"""The pages a visitor reads: languages, filters, pages, caching, faults."""

import pytest
from tests.site import factories
from tests.site.public_factories import a_publication, in_force

from caunoi.domain.kinds import Activity
from caunoi_web.register.services import merge_organisations
from caunoi_web.register.services.indexing import index_organisation


@pytest.fixture
def three_partners(db):
    """Two in Japan, one in France, with what filters ask for."""
    unit = factories.a_unit("Khoa Ngoại ngữ", name_en="Faculty of Languages")
    keio = factories.an_organisation("Đại học Keio", name_en="Keio University", country="JP")
    kyushu = factories.an_organisation("Đại học Kyushu", country="JP", kind="research_institute")
    lyon = factories.an_organisation("Đại học Lyon", country="FR")
    in_force(keio, host_unit=unit, activities=(Activity.STUDENT_EXCHANGE,))
    in_force(kyushu, kind="moa")
    in_force(lyon, term=factories.a_term("2020-01-01", end_kind="indefinite"))
    for partner in (keio, kyushu, lyon):
        index_organisation(partner)
    a_publication()
    return keio, kyushu, lyon


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"country": "JP"}, {"Keio", "Kyushu"}),
        ({"kind": "research_institute"}, {"Kyushu"}),
        ({"status": "indefinite"}, {"Lyon"}),
        ({"field": "student-exchange"}, {"Keio"}),
        ({"text": "dai hoc ky"}, {"Kyushu"}),
        ({"text": "nhat ban"}, {"Keio", "Kyushu"}),
        ({"country": "JP", "status": "indefinite"}, set()),
        ({"country": "ZZ", "kind": "x", "status": "draft", "unit": "1"}, {"Keio", "Kyushu", "Lyon"}),
    ],
)
@pytest.mark.parametrize("address", ["/public/vi/", "/public/vi/agreements/"])
def test_filters_and_words_narrow_both_lists(three_partners, read, query, found, address):
    if "agreements" in address and query.get("kind"):
        query = {"kind": "moa"} if query["kind"] != "x" else query

    page = read(address, **query).split('id="found"')[1]

    assert {name for name in ("Keio", "Kyushu", "Lyon") if f"Đại học {name}</a>" in page} == found


def test_the_unit_is_a_filter_with_its_name_and_count(three_partners, read):
    page = read("/public/en/agreements/")

    assert 'Faculty of Languages</span> <span class="count">1' in page


def test_the_switch_keeps_the_page_and_its_filters(three_partners, read):
    page = read("/public/vi/agreements/", country="JP")

    assert '<a class="language" href="/public/en/agreements/?country=JP" lang="en"' in page
    assert '<link rel="alternate" hreflang="en" href="http://127.0.0.1:8000/public/en/agreements/">' in page


def test_a_partners_agreements_are_reached_from_its_page(three_partners, read):
    keio = three_partners[0]

    assert "Khoa Ngoại ngữ" in read(f"/public/vi/partners/{keio.pk}/")
    assert "Keio" in read("/public/vi/agreements/", partner=str(keio.pk)).split('id="found"')[1]


def test_pages_follow_each_other_and_come_back(db, read, visitor):
    for number in range(120):
        in_force(factories.an_organisation(f"Đại học {number:03}"))
    a_publication()

    first = read("/public/vi/")
    second = visitor.get(_link(first, "next")).content.decode()
    back = visitor.get(_link(second, "prev")).content.decode()

    assert "Đại học 049" in first
    assert "Đại học 050" not in first
    assert "Đại học 050" in second
    assert "Đại học 049" in back


def _link(page: str, rel: str) -> str:
    at = page.index(f'<a rel="{rel} nofollow" href="') + len(f'<a rel="{rel} nofollow" href="')
    return "/public/vi/" + page[at : page.index('"', at)].replace("&amp;", "&")


@pytest.mark.parametrize(
    "cursor",
    [
        "x" * 5000,
        "WyJcdTAwMDAiLCIxIl0",
        "WyJcdWQ4MDAiLCAiMDE5ZDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIl0",
        "%00",
    ],
)
def test_a_forged_place_in_the_list_begins_it_anew(three_partners, visitor, cursor):
    answer = visitor.get("/public/vi/", {"after": cursor})

    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("address", ["/public/vi/", "/public/en/agreements/"])
def test_an_empty_page_says_so(db, read, address):
    a_publication()

    page = read(address)

    assert 'class="empty"' in page


def test_what_is_not_there_is_404_in_the_public_frame(three_partners, visitor):
    answer = visitor.get("/public/en/partners/019d0000-0000-7000-8000-000000000000/")

    assert answer.status_code == 404
    assert "East Sea University" in answer.content.decode()
    assert "Cầu Nối" not in answer.content.decode()


def test_a_merged_partner_leads_to_the_one_that_stays(three_partners, visitor, head):
    keio, kyushu, _lyon = three_partners
    merge_organisations(actor=head, survivor=keio, merged=kyushu, versions=(1, 1), reason="Một")

    answer = visitor.get(f"/public/vi/partners/{kyushu.pk}/")

    assert answer.status_code == 302
    assert answer["Location"] == f"/public/vi/partners/{keio.pk}/"


def test_no_cookie_is_set_or_looked_at_even_for_who_is_signed_in(three_partners, client_as):
    client = client_as("administrator")

    answer = client.get("/public/vi/")

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" in answer["Cache-Control"]
    assert answer["Content-Language"] == "vi"


def test_the_cookie_of_staff_does_not_change_the_language(three_partners, client_as):
    answer = client_as("officer", language="en").get("/public/vi/")

    assert answer["Content-Language"] == "vi"
    assert "1–3" not in answer.content.decode()


def test_who_has_the_page_is_told_so_until_something_is_written(three_partners, visitor, officer):
    from caunoi_web.register.services import create_organisation

    first = visitor.get("/public/vi/")
    again = visitor.get("/public/vi/", headers={"If-None-Match": first["ETag"]})
    create_organisation(actor=officer, values={"name": "Đại học Mới"})
    changed = visitor.get("/public/vi/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert not again.content
    assert changed.status_code == 200


def test_a_change_of_the_rules_shows_at_once_to_who_holds_the_old_page(three_partners, visitor):
    first = visitor.get("/public/vi/")
    profile_of_before = visitor.get("/public/vi/agreements/")
    a_publication(title_vi="Tên mới của trang", agreement_kinds=["moa"])

    held = {"If-None-Match": first["ETag"]}
    changed = visitor.get("/public/vi/", headers=held)
    fewer = visitor.get("/public/vi/agreements/", headers={"If-None-Match": profile_of_before["ETag"]})

    assert "max-age=0" in first["Cache-Control"]
    assert "stale" not in first["Cache-Control"]
    assert changed.status_code == 200
    assert "Tên mới của trang" in changed.content.decode()
    assert "Kyushu" in fewer.content.decode()
    assert "Keio" not in fewer.content.decode()


def test_turning_it_off_closes_every_page_at_once(three_partners, visitor):
    held = {"If-None-Match": visitor.get("/public/vi/")["ETag"]}
    a_publication(is_on=False)

    assert visitor.get("/public/vi/", headers=held).status_code == 404


def test_a_page_asked_for_again_at_once_costs_two_queries(three_partners, visitor, django_assert_num_queries):
    first = visitor.get("/public/vi/")

    with django_assert_num_queries(2):
        again = visitor.get("/public/vi/")

    assert again.content == first.content
    assert again["Content-Type"] == first["Content-Type"]


def test_hostile_names_stay_text(db, read):
    partner = factories.an_organisation("<script>alert(1)</script>", city='"><img src=x>')
    in_force(partner, title="</title><b>x</b>")
    a_publication(title_vi="<i>Tiêu đề</i>", introduction_vi="<img src=x onerror=alert(1)>")

    for page in (
        read("/public/vi/"),
        read("/public/vi/agreements/"),
        read(f"/public/vi/partners/{partner.pk}/"),
    ):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>x" not in page


@pytest.mark.parametrize(("address", "budget"), [("/public/vi/", 9), ("/public/vi/agreements/", 10)])
@pytest.mark.parametrize("number", [2, 40])
def test_a_list_costs_the_same_for_any_length(
    db, visitor, django_assert_num_queries, address, budget, number
):
    unit = factories.a_unit()
    for _each in range(number):
        in_force(factories.an_organisation(), host_unit=unit, activities=(Activity.STUDENT_EXCHANGE,))
    a_publication()

    with django_assert_num_queries(budget):
        visitor.get(address)
