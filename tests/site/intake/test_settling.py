"""Refusing, being too late, being done: what else happens to proposals and their document."""

from dataclasses import replace

import pytest
from tests.site.factories import an_organisation
from tests.site.intake.findings import (
    NEW_ONE,
    a_read_document,
    accept_row,
    proposal_of,
    three_partners,
)

from caunoi_web.common.errors import NotAllowed
from caunoi_web.intake.errors import AlreadySettled, ChoiceNeeded, StaleProposal
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.intake.queries.questions import NEW, questions_about
from caunoi_web.intake.services import (
    accept_organisation,
    close_document,
    reject,
)
from caunoi_web.register.models import Agreement, StatedFigure
from caunoi_web.sources.models import AuditEntry, DocumentState

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db):
    return a_read_document()


def test_a_rejected_proposal_touches_no_register(document, officer):
    proposal = proposal_of(document, "partners 2025", ProposalKind.FIGURE)

    reject(actor=officer, proposal=proposal, version=1, reason=" Không phải số của trường ")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == (ProposalState.REJECTED, "Không phải số của trường")
    assert not StatedFigure.objects.exists()
    assert AuditEntry.objects.get().action == "proposal.rejected"


def test_an_agreement_with_a_rejected_partner_says_what_to_do(document, officer):
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    reject(actor=officer, proposal=party, version=1)

    with pytest.raises(ChoiceNeeded):
        accept_row(document, officer)

    assert not Agreement.objects.exists()


def test_the_second_person_is_told_who_decided_what_and_when(document, officer, head):
    proposal = proposal_of(document, "Viện NICT")
    accept_row(document, officer)

    with pytest.raises(AlreadySettled) as refusal:
        reject(actor=head, proposal=proposal, version=1)

    assert officer.full_name in str(refusal.value.message)
    assert Agreement.objects.count() == 1


def test_a_proposal_that_changed_since_it_was_shown_is_not_decided_blindly(document, officer):
    proposal = proposal_of(document, "Viện NICT")
    Proposal.objects.filter(pk=proposal.pk).update(version=2)

    with pytest.raises(StaleProposal) as refusal:
        reject(actor=officer, proposal=proposal, version=1)

    assert refusal.value.current.pk == proposal.pk


@pytest.mark.parametrize("role", ["viewer"])
def test_a_viewer_decides_nothing(document, people, role):
    proposal = proposal_of(document, "Viện NICT")

    for decide in (
        lambda: reject(actor=people[role], proposal=proposal, version=1),
        lambda: accept_row(document, people[role]),
        lambda: close_document(actor=people[role], document=document),
    ):
        with pytest.raises(NotAllowed):
            decide()
    assert not AuditEntry.objects.exists()


def test_the_document_is_reviewed_when_nothing_waits_any_more(document, officer):
    for label in ("Viện NICT", "Samsung Electronics Vietnam", "Đại học Canberra"):
        accept_row(document, officer, label=label)
    document.refresh_from_db()
    assert document.state == DocumentState.READ

    reject(actor=officer, proposal=proposal_of(document, "partners 2025", ProposalKind.FIGURE), version=1)

    document.refresh_from_db()
    assert document.state == DocumentState.REVIEWED
    assert document.reviewed_at
    assert AuditEntry.objects.filter(action="document.reviewed").count() == 1


def test_a_document_without_findings_is_closed_by_a_person(officer):
    empty = a_read_document(replace(three_partners(), partners=(), agreements=(), figures=()))

    close_document(actor=officer, document=empty)

    empty.refresh_from_db()
    assert empty.state == DocumentState.REVIEWED


def test_a_document_in_which_something_waits_is_not_closed(document, officer):
    with pytest.raises(AlreadySettled):
        close_document(actor=officer, document=document)


def test_the_question_shows_reasons_and_suggests_only_what_is_sure(document):
    known = an_organisation("Viện NICT", country="JP", kind="research_institute")
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    other = proposal_of(document, "Đại học Canberra", ProposalKind.ORGANISATION)

    questions = questions_about([party, other])

    assert questions[party.pk].suggested == str(known.pk)
    assert [option.organisation for option in questions[party.pk].options] == [known]
    assert questions[party.pk].options[0].reasons_for
    assert (questions[other.pk].suggested, questions[other.pk].options) == (NEW, ())


def test_a_name_of_ten_thousand_letters_is_refused_in_words(officer):
    name = "Đại học " + "X" * 10_000
    text = f"{name} ký kết 2021-2026"
    findings = replace(
        three_partners(),
        partners=(replace(three_partners().partners[0], name=name, aliases=(), quote=_quote(name, text)),),
        agreements=(),
        figures=(),
    )
    document = a_read_document(findings, text=text)
    party = Proposal.objects.get(document=document)

    with pytest.raises(Exception) as refusal:  # noqa: PT011
        accept_organisation(actor=officer, proposal=party, version=1, choice=NEW_ONE)

    assert refusal.value.code == "invalid-value"
    assert len(party.label) == 500


def _quote(words, text):
    from caunoi.domain.quotes import Quote

    return Quote(words, text.index(words))
