"""Promises proposed from an agreement's texts: read once, never counted before a person accepts them."""

from decimal import Decimal

import pytest
from tests.site import factories

from caunoi_web.activities import services
from caunoi_web.activities.errors import AlreadyDecided
from caunoi_web.activities.models import Commitment, CommitmentProposal
from caunoi_web.common.errors import NotAllowed
from caunoi_web.sources.models import AuditEntry, Evidence
from caunoi_web.sources.services import Words, attach_evidence

TEXT = """THỎA THUẬN HỢP TÁC
Bên A: Trường Đại học Công nghệ
Bên B: Công ty Cổ phần Sao Khuê
Điều 2. Trách nhiệm của Bên B
- Cấp 05 suất học bổng mỗi năm cho sinh viên;
- Tặng 15 máy tính trước ngày 31/12/2026.
"""


@pytest.fixture
def agreement(db):
    """An agreement that stands on its own text."""
    factories.an_organisation("Trường Đại học Công nghệ", is_host=True)
    partner = factories.an_organisation("Công ty Cổ phần Sao Khuê")
    made = factories.an_agreement(partner, term=factories.a_term("2025-01-01", "2027-12-31"))
    document = factories.a_document(TEXT, genre="mou")
    start = TEXT.index("Công ty")
    attach_evidence(
        target_kind="agreement",
        target_id=made.pk,
        evidence=[Words("parties", document, start, start + len(partner.name))],
    )
    return made


def test_promises_are_read_once_and_count_only_when_accepted(agreement, officer):
    first = services.read_promises(actor=officer, agreement=agreement)
    again = services.read_promises(actor=officer, agreement=agreement)

    assert (first.texts, first.new, again.new) == (1, 2, 0)
    assert not Commitment.objects.exists()
    scholarships = CommitmentProposal.objects.order_by("start").first()
    made = services.accept_proposal(actor=officer, proposal=scholarships)
    assert (made.debtor, made.amount, made.rhythm, made.measure) == ("partner", Decimal(5), "yearly", "items")


def test_the_words_stay_with_the_promise(agreement, officer):
    services.read_promises(actor=officer, agreement=agreement)

    for proposal in CommitmentProposal.objects.all():
        services.accept_proposal(actor=officer, proposal=proposal)

    words = Evidence.objects.filter(target_kind="commitment", field="what").order_by("start")
    assert [piece.words for piece in words][1].startswith("Tặng 15 máy tính trước ngày 31/12/2026")
    assert Evidence.objects.filter(field="due").get().words == "trước ngày 31/12/2026"
    assert Evidence.objects.filter(field="amount").count() == 2


def test_what_was_changed_is_kept_with_the_same_words(agreement, officer, client_as):
    services.read_promises(actor=officer, agreement=agreement)
    proposal = CommitmentProposal.objects.order_by("start").first()

    page = client_as("officer").get(f"/activities/proposals/{proposal.pk}/change/").content.decode()
    client_as("officer").post(
        f"/activities/proposals/{proposal.pk}/change/",
        {
            "debtor": "partner",
            "code": "scholarship",
            "what": "Cấp học bổng",
            "amount": "6",
            "measure": "items",
            "rhythm": "yearly",
            "bound": "at-least",
        },
    )

    assert "05 suất học bổng" in page
    made = Commitment.objects.get()
    assert (made.amount, made.bound) == (Decimal(6), "at-least")
    assert Evidence.objects.filter(target_id=made.pk).exists()


def test_a_rejected_one_is_not_proposed_again_and_can_wait_again(agreement, officer):
    services.read_promises(actor=officer, agreement=agreement)
    proposal = CommitmentProposal.objects.order_by("start").first()

    services.reject_proposal(actor=officer, proposal=proposal)

    assert services.read_promises(actor=officer, agreement=agreement).new == 0
    assert CommitmentProposal.objects.waiting().count() == 1
    assert AuditEntry.objects.filter(action="agreement.promise-rejected").exists()
    services.reopen_proposal(actor=officer, proposal=proposal)
    assert CommitmentProposal.objects.waiting().count() == 2


def test_two_people_do_not_decide_on_the_same_one(agreement, officer, head, viewer):
    services.read_promises(actor=officer, agreement=agreement)
    proposal = CommitmentProposal.objects.first()

    services.accept_proposal(actor=officer, proposal=proposal)

    with pytest.raises(AlreadyDecided):
        services.accept_proposal(actor=head, proposal=proposal)
    with pytest.raises(NotAllowed):
        services.read_promises(actor=viewer, agreement=agreement)


def test_of_a_list_only_the_row_that_speaks_of_the_agreement_is_read(officer):
    row = "Viện NICT: mỗi năm tiếp nhận tối đa 3 sinh viên."
    text = f"{row}\nĐại học Khác: mỗi năm tiếp nhận tối đa 9 sinh viên."
    agreement = factories.an_agreement(factories.an_organisation("Viện NICT"))
    document = factories.a_document(text, genre="register")
    attach_evidence(
        target_kind="agreement",
        target_id=agreement.pk,
        evidence=[Words("whole", document, 0, len(row))],
    )

    services.read_promises(actor=officer, agreement=agreement)

    assert [one.value["amount"] for one in CommitmentProposal.objects.all()] == ["3"]


def test_the_page_shows_the_words_and_says_what_to_do_without_a_text(agreement, officer, client_as):
    client = client_as("officer")

    client.post(f"/activities/agreements/{agreement.pk}/promises/")
    page = client.get(f"/activities/agreements/{agreement.pk}/promises/").content.decode()
    other = factories.an_agreement()
    without = client.post(f"/activities/agreements/{other.pk}/promises/", follow=True).content.decode()

    assert "<mark>Cấp 05 suất học bổng mỗi năm cho sinh viên;</mark>" in page
    assert "Chưa có văn bản nào của thỏa thuận này" in without
