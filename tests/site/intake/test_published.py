"""A published register beside a proposed organisation: it shows, a person takes; off unless set."""

import pytest
from django.urls import reverse
from tests.site import factories
from tests.site.intake.findings import a_read_document, proposal_of

from caunoi.matching.registry import Directory
from caunoi.organisations import NameKind, Organisation, OrganisationName
from caunoi_web.intake import services
from caunoi_web.intake.models import ProposalKind
from caunoi_web.intake.queries.parties import parties_of
from caunoi_web.register import services as register_services
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


def test_a_known_organisation_gets_the_ror_id_and_city_it_does_not_have(organisation, officer):
    known = factories.an_organisation("Đại học Canberra (Úc)", city="")
    value = organisation.value | {"x_ror": "https://ror.org/04s1nv328", "x_city": "Canberra"}

    services.accept_organisation(
        actor=officer,
        proposal=organisation,
        version=organisation.version,
        choice=services.Choice(str(known.pk)),
        value=value,
    )

    known.refresh_from_db()
    assert (known.ror, known.city) == ("04s1nv328", "Canberra")


def test_a_ror_id_that_is_known_already_is_left_alone(organisation, officer):
    known = factories.an_organisation("Đại học Canberra (Úc)", ror="02jmfj006")

    services.accept_organisation(
        actor=officer,
        proposal=organisation,
        version=organisation.version,
        choice=services.Choice(str(known.pk)),
        value=organisation.value | {"x_ror": "04s1nv328"},
    )

    known.refresh_from_db()
    assert known.ror == "02jmfj006"


def test_a_party_that_was_merged_meanwhile_stands_for_the_survivor(organisation, officer):
    survivor, merged = factories.an_organisation("Canberra"), factories.an_organisation("Canberra Uni")
    services.accept_organisation(
        actor=officer,
        proposal=organisation,
        version=organisation.version,
        choice=services.Choice(str(merged.pk)),
    )
    merged.refresh_from_db()
    register_services.merge_organisations(
        actor=officer, survivor=survivor, merged=merged, versions=(1, merged.version), reason="One body"
    )

    [party] = parties_of(organisation.document_id, {"parties": [organisation.value["name"]]})

    assert party.organisation == survivor
