"""A published register beside a proposed organisation: it shows, a person takes; off unless set."""

import pytest
from django.urls import reverse
from tests.site.intake.findings import a_read_document, proposal_of

from caunoi.matching.registry import Directory
from caunoi.organisations import NameKind, Organisation, OrganisationName
from caunoi_web.intake.models import ProposalKind
from caunoi_web.register.models import Organisation as Registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_as):
    return client_as("officer", language="en")


@pytest.fixture
def organisation(db):
    return proposal_of(a_read_document(), "Đại học Canberra", ProposalKind.ORGANISATION)


@pytest.fixture
def index(tmp_path, settings):
    path = tmp_path / "some.index"
    names = (OrganisationName("University of Canberra", NameKind.MAIN, "en"),)
    Directory.of([Organisation("04s1nv328", names, "AU")]).save(path)
    settings.ORGANISATION_INDEX = str(path)


def change_page(client, proposal, **query):
    return client.get(reverse("intake:change", args=[proposal.pk]), query).content.decode()


def test_the_form_shows_what_the_register_has_and_why(client, organisation, index):
    html = change_page(client, organisation)

    assert "University of Canberra" in html
    assert "the same name in the other language: “University of Canberra”" in html


def test_name_and_country_are_taken_into_the_form_and_nowhere_else(client, organisation, index):
    html = change_page(client, organisation, entry="04s1nv328")

    assert 'value="University of Canberra"' in html
    assert 'value="ROR 04s1nv328"' in html
    assert 'name="ror" value="04s1nv328"' in html
    assert not Registered.objects.filter(name_en="University of Canberra").exists()


def test_what_an_unknown_unit_may_be_part_of_is_shown_as_that_and_its_name_is_not_offered(
    client, tmp_path, settings
):
    settings.ORGANISATION_INDEX = str(tmp_path / "vnu.index")
    names = (
        OrganisationName("Vietnam National University, Hanoi", NameKind.MAIN, "en"),
        OrganisationName("VNU", NameKind.ACRONYM),
    )
    Directory.of([Organisation("02jmfj006", names, "VN")]).save(tmp_path / "vnu.index")
    unit = proposal_of(a_read_document(), "Đại học Canberra", ProposalKind.ORGANISATION)
    unit.value = {**unit.value, "name": "VNU University of Engineering and Technology", "country": "VN"}
    unit.save()

    html = change_page(client, unit)

    assert "what it may be part of: “VNU University of Engineering and Technology” is not in" in html
    assert "Take name and country from it" not in html


def test_an_unknown_entry_changes_nothing(client, organisation, index):
    assert 'value="University of Canberra"' not in change_page(client, organisation, entry="nonsense")


def test_without_an_index_nothing_is_shown(client, organisation, settings):
    settings.ORGANISATION_INDEX = ""

    assert "In the published register" not in change_page(client, organisation)


def test_an_index_that_cannot_be_used_brings_no_page_down(client, organisation, settings, tmp_path):
    settings.ORGANISATION_INDEX = str(tmp_path / "missing.index")

    assert "In the published register" not in change_page(client, organisation)
