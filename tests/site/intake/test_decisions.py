"""What a person decides goes into the register, with its words, its actor and its history."""

import pytest
from tests.site.factories import a_term, an_agreement, an_organisation
from tests.site.intake.findings import NEW_ONE, TEXT, a_read_document, accept_row, proposal_of

from caunoi_web.intake.errors import ChoiceNeeded, NewerCandidate
from caunoi_web.intake.models import ProposalKind, ProposalState
from caunoi_web.intake.queries.questions import NEW
from caunoi_web.intake.services import (
    Choice,
    Choices,
    accept_figure,
    accept_organisation,
)
from caunoi_web.register.errors import ImpossibleTerm
from caunoi_web.register.models import Agreement, Organisation, StatedFigure
from caunoi_web.sources.models import AuditEntry, Evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db):
    return a_read_document()


def test_one_press_confirms_a_clean_agreement_with_its_partner(document, officer):
    proposal = accept_row(document, officer)

    agreement = Agreement.objects.get()
    partner = Organisation.objects.get()
    assert proposal.state == ProposalState.ACCEPTED
    assert (proposal.decided_by, proposal.target_id, proposal.made_target) == (officer, agreement.pk, True)
    assert (agreement.list_number, agreement.start, agreement.end) == ("11", "2021-06-30", "2026-06-30")
    assert (agreement.kind, agreement.term_raw) == ("mou", "30/6/2021-30/6/2026")
    assert (partner.name, partner.name_vi, partner.country) == ("Viện NICT", "Viện NICT", "JP")
    assert (partner.kind, list(partner.names.values_list("text", "kind"))) == (
        "research_institute",
        [("NICT", "acronym")],
    )
    assert [row.organisation for row in agreement.party_rows.all()] == [partner]
    assert [row.code for row in agreement.activity_rows.all()] == ["joint-research"]


def test_every_accepted_field_has_the_words_it_was_read_from(document, officer):
    accept_row(document, officer)

    agreement = Agreement.objects.get()
    found = {piece.field: piece.words for piece in Evidence.objects.filter(target_id=agreement.pk)}
    assert found == {
        "whole": TEXT.splitlines()[0],
        "parties": "Viện NICT",
        "start": "30/6/2021-30/6/2026",
        "end": "30/6/2021-30/6/2026",
    }
    assert Evidence.objects.get(target_id=Organisation.objects.get().pk).words == "Viện NICT"


def test_all_entries_of_one_press_belong_to_one_act(document, officer):
    proposal = accept_row(document, officer)

    entries = AuditEntry.objects.all()
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    assert {entry.act for entry in entries} == {proposal.act, party.act} == {proposal.act}
    assert {entry.actor for entry in entries} == {officer}
    assert {"proposal.accepted", "agreement.created", "organisation.created"} <= {
        entry.action for entry in entries
    }
    assert party.settled_with_id == proposal.pk


def test_a_partner_that_was_decided_before_is_used(document, officer):
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    accept_organisation(actor=officer, proposal=party, version=1, choice=NEW_ONE)

    accept_row(document, officer, choices=Choices())

    assert Organisation.objects.count() == 1
    assert Agreement.objects.get().parties.get() == Organisation.objects.get()


def test_a_known_organisation_gets_the_words_and_the_new_names(document, officer):
    known = an_organisation("National Institute NICT", country="JP", kind="research_institute")
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)

    accept_organisation(
        actor=officer, proposal=party, version=1, choice=Choice(str(known.pk), frozenset((str(known.pk),)))
    )

    party.refresh_from_db()
    assert Organisation.objects.get() == known
    assert set(known.names.values_list("text", flat=True)) == {"Viện NICT", "NICT"}
    assert (party.target_id, party.made_target) == (known.pk, False)
    assert Evidence.objects.get().target_id == known.pk


def test_who_a_partner_is_must_be_said(document, officer):
    with pytest.raises(ChoiceNeeded) as refusal:
        accept_row(document, officer, choices=Choices())

    assert "Viện NICT" in str(refusal.value.message)
    assert not Organisation.objects.exists()
    assert not Agreement.objects.exists()
    assert proposal_of(document, "Viện NICT").state == ProposalState.WAITING


