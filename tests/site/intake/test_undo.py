"""Any decision can be taken back, and the register is then what it was before."""

import pytest
from tests.site.factories import a_person, a_term, an_agreement, an_organisation
from tests.site.intake.findings import NEW_ONE, a_read_document, accept_row, all_new, proposal_of

from caunoi_web.intake.errors import NotUndone
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.intake.queries.certain import plan_for
from caunoi_web.intake.queries.questions import NEW
from caunoi_web.intake.services import (
    Choice,
    Choices,
    accept_agreement,
    accept_certain,
    accept_figure,
    accept_organisation,
    reject,
    undo,
    undo_act,
)
from caunoi_web.register.models import Agreement, Organisation, StatedFigure
from caunoi_web.register.services import amend_agreement
from caunoi_web.sources.models import AuditEntry, DocumentState, Evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db):
    return a_read_document()


def live():
    return (
        Organisation.objects.live().count(),
        Agreement.objects.live().count(),
        StatedFigure.objects.filter(archived_at__isnull=True).count(),
        Evidence.objects.filter(withdrawn_at__isnull=True).count(),
    )


def waiting(document):
    return Proposal.objects.waiting().filter(document=document).count()


def test_undoing_an_agreement_takes_its_partner_back_too(document, officer):
    proposal = accept_row(document, officer)

    undo(actor=officer, proposal=proposal)

    assert live() == (0, 0, 0, 0)
    assert waiting(document) == 7
    assert AuditEntry.objects.filter(action="proposal.undone").count() == 2
    assert AuditEntry.objects.filter(action="agreement.taken-back").exists()


def test_what_was_undone_can_be_accepted_again(document, officer):
    undo(actor=officer, proposal=accept_row(document, officer))

    accept_row(document, officer)

    assert live()[:2] == (1, 1)
    assert Agreement.objects.count() == 2


def test_a_partner_that_was_decided_on_its_own_stays(document, officer):
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    accept_organisation(actor=officer, proposal=party, version=1, choice=NEW_ONE)
    proposal = accept_row(document, officer, choices=Choices())

    undo(actor=officer, proposal=proposal)

    assert live()[:2] == (1, 0)


def test_a_partner_of_a_live_agreement_cannot_be_undone_under_it(document, officer):
    accept_row(document, officer)
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)

    with pytest.raises(NotUndone):
        undo(actor=officer, proposal=party)

    party.refresh_from_db()
    assert party.state == ProposalState.ACCEPTED
    assert live()[:2] == (1, 1)


def test_a_partner_that_stands_elsewhere_by_now_survives_the_undo(document, officer):
    proposal = accept_row(document, officer)
    an_agreement(Organisation.objects.get(), actor=officer)

    undo(actor=officer, proposal=proposal)

    assert live()[:2] == (1, 1)
    assert proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION).state == ProposalState.ACCEPTED


def test_a_rejection_can_be_taken_back(document, officer):
    proposal = proposal_of(document, "partners 2025", ProposalKind.FIGURE)
    reject(actor=officer, proposal=proposal, version=1, reason="nhầm")

    undo(actor=officer, proposal=proposal)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason, proposal.decided_by) == (ProposalState.WAITING, "", None)


def test_names_and_words_given_to_a_known_organisation_go_again(document, officer):
    known = an_organisation("National Institute NICT", country="JP", actor=officer)
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    accept_organisation(actor=officer, proposal=party, version=1, choice=Choice(str(known.pk)))

    undo(actor=officer, proposal=party)

    assert not known.names.exists()
    assert live() == (1, 0, 0, 0)


def test_further_evidence_is_withdrawn_and_the_agreement_stays(document, officer):
    partner = an_organisation("Viện NICT", country="JP", kind="research_institute")
    known = an_agreement(partner, term=a_term("2021-06-30", "2026-06-30"))
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    choices = Choices({party.pk: Choice(str(partner.pk))}, str(known.pk))
    proposal = accept_row(document, officer, choices=choices)

    undo(actor=officer, proposal=proposal)

    assert live() == (1, 1, 0, 0)


def test_a_record_that_another_document_supports_stays_for_it(document, officer):
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)
    accept_organisation(actor=officer, proposal=party, version=1, choice=NEW_ONE)
    other = a_read_document()
    second = proposal_of(other, "Viện NICT", ProposalKind.ORGANISATION)
    made = Organisation.objects.get()
    accept_organisation(actor=officer, proposal=second, version=1, choice=Choice(str(made.pk)))

    undo(actor=officer, proposal=party)
    assert live() == (1, 0, 0, 1)

    undo(actor=officer, proposal=second)
    assert live() == (0, 0, 0, 0)


