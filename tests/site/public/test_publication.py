"""Off until an administrator turns it on; every change is in the history; only what is ticked leaves."""

import pytest
from tests.site import factories
from tests.site.public_factories import UNIVERSITY, a_publication, an_administrator, in_force

from caunoi_web.common.errors import NotAllowed, StaleVersion
from caunoi_web.public.errors import WrongPublication
from caunoi_web.public.models import Publication
from caunoi_web.public.services import change_publication
from caunoi_web.sources.models import AuditEntry

PAGES = ["/public/", "/public/vi/", "/public/en/agreements/"]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_there_before_anybody_turned_it_on(visitor, address):
    in_force()

    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_there_after_it_was_turned_off(visitor, address):
    in_force()
    a_publication()
    a_publication(is_on=False)

    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_there_once_it_is_on(read, language):
    partner = factories.an_organisation("Đại học Keio", name_en="Keio University")
    in_force(partner)
    a_publication()

    page = read(f"/public/{language}/")

    assert ("Keio University" if language == "en" else "Đại học Keio") in page
    assert (UNIVERSITY if language == "vi" else "East Sea University") in page


def test_the_page_that_asks_to_sign_in_leads_visitors_to_it_only_while_it_is_on(read):
    assert "/public/" not in read("/accounts/login/")

    a_publication()
    assert 'href="/public/"' in read("/accounts/login/")

    a_publication(is_on=False)
    assert "/public/" not in read("/accounts/login/")


def test_only_an_administrator_decides(db):
    officer = factories.a_person()

    with pytest.raises(NotAllowed):
        change_publication(actor=officer, version=0, changes={"is_on": True, "name_vi": UNIVERSITY})

    assert not Publication.objects.exists()


def test_every_change_is_in_the_history_with_before_and_after(db):
    a_publication(title_vi="Đối tác")
    a_publication(title_vi="Đối tác của chúng tôi")

    entry = AuditEntry.objects.order_by("-pk").first()

    assert entry.action == "publication.amended"
    assert (entry.before, entry.after) == ({"title_vi": "Đối tác"}, {"title_vi": "Đối tác của chúng tôi"})


def test_turning_on_and_off_are_acts_of_their_own(db):
    a_publication()
    a_publication(is_on=False)

    acts = AuditEntry.objects.order_by("pk").values_list("action", flat=True)

    assert list(acts) == ["publication.turned-on", "publication.turned-off"]


def test_nothing_different_leaves_no_trace(db):
    a_publication()
    a_publication()

    assert AuditEntry.objects.count() == 1


def test_a_page_that_somebody_else_changed_is_not_overwritten(db):
    a_publication()

    with pytest.raises(StaleVersion):
        change_publication(actor=an_administrator(), version=0, changes={"title_vi": "Khác"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("agreement_fields", ["note"]),
        ("partner_fields", ["folded"]),
        ("statuses", ["draft"]),
        ("licence", "free-beer"),
        ("sites", ["javascript:alert(1)"]),
        ("sites", ["https://a.example; script-src *"]),
        ("sites", ["*"]),
        ("website", "javascript:alert(1)"),
        ("email", "nobody"),
        ("name_vi", ""),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(db, field, value):
    a_publication(name_en="")

    with pytest.raises(WrongPublication) as refusal:
        a_publication(**{"name_en": "", field: value})

    assert refusal.value.field == field
    assert Publication.objects.get().version == 1


def test_sites_are_kept_as_bare_origins(db):
    written = ["https://www.Example.edu.vn/hop-tac/", "https://www.example.edu.vn", "http://đạihọc.vn:8080"]

    publication = a_publication(sites=written)

    assert publication.sites == ["https://www.example.edu.vn", "http://xn--ihc-0xa1j2b.vn:8080"] or (
        publication.sites[0] == "https://www.example.edu.vn"
        and publication.sites[1].startswith("http://xn--")
    )


def test_the_screen_proposes_off_and_shows_what_would_be_seen(client_as):
    factories.an_organisation("Trường ta", is_host=True, name_en="Our University")
    in_force(factories.an_organisation("Đại học Keio"))

    page = client_as("administrator", language="en").get("/public/settings/").content.decode()

    assert "Nobody outside sees anything." in page
    assert "Our University" in page
    assert "1 partners and 1 agreements" in page
    assert "Đại học Keio" in page


def _typed(**changes):
    typed = {
        "version": "0",
        "is_on": "on",
        "name_vi": UNIVERSITY,
        "licence": "cc0-1.0",
        "agreement_kinds": ["mou"],
        "levels": ["none"],
        "tiers": ["none"],
        "statuses": ["in_force"],
        "partner_fields": ["country"],
        "agreement_fields": ["status"],
        "sites": "https://a.example\nhttps://b.example",
    }
    return typed | changes


def test_the_screen_saves_what_is_typed(client_as):
    answer = client_as("administrator").post("/public/settings/", _typed())

    saved = Publication.objects.get()
    assert answer.status_code == 302
    assert saved.is_on
    assert saved.partner_fields == ["country"]
    assert saved.sites == ["https://a.example", "https://b.example"]


def test_a_preview_saves_nothing_and_shows_what_is_typed(client_as):
    in_force(factories.an_organisation("Đại học Keio", country="JP", city="Tokyo"))

    answer = client_as("administrator").post("/public/settings/", _typed(preview="1"))

    page = answer.content.decode()
    assert not Publication.objects.exists()
    assert "Đại học Keio" in page
    assert "Nhật Bản" in page
    assert "Tokyo" not in page


def test_the_screen_keeps_what_was_typed_wrong_and_says_so(client_as):
    client = client_as("administrator", language="en")

    answer = client.post("/public/settings/", _typed(sites="ftp://x", title_vi="Giữ lại"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is not the address of a site" in page
    assert "Giữ lại" in page
    assert not Publication.objects.exists()


def test_the_history_reads_in_words(client_as):
    a_publication()
    a_publication(statuses=["in_force", "expired"], licence="none")

    page = client_as("administrator", language="en").get("/public/settings/").content.decode()

    assert "Public page turned on" in page
    assert "In force; Expired" in page
    assert "All rights reserved" in page
