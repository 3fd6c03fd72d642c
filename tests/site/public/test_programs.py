"""What programs that look around get: robots.txt, sitemaps, the Atom feed, JSON-LD."""

import json
import re
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from tests.site import factories
from tests.site.public_factories import a_publication, in_force, kept_out

from caunoi.domain.kinds import Activity
from caunoi_web.public.exports import sitemap as sitemaps
from caunoi_web.public.views import robots as views
from caunoi_web.register.services import amend_organisation

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = "</script><script>alert(1)</script>&amp;<b>"


def xml(visitor, address: str) -> ET.Element:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return ET.fromstring(answer.getvalue())  # noqa: S314  (our own answer)


def test_robots_are_sent_away_while_it_is_off(visitor):
    assert visitor.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_robots_may_read_the_public_page_and_its_sitemap_once_it_is_on(db, visitor):
    a_publication()

    lines = visitor.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /" in lines
    assert "Allow: /public/" in lines
    assert "Sitemap: http://127.0.0.1:8000/public/sitemap.xml" in lines


def test_the_sitemap_holds_every_public_page_in_both_languages(db, visitor):
    partner = factories.an_organisation()
    agreement, hidden = in_force(partner), in_force(partner)
    kept_out(hidden)
    a_publication()

    found = xml(visitor, "/public/sitemap.xml")

    places = [place.text for place in found.iter(f"{MAP}loc")]
    for language in ("vi", "en"):
        assert f"http://127.0.0.1:8000/public/{language}/partners/{partner.pk}/" in places
        assert f"http://127.0.0.1:8000/public/{language}/agreements/{agreement.pk}/" in places
    assert not [place for place in places if str(hidden.pk) in place]
    assert len(places) == len(set(places)) == 12
    assert all(datetime.fromisoformat(moment.text) for moment in found.iter(f"{MAP}lastmod"))


def test_a_sitemap_that_would_be_too_long_is_an_index_of_parts(db, visitor, monkeypatch):
    monkeypatch.setattr(views, "MOST_ADDRESSES", 20)
    monkeypatch.setattr(views, "PER_PART", 4)
    partner = factories.an_organisation()
    made = {str(in_force(partner).pk) for _each in range(10)}
    a_publication()

    index = xml(visitor, "/public/sitemap.xml")

    assert index.tag == f"{MAP}sitemapindex"
    parts = [place.text.removeprefix("http://127.0.0.1:8000") for place in index.iter(f"{MAP}loc")]
    places = [place.text for part in parts for place in xml(visitor, part).iter(f"{MAP}loc")]
    assert len(parts) == 4
    assert {key for key in made if any(key in place for place in places)} == made
    assert len(places) == len(set(places)) == 2 * (4 + 1 + 10)
    assert visitor.get("/public/sitemap-agreements-3.xml").status_code == 404


def test_the_bounds_of_a_sitemap_are_those_of_its_standard():
    longest = 600  # bytes of one address with both languages beside it, generously
    assert sitemaps.MOST_ADDRESSES == 50_000
    assert sitemaps.PER_PART * 2 <= 50_000
    assert sitemaps.PER_PART * 2 * longest <= 50 * 1024 * 1024


