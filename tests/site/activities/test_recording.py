"""Recording activities: what is kept, what is refused, who may, and the proof."""

from decimal import Decimal

import pytest
from tests.site import factories

from caunoi_web.accounts.models import Role
from caunoi_web.activities import services
from caunoi_web.activities.errors import WrongStep
from caunoi_web.activities.models import Activity, State
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.sources.models import AuditEntry, DocumentState, Job

VISIT = {
    "kind": "delegation-in",
    "title": "Đoàn Đại học Kyushu",
    "began": "2026-05-12",
    "ended": "2026-05-14",
}


def test_an_activity_knows_its_days_and_takes_the_partners_of_its_agreement(officer):
    partner = factories.an_organisation("Viện NICT")
    agreement = factories.an_agreement(partner)

    made = services.create_activity(actor=officer, values=VISIT | {"agreement": agreement, "state": "done"})

    assert (made.begins_on, made.ends_on) == (factories.day("2026-05-12"), factories.day("2026-05-14"))
    assert [row.organisation for row in made.partner_rows.all()] == [partner]
    entry = AuditEntry.objects.get(target_id=made.pk)
    assert (entry.action, entry.after["title"]) == ("activity.created", "Đoàn Đại học Kyushu")


def test_a_promise_brings_its_agreement_and_counts_people(officer):
    promise = factories.a_commitment(amount=Decimal(10), measure="people")

    made = services.create_activity(
        actor=officer,
        values={"kind": "student-exchange", "began": "2026", "participants": 7, "commitment": promise},
    )

    assert made.agreement == promise.agreement
    assert made.counted == 7


def test_money_in_another_currency_counts_nothing_for_a_promise(officer):
    promise = factories.a_commitment(
        debtor="partner", amount=Decimal(1000), measure="money", currency="USD", code="sponsorship"
    )
    values = {"kind": "sponsorship", "began": "2026", "commitment": promise, "income": Decimal(500)}

    in_dong = services.create_activity(actor=officer, values=values | {"currency": "VND"})
    in_dollars = services.create_activity(actor=officer, values=values | {"currency": "USD"})

    assert (in_dong.counted, in_dollars.counted) == (0, 500)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"began": "2026-02-30"}, "began"),
        ({"began": ""}, "began"),
        ({"ended": "2026-05-01"}, "ended"),
        ({"cost": Decimal(5)}, "currency"),
        ({"cost": Decimal(-5), "currency": "VND"}, "cost"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(officer, values, field):
    with pytest.raises(InvalidValue) as refusal:
        services.create_activity(actor=officer, values=VISIT | values)

    assert refusal.value.field == field
    assert not Activity.objects.exists()


def test_the_head_of_a_unit_records_for_that_unit_only(db):
    unit, other = factories.a_unit(), factories.a_unit("Khoa Cơ khí")
    lead = factories.a_person(role=Role.UNIT_LEAD, unit=unit)

    made = services.create_activity(actor=lead, values=VISIT | {"unit": unit})

    assert made.unit == unit
    for theirs in (other, None):
        with pytest.raises(NotAllowed):
            services.create_activity(actor=lead, values=VISIT | {"unit": theirs})
    with pytest.raises(NotAllowed):
        services.amend_activity(actor=lead, activity=made, changes={"unit": other}, version=1)


def test_two_people_changing_one_activity_see_both_values(officer, head):
    made = services.create_activity(actor=officer, values=VISIT)
    services.amend_activity(actor=head, activity=made, changes={"place": "Hà Nội"}, version=1)

    with pytest.raises(StaleRecord) as stale:
        services.amend_activity(actor=officer, activity=made, changes={"place": "Huế"}, version=1)

    assert stale.value.differences[0].current == "Hà Nội"


def test_an_activity_goes_its_way_and_only_a_head_approves(officer, head):
    made = services.create_activity(actor=officer, values=VISIT)

    with pytest.raises(NotAllowed):
        services.move_activity(actor=officer, activity=made, to="approved", version=1)
    made = services.move_activity(actor=head, activity=made, to="approved", version=1)
    made = services.move_activity(actor=officer, activity=made, to="done", version=2)
    with pytest.raises(WrongStep):
        services.move_activity(actor=officer, activity=made, to="cancelled", version=3, reason="không")

    assert made.state == State.DONE


def test_a_step_back_and_a_cancellation_need_a_reason(officer):
    made = services.create_activity(actor=officer, values=VISIT | {"state": "running"})

    for to in ("approved", "cancelled"):
        with pytest.raises((InvalidValue, NotAllowed)):
            services.move_activity(actor=officer, activity=made, to=to, version=1)
    made = services.move_activity(
        actor=officer, activity=made, to="cancelled", version=1, reason="Đối tác hoãn"
    )

    assert made.state == State.CANCELLED
    assert AuditEntry.objects.filter(action="activity.moved").get().reason == "Đối tác hoãn"


def test_proof_is_kept_under_its_hash_and_not_queued_to_be_read(officer):
    made = services.create_activity(actor=officer, values=VISIT)

    proof = services.add_proof(actor=officer, activity=made, name="anh.jpg", data=b"JFIF")
    again = services.add_proof(actor=officer, activity=made, name="anh (1).jpg", data=b"JFIF")

    assert proof == again
    assert proof.document.state == DocumentState.KEPT
    assert not Job.objects.exists()


def test_proof_taken_away_no_longer_counts_and_stays_in_the_history(officer):
    made = services.create_activity(actor=officer, values=VISIT)
    proof = services.add_proof(actor=officer, activity=made, name="anh.jpg", data=b"JFIF")

    services.withdraw_proof(actor=officer, proof=proof)

    assert not made.proof_rows.filter(withdrawn_at__isnull=True).exists()
    assert AuditEntry.objects.filter(action="activity.proof-withdrawn").exists()


def test_a_head_of_a_unit_adds_proof_without_the_right_to_add_documents(db):
    unit = factories.a_unit()
    lead = factories.a_person(role=Role.UNIT_LEAD, unit=unit)
    made = services.create_activity(actor=lead, values=VISIT | {"unit": unit})

    assert services.add_proof(actor=lead, activity=made, name="bien-ban.pdf", data=b"%PDF-").document
