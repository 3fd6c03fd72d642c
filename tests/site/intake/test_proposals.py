"""Reading again changes nothing that a person decided, and proposes nothing twice."""

from dataclasses import replace

import pytest
from django.utils import timezone
from tests.site.factories import a_document
from tests.site.intake.findings import TEXT, a_partner, a_read_document, as_json, proposal_of, three_partners

from caunoi.domain.findings import HostFinding
from caunoi.domain.quotes import Quote
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState, Run
from caunoi_web.intake.services import record_findings

pytestmark = pytest.mark.django_db


def read_again(document, findings):
    return record_findings(document=document, findings=as_json(findings), program="caunoi next")


def decide(proposal, officer, state=ProposalState.ACCEPTED):
    proposal.state, proposal.decided_by, proposal.decided_at = state, officer, timezone.now()
    proposal.save()


def everything():
    return list(Proposal.objects.order_by("key").values())


def test_every_finding_becomes_a_proposal_with_its_place():
    document = a_read_document()

    kinds = sorted(Proposal.objects.values_list("kind", flat=True))
    assert kinds == ["agreement"] * 3 + ["figure"] + ["organisation"] * 3
    for proposal in Proposal.objects.all():
        assert document.text[proposal.start : proposal.end].strip()
    assert proposal_of(document, "Viện NICT").is_certain
    assert not proposal_of(document, "Đại học Canberra").is_certain


def test_the_same_findings_again_change_no_proposal():
    document = a_read_document()
    before = everything()

    read_again(document, three_partners())

    assert everything() == before
    assert Run.objects.count() == 2


def test_a_newer_reading_may_be_surer_without_asking_twice():
    document = a_read_document()
    surer = three_partners()
    surer = replace(surer, agreements=(*surer.agreements[:2], replace(surer.agreements[2], confidence=0.8)))

    read_again(document, surer)

    proposal = proposal_of(document, "Đại học Canberra")
    assert (proposal.confidence, proposal.version) == (0.8, 2)
    assert Proposal.objects.count() == 7


def test_what_is_no_longer_found_is_withdrawn_only_while_it_waits(officer):
    document = a_read_document()
    decide(proposal_of(document, "Viện NICT"), officer)
    nothing = replace(three_partners(), agreements=(), figures=())

    read_again(document, nothing)

    assert proposal_of(document, "Viện NICT").state == ProposalState.ACCEPTED
    assert proposal_of(document, "Đại học Canberra").state == ProposalState.WITHDRAWN


def test_what_is_found_again_waits_again():
    document = a_read_document()
    read_again(document, replace(three_partners(), agreements=()))

    read_again(document, three_partners())

    assert set(Proposal.objects.values_list("state", flat=True)) == {ProposalState.WAITING}


@pytest.mark.parametrize("state", [ProposalState.ACCEPTED, ProposalState.CHANGED, ProposalState.REJECTED])
def test_a_decision_is_never_overwritten(officer, state):
    document = a_read_document()
    proposal = proposal_of(document, "Đại học Canberra")
    decide(proposal, officer, state)
    surer = three_partners()
    surer = replace(surer, agreements=(*surer.agreements[:2], replace(surer.agreements[2], confidence=0.99)))

    read_again(document, surer)

    again = proposal_of(document, "Đại học Canberra")
    assert (again.state, again.confidence, again.version) == (state, 0.7, 1)


def test_a_finding_whose_words_do_not_stand_in_the_text_is_left_out():
    document = a_document(TEXT)
    wrong = replace(three_partners().partners[0], quote=Quote("Viện NICT", 5), aliases=())
    findings = replace(three_partners(), partners=(wrong,), agreements=(), figures=())

    read_again(document, findings)

    assert not Proposal.objects.exists()


def test_the_host_is_no_partner_of_itself():
    document = a_document(TEXT)
    findings = replace(three_partners(), host=HostFinding("viện nict"))

    read_again(document, findings)

    assert not Proposal.objects.filter(label="Viện NICT").exists()
    assert Proposal.objects.count() == 5


def test_one_document_does_not_answer_for_another():
    first, second = a_read_document(), a_read_document()

    read_again(first, replace(three_partners(), agreements=(), figures=()))

    assert Proposal.objects.waiting().filter(document=second).count() == 7


def test_certain_means_sure_and_nothing_flagged():
    document = a_document(TEXT)
    partners = (
        a_partner("Viện NICT", confidence=0.9),
        a_partner("Samsung Electronics Vietnam", confidence=0.89),
        a_partner("Đại học Canberra", flags=("country-inferred",)),
    )
    read_again(document, replace(three_partners(), partners=partners, agreements=(), figures=()))

    certain = Proposal.objects.certain()

    assert [proposal.label for proposal in certain] == ["Viện NICT"]
    assert all(proposal.is_certain == (proposal in certain) for proposal in Proposal.objects.all())
    assert {proposal.kind for proposal in certain} == {ProposalKind.ORGANISATION}