def feed(visitor, language: str = "en") -> ET.Element:
    found = xml(visitor, f"/public/{language}/changes.atom")
    for element in (found, *found.iter(f"{ATOM}entry")):
        for needed in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{needed}")) == 1, needed
        moment = datetime.fromisoformat(element.find(f"{ATOM}updated").text)
        assert moment.tzinfo is not None
    assert found.find(f"{ATOM}author/{ATOM}name").text
    assert {link.get("rel") for link in found.findall(f"{ATOM}link")} == {"alternate", "self"}
    ids = [entry.find(f"{ATOM}id").text for entry in found.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return found


def titles(found: ET.Element) -> list[str]:
    return [entry.find(f"{ATOM}title").text for entry in found.iter(f"{ATOM}entry")]


def test_an_empty_feed_is_a_feed(db, visitor):
    a_publication()

    assert titles(feed(visitor)) == []


def test_new_agreements_renewals_and_changed_partners_are_told(db, visitor, officer):
    partner = factories.an_organisation("Keio")
    agreement = in_force(
        partner, title="Exchange with Keio", term=factories.a_term("2021-06-30", "2098-06-30")
    )
    factories.an_agreement_event(agreement, "extended", on="2026-01-15", until="2099-06-30")
    amend_organisation(
        actor=officer,
        organisation=partner,
        changes={"city": "Tokyo", "note": "secret"},
        version=partner.version,
    )
    a_publication()

    found = feed(visitor)

    assert set(titles(found)) == {
        "New in the list: Exchange with Keio",
        "Renewed until 30/06/2099: Exchange with Keio",
        "Changed: Keio",
    }
    assert "City" in ET.tostring(found, encoding="unicode")
    assert "secret" not in ET.tostring(found, encoding="unicode")


def test_a_change_of_what_is_not_published_is_not_told(db, visitor, officer):
    partner = factories.an_organisation("Keio")
    in_force(partner)
    amend_organisation(
        actor=officer, organisation=partner, changes={"note": "secret"}, version=partner.version
    )
    a_publication()

    assert titles(feed(visitor)) == ["New in the list: Keio"]


def test_an_end_is_told_only_where_ended_agreements_are_shown(db, visitor, today_is):
    today_is(factories.day("2026-11-22"))
    agreement = in_force(title="Old one", term=factories.a_term("2021-06-30", "2026-11-20"))
    ended = in_force(title="Broken off")
    factories.an_agreement_event(ended, "terminated", on="2026-11-01")
    a_publication()
    assert titles(feed(visitor)) == []

    a_publication(statuses=["in_force", "expired", "terminated"])

    told = titles(feed(visitor))
    assert "Expired: Old one" in told
    assert "Terminated: Broken off" in told
    entry = next(
        e for e in feed(visitor).iter(f"{ATOM}entry") if e.find(f"{ATOM}title").text == "Expired: Old one"
    )
    assert entry.find(f"{ATOM}updated").text.startswith("2026-11-21T00:00:00")
    assert str(agreement.pk) in entry.find(f"{ATOM}link").get("href")


def test_hostile_names_are_text_in_the_feed(db, visitor):
    in_force(title=HOSTILE)
    in_force(factories.an_organisation(HOSTILE + "\x0b\ufffe"))
    a_publication()

    found = feed(visitor)

    assert f"New in the list: {HOSTILE}" in titles(found)
    summaries = " ".join(entry.text or "" for entry in found.iter(f"{ATOM}summary"))
    assert "<script" not in summaries


def structured(page: str) -> dict:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(blocks) == 1
    assert not re.search(r"[<>&]", blocks[0])
    return json.loads(blocks[0])


def test_a_partner_says_what_it_is(db, read):
    partner = factories.an_organisation(
        "Đại học Keio", name_en="Keio University", country="JP", city="Tokyo", ror="02kn6nx58"
    )
    in_force(partner)
    a_publication()

    told = structured(read(f"/public/en/partners/{partner.pk}/"))

    assert told["@type"] == "CollegeOrUniversity"
    assert told["name"] == "Keio University"
    assert told["alternateName"] == ["Đại học Keio"]
    assert told["sameAs"] == "https://ror.org/02kn6nx58"
    assert told["address"] == {"@type": "PostalAddress", "addressCountry": "JP", "addressLocality": "Tokyo"}
    assert told["@id"] == f"http://127.0.0.1:8000/public/vi/partners/{partner.pk}/"


def test_a_kind_that_is_not_published_is_not_told_by_the_type(db, read):
    partner = factories.an_organisation(kind="ngo")
    in_force(partner)
    a_publication(partner_fields=["country"])

    assert structured(read(f"/public/en/partners/{partner.pk}/"))["@type"] == "Organization"


def test_an_agreement_is_a_written_work_with_its_makers_and_its_time(db, read):
    partner = factories.an_organisation("Keio")
    agreement = in_force(partner, title="Exchange", activities=(Activity.STUDENT_EXCHANGE,))
    a_publication()

    told = structured(read(f"/public/en/agreements/{agreement.pk}/"))

    assert told["@type"] == "CreativeWork"
    assert [maker["name"] for maker in told["creator"]] == ["East Sea University", "Keio"]
    assert told["temporalCoverage"] == "2021-06-30/2099-06-30"
    assert told["about"] == ["Student exchange"]


def test_the_open_data_is_a_dataset_with_its_files_and_licence(db, read, visitor):
    a_publication()

    told = structured(read("/public/en/data/"))

    assert told["@type"] == "Dataset"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {file["encodingFormat"] for file in told["distribution"]} == {"text/csv", "application/json"}
    for file in told["distribution"]:
        answer = visitor.get(file["contentUrl"].removeprefix("http://127.0.0.1:8000"))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(file["encodingFormat"])
        assert answer.getvalue()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_name_ends_the_block(db, read, language):
    partner = factories.an_organisation(HOSTILE)
    agreement = in_force(partner, title=HOSTILE)
    a_publication(name_vi=HOSTILE, introduction_vi=HOSTILE)

    for address in (f"partners/{partner.pk}/", f"agreements/{agreement.pk}/", "data/"):
        page = read(f"/public/{language}/{address}")
        structured(page)
        assert "<script>alert" not in page