def test_what_somebody_changed_since_is_not_taken_away(document, officer):
    proposal = accept_row(document, officer)
    agreement = Agreement.objects.get()
    amend_agreement(actor=a_person(), agreement=agreement, changes={"note": "x"}, version=agreement.version)

    with pytest.raises(NotUndone):
        undo(actor=officer, proposal=proposal)

    assert live()[:2] == (1, 1)


def test_a_head_may_undo_what_somebody_else_accepted(document, officer, head):
    proposal = accept_row(document, officer)

    undo(actor=head, proposal=proposal)

    assert live() == (0, 0, 0, 0)


def test_an_officer_may_not_undo_what_another_officer_accepted(document, officer):
    proposal = accept_row(document, officer)

    with pytest.raises(NotUndone):
        undo(actor=a_person(), proposal=proposal)

    assert live()[:2] == (1, 1)


def test_nothing_can_be_undone_twice(document, officer):
    proposal = accept_row(document, officer)
    undo(actor=officer, proposal=proposal)

    with pytest.raises(NotUndone):
        undo(actor=officer, proposal=proposal)


def test_undoing_opens_a_reviewed_document_again(document, officer):
    for label in ("Viện NICT", "Samsung Electronics Vietnam", "Đại học Canberra"):
        accept_row(document, officer, label=label)
    figure = proposal_of(document, "partners 2025", ProposalKind.FIGURE)
    accept_figure(actor=officer, proposal=figure, version=1)
    document.refresh_from_db()
    assert document.state == DocumentState.REVIEWED

    undo(actor=officer, proposal=figure)

    document.refresh_from_db()
    assert (document.state, document.reviewed_at) == (DocumentState.READ, None)


def test_all_that_is_certain_is_accepted_in_one_act_and_undone_in_one(document, officer):
    plan = plan_for(document)
    assert (len(plan.organisations), len(plan.agreements), len(plan.figures), plan.left) == (3, 2, 1, 1)

    _plan, act = accept_certain(actor=officer, document=document, token=plan.token)
    assert live()[:3] == (3, 2, 1)
    assert waiting(document) == 1

    undone = undo_act(actor=officer, document=document, act=act)

    assert undone == 6
    assert live() == (0, 0, 0, 0)
    assert waiting(document) == 7


def test_a_plan_that_is_no_longer_true_is_not_carried_out(document, officer):
    token = plan_for(document).token
    an_organisation("Viện NICT", country="JP", kind="research_institute")

    with pytest.raises(Exception) as refusal:  # noqa: PT011
        accept_certain(actor=officer, document=document, token=token)

    assert refusal.value.code == "stale-version"
    assert live()[:3] == (1, 0, 0)


def test_certain_joins_what_is_known_for_sure_and_leaves_what_must_be_asked(document, officer):
    known = an_organisation("Viện NICT", country="JP", kind="research_institute")
    an_organisation("Samsung Electronics", country="KR", kind="enterprise")
    same = an_agreement(known, term=a_term("2021-06-30", "2026-06-30"))

    plan = plan_for(document)

    answers = {planned.proposal.label: planned.answer for planned in plan.organisations}
    assert answers["Viện NICT"] == str(known.pk)
    assert [planned.answer for planned in plan.agreements if planned.proposal.label == "Viện NICT"] == [
        str(same.pk)
    ]
    accept_certain(actor=officer, document=document, token=plan.token)
    assert Agreement.objects.live().filter(party_rows__organisation=known).get() == same


def test_one_of_many_can_be_undone_by_itself(document, officer):
    plan = plan_for(document)
    accept_certain(actor=officer, document=document, token=plan.token)

    undo(actor=officer, proposal=proposal_of(document, "Viện NICT"))

    assert live()[:3] == (3, 1, 1)
    assert waiting(document) == 2


def test_an_undo_by_act_is_all_or_nothing(document, officer):
    _plan, act = accept_certain(actor=officer, document=document, token=plan_for(document).token)
    an_agreement(Organisation.objects.get(name="Viện NICT"), actor=officer)

    with pytest.raises(NotUndone):
        undo_act(actor=officer, document=document, act=act)

    assert live()[:3] == (3, 3, 1)
    assert waiting(document) == 1


def test_the_summary_costs_the_same_for_any_number(officer, django_assert_max_num_queries):
    document = a_read_document()

    with django_assert_max_num_queries(12):
        plan_for(document)


def test_accepting_with_everything_new_needs_no_choice_object_of_its_own(document, officer):
    proposal = proposal_of(document, "Samsung Electronics Vietnam")

    accept_agreement(actor=officer, proposal=proposal, version=1, choices=all_new(document))

    assert Choice(NEW) == NEW_ONE
    assert live()[:2] == (1, 1)