def test_a_known_organisation_that_the_person_has_not_seen_stops_a_new_one(document, officer):
    an_organisation("Viện NICT", country="JP", kind="research_institute")

    with pytest.raises(NewerCandidate):
        accept_row(document, officer)

    assert Organisation.objects.count() == 1
    assert not Agreement.objects.exists()


def test_a_new_one_is_made_when_the_person_saw_the_known_one_and_said_new(document, officer):
    known = an_organisation("Viện NICT", country="JP", kind="research_institute")
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)

    accept_organisation(
        actor=officer, proposal=party, version=1, choice=Choice(NEW, frozenset((str(known.pk),)))
    )

    assert Organisation.objects.count() == 2


def test_the_same_agreement_of_another_source_becomes_further_evidence(document, officer):
    partner = an_organisation("Viện NICT", country="JP", kind="research_institute")
    known = an_agreement(partner, term=a_term("2021-06-30", "2026-06-30"), actor=officer)
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    choices = Choices({party.pk: Choice(str(partner.pk))}, str(known.pk), frozenset((str(known.pk),)))

    proposal = accept_row(document, officer, choices=choices)

    assert Agreement.objects.get() == known
    assert (proposal.target_id, proposal.made_target) == (known.pk, False)
    assert Evidence.objects.filter(target_id=known.pk, field="whole").exists()


def test_an_agreement_that_the_register_has_already_is_not_made_twice_unseen(document, officer):
    partner = an_organisation("Viện NICT", country="JP", kind="research_institute")
    an_agreement(partner, term=a_term("2021-06-30", "2026-06-30"), actor=officer)
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)

    with pytest.raises(NewerCandidate):
        accept_row(document, officer, choices=Choices({party.pk: Choice(str(partner.pk))}))

    assert Agreement.objects.count() == 1
    assert party.state == ProposalState.WAITING


def test_a_renewal_with_other_dates_is_an_agreement_of_its_own(document, officer):
    partner = an_organisation("Viện NICT", country="JP", kind="research_institute")
    an_agreement(partner, term=a_term("2016-06-30", "2021-06-29"), actor=officer)
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)

    accept_row(document, officer, choices=Choices({party.pk: Choice(str(partner.pk))}))

    assert Agreement.objects.count() == 2


def test_a_figure_is_kept_as_stated(document, officer):
    proposal = proposal_of(document, "partners 2025", ProposalKind.FIGURE)

    accept_figure(actor=officer, proposal=proposal, version=1)

    figure = StatedFigure.objects.get()
    assert (figure.what, figure.year, figure.value, figure.qualifier) == ("partners", 2025, 70, "exact")
    assert Evidence.objects.get(target_id=figure.pk).words == "hơn 70 đối tác"


def test_a_change_keeps_what_was_read_beside_what_the_person_made_of_it(document, officer):
    proposal = proposal_of(document, "Đại học Canberra")
    read = dict(proposal.value)
    changed = {**read, "x_term": {**read["x_term"], "end": "2028-10-27"}, "end": "2028-10-27"}

    accept_row(document, officer, label="Đại học Canberra", value=changed, reason="Xem bản gốc")

    proposal.refresh_from_db()
    assert proposal.state == ProposalState.CHANGED
    assert (proposal.value, proposal.decided_value) == (read, changed)
    assert Agreement.objects.get().end == "2028-10-27"
    assert Evidence.objects.get(field="end").words == "27/10/2022-27/10-2027"
    assert AuditEntry.objects.get(action="proposal.changed").reason == "Xem bản gốc"


def test_an_impossible_change_writes_nothing(document, officer):
    proposal = proposal_of(document, "Đại học Canberra")
    term = {**proposal.value["x_term"], "end": "2001-10-27"}

    with pytest.raises(ImpossibleTerm):
        accept_row(document, officer, label="Đại học Canberra", value={**proposal.value, "x_term": term})

    assert not Agreement.objects.exists()
    assert not Organisation.objects.exists()
