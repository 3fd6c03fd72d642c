"""A person changes what was read: what is typed stays, what cannot be is explained, both are kept."""

import pytest
from django.urls import reverse
from tests.site.factories import an_organisation
from tests.site.intake.findings import a_read_document, proposal_of

from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.register.models import Agreement, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db):
    return a_read_document()


@pytest.fixture
def client(client_as):
    return client_as("officer", language="en")


def act(name, proposal):
    return reverse(f"intake:{name}", args=[proposal.pk])


def test_a_change_keeps_what_was_typed_when_it_cannot_be(client, document):
    proposal = proposal_of(document, "Đại học Canberra")
    typed = {
        "parties": ["Đại học Canberra"],
        "kind": "mou",
        "start": "31/2/2022",
        "end": "1/1/2027",
        "end_kind": "fixed",
        "version": 1,
    }

    answer = client.post(act("change", proposal), typed)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "There is no day “31/2/2022”" in html
    assert 'value="31/2/2022"' in html
    assert not Agreement.objects.exists()


def test_an_end_before_the_start_is_explained(client, document):
    proposal = proposal_of(document, "Đại học Canberra")
    typed = {
        "parties": ["Đại học Canberra"],
        "kind": "mou",
        "start": "1/1/2027",
        "end": "2022",
        "end_kind": "fixed",
        "version": 1,
    }

    answer = client.post(act("change", proposal), typed)

    assert answer.status_code == 422
    assert "The validity ends before it begins" in answer.content.decode()


def test_a_change_is_accepted_as_the_person_means_it(client, document):
    proposal = proposal_of(document, "Đại học Canberra")
    party = proposal_of(document, "Đại học Canberra", ProposalKind.ORGANISATION)
    typed = {
        "parties": ["Đại học Canberra"],
        "kind": "exchange",
        "start": "2022",
        "end": "10/2028",
        "end_kind": "unknown",
        "term_raw": "27/10/2022-27/10-2027",
        "activities": ["student-exchange"],
        "reason": "Đã xem bản ký",
        "version": 1,
        f"org-{party.pk}": "new",
    }

    answer = client.post(act("change", proposal), typed)

    agreement = Agreement.objects.get()
    proposal.refresh_from_db()
    assert answer.status_code == 302
    assert (agreement.kind, agreement.start, agreement.end) == ("exchange", "2022", "2028-10")
    assert (agreement.end_kind, agreement.repaired) == ("fixed", False)
    assert proposal.state == ProposalState.CHANGED
    assert proposal.value["end"] == "2027-10-27"


def test_another_partner_of_the_register_can_be_named(client, document):
    known = an_organisation("Đại học Nha Trang")
    proposal = proposal_of(document, "Đại học Canberra")
    typed = {"known_party": "dai hoc nha trang", "kind": "mou", "end_kind": "unknown", "version": 1}

    client.post(act("change", proposal), typed)

    assert Agreement.objects.get().parties.get() == known


def test_a_stale_form_shows_what_stands_now_beside_what_was_typed(client, document):
    proposal = proposal_of(document, "Đại học Canberra")
    Proposal.objects.filter(pk=proposal.pk).update(version=5)
    typed = {"parties": ["Đại học Canberra"], "kind": "loi", "end_kind": "unknown", "version": 1}

    answer = client.post(act("change", proposal), typed)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "changed since the page was shown" in html
    assert "What stands here now" in html
    assert '<option value="loi" selected>' in html
    assert 'name="version" value="5"' in html


def test_an_unchanged_form_is_a_plain_acceptance(client, document):
    figure = proposal_of(document, "partners 2025", ProposalKind.FIGURE)

    client.post(
        act("change", figure),
        {"what": "partners", "year": 2025, "value": 70, "qualifier": "exact", "version": 1},
    )

    figure.refresh_from_db()
    assert figure.state == ProposalState.ACCEPTED


def test_an_organisation_is_accepted_under_the_name_the_person_types(client, document):
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    typed = {
        "name": "Viện Công nghệ Thông tin và Truyền thông Quốc gia",
        "name_en": "NICT",
        "aliases": "Viện NICT\n NICT ",
        "country": "JP",
        "kind": "research_institute",
        "version": 1,
        f"org-{party.pk}": "new",
    }

    client.post(act("change", party), typed)

    organisation = Organisation.objects.get()
    assert organisation.name.startswith("Viện Công nghệ")
    assert list(organisation.names.values_list("text", flat=True)) == ["Viện NICT"]
