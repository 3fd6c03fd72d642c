"""Single records are kept out by an officer and let in again by the head of office."""

import pytest
from tests.site import factories
from tests.site.public_factories import a_publication, in_force

from caunoi_web.common.errors import NotAllowed
from caunoi_web.public.errors import WrongPublication
from caunoi_web.public.models import KeptOut
from caunoi_web.public.services import keep_out, let_in
from caunoi_web.register.services import merge_organisations
from caunoi_web.sources.models import AuditEntry


def test_an_officer_keeps_out_with_a_reason_that_the_history_keeps(officer):
    partner = factories.an_organisation()

    keep_out(actor=officer, record=partner, reason="Đối tác yêu cầu")

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.reason) == ("organisation.kept-out", "Đối tác yêu cầu")


def test_keeping_out_twice_changes_nothing(officer):
    partner = factories.an_organisation()

    first = keep_out(actor=officer, record=partner, reason="Đối tác yêu cầu")

    assert keep_out(actor=officer, record=partner, reason="Lần nữa") == first
    assert AuditEntry.objects.count() == 1


def test_without_a_reason_nothing_is_kept_out(officer):
    with pytest.raises(WrongPublication):
        keep_out(actor=officer, record=factories.an_organisation(), reason="  ")


def test_an_officer_does_not_let_in_and_a_head_does(officer, head):
    agreement = in_force()
    keep_out(actor=officer, record=agreement, reason="Chưa công bố")

    with pytest.raises(NotAllowed):
        let_in(actor=officer, record=agreement)
    let_in(actor=head, record=agreement)

    assert not KeptOut.objects.standing().exists()
    assert AuditEntry.objects.order_by("-pk").first().action == "agreement.let-in"


def test_the_page_of_a_record_says_whether_it_is_public_and_why_not(client_as, officer):
    partner = factories.an_organisation()
    agreement = in_force(partner)
    client = client_as("officer", language="en")

    assert "The public page is off." in client.get(f"/register/agreements/{agreement.pk}/").content.decode()
    a_publication()
    assert "Everybody can read it" in client.get(f"/register/agreements/{agreement.pk}/").content.decode()
    a_publication(levels=["unit"])
    assert (
        "level or status is not shown" in client.get(f"/register/agreements/{agreement.pk}/").content.decode()
    )
    client.post(f"/public/agreements/{agreement.pk}/keep-out/", {"reason": "Đối tác yêu cầu"})
    page = client.get(f"/register/agreements/{agreement.pk}/").content.decode()
    assert "It was kept out of the public page." in page
    assert "Kept out of the public page" in page.split('id="history"')[1]


def test_the_forms_ask_and_do(client_as):
    partner = factories.an_organisation()
    address = f"/public/partners/{partner.pk}/keep-out/"

    assert client_as("officer").post(address, {"reason": ""}).status_code == 422
    assert client_as("officer").post(address, {"reason": "Tế nhị"}).status_code == 302
    assert KeptOut.objects.standing().count() == 1
    assert client_as("officer").post(address, {"let_in": "1"}).status_code == 403
    assert client_as("head").post(address, {"let_in": "1"}).status_code == 302
    assert KeptOut.objects.standing().count() == 0


def test_a_merge_keeps_the_survivor_out_and_an_undo_gives_it_back(officer, head):
    survivor, merged = factories.an_organisation(), factories.an_organisation()
    keep_out(actor=officer, record=merged, reason="Đối tác yêu cầu")

    merge_organisations(actor=head, survivor=survivor, merged=merged, versions=(1, 1), reason="Một tổ chức")

    assert KeptOut.objects.standing().get().target_id == survivor.pk
