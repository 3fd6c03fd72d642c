"""A case on its way: opened, worked on, sent back, signed, filed, reported."""

from datetime import date

import pytest
from tests.site import factories
from tests.site.signing_factories import MONDAY, a_case, give_all, stage_of, take_to

from caunoi_web.common.errors import NotAllowed, StaleVersion
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement
from caunoi_web.signing.errors import AlreadySigned, NoRoute, NotNow
from caunoi_web.signing.models import CaseEvent, Opinion, Route, Stage
from caunoi_web.signing.services import proposing, signing, steps
from caunoi_web.signing.services.flow import steps_of
from caunoi_web.signing.services.signing import Upload
from caunoi_web.sources.models import AuditEntry


def finish(case, actor, **more):
    more.setdefault("day", MONDAY)
    return steps.finish_step(actor=actor, case=case, version=case.version, **more)


def test_a_proposal_is_its_own_first_step_and_the_partner_check_begins(people):
    case = a_case(actor=people["officer"])

    rows = steps_of(case)

    assert [row.state for row in rows][:3] == ["done", "current", "ahead"]
    assert (rows[1].began_on, rows[1].due_on) == (MONDAY, date(2026, 3, 9))
    assert CaseEvent.objects.filter(case=case, kind="proposed").count() == 1
    assert AuditEntry.objects.filter(target_id=case.pk, action="signing_case.proposed").count() == 1


def test_the_whole_way_is_ten_steps_and_ends_with_the_report(people):
    case = take_to(a_case(), "", actor=people["administrator"])

    states = [(row.step.stage, row.state) for row in steps_of(case)]

    assert case.state == "done"
    assert len(states) == 10
    assert ("higher", "skipped") in states
    assert all(state == "done" for stage, state in states if stage != "higher")


def test_a_unit_head_proposes_for_the_own_unit_only(people):
    unit, other = factories.a_unit(), factories.a_unit("Khoa Điện")
    lead = people["unit_lead"]
    lead.unit = unit
    lead.save()

    assert a_case(actor=lead, unit=unit).unit == unit
    with pytest.raises(NotAllowed):
        a_case(actor=lead, unit=other)


def test_each_step_is_for_whom_it_falls_to(people):
    case = a_case()

    with pytest.raises(NotAllowed):
        finish(case, people["rector"])
    case = take_to(case, Stage.APPRAISAL, actor=people["administrator"])
    with pytest.raises(NotAllowed):
        finish(case, people["officer"])
    case = finish(case, people["head"])
    with pytest.raises(NotAllowed):
        finish(case, people["head"])

    assert stage_of(finish(case, people["rector"])) == Stage.SIGNING


def test_opinions_are_asked_of_all_offices_at_once_and_each_answers(people):
    office = factories.a_unit("Phòng Đào tạo")
    case = take_to(a_case(), Stage.OPINIONS, actor=people["administrator"])

    asked = Opinion.objects.filter(case_step__case=case)

    assert asked.count() == 6
    assert asked.get(office_vi="Phòng Đào tạo").unit == office
    with pytest.raises(InvalidValue):
        finish(case, people["officer"])
    give_all(case, people["officer"])
    assert stage_of(finish(case, people["officer"])) == Stage.APPRAISAL


def test_going_on_without_an_answer_needs_a_reason(people):
    case = take_to(a_case(), Stage.OPINIONS, actor=people["administrator"])

    case = finish(case, people["officer"], note="Quá hạn, coi như đồng ý")

    assert stage_of(case) == Stage.APPRAISAL


def test_what_a_parent_body_must_approve_takes_one_step_more(people):
    case = take_to(a_case(), Stage.APPRAISAL, actor=people["administrator"])

    case = finish(case, people["head"], facts={"needs_higher": True, "binding": True})

    assert stage_of(finish(case, people["rector"])) == Stage.HIGHER


def test_a_case_goes_one_step_back_or_to_its_start_with_a_reason(people):
    case = take_to(a_case(), Stage.APPRAISAL, actor=people["administrator"])
    back = {"actor": people["head"], "day": MONDAY}

    with pytest.raises(InvalidValue):
        steps.return_case(case=case, version=case.version, reason=" ", **back)
    case = steps.return_case(case=case, version=case.version, reason="Thiếu ý kiến tài chính", **back)
    assert stage_of(case) == Stage.OPINIONS
    case = steps.return_case(case=case, version=case.version, reason="Làm lại", to_start=True, **back)

    assert stage_of(case) == Stage.PROPOSAL
    assert list(CaseEvent.objects.filter(case=case, kind="returned").values_list("text", flat=True)) == [
        "Làm lại",
        "Thiếu ý kiến tài chính",
    ]


def test_signing_puts_the_agreement_into_the_register_with_what_the_case_knows(people):
    partner = factories.an_organisation("Đại học Kyushu", country="JP")
    case = a_case(partner, activities=["student-exchange"], our_signatory="Nguyễn Văn A", duration_months=60)
    case = take_to(case, Stage.SIGNING, actor=people["administrator"])

    case = signing.sign(
        actor=people["officer"],
        case=case,
        version=case.version,
        day=MONDAY,
        signed_on=date(2026, 2, 27),
        facts={"partner_signatory": "Prof. Ishibashi", "partner_position": "President"},
    )

    made = Agreement.objects.get(signing_cases=case)
    assert made.title == case.title
    assert (made.signed, made.end) == ("2026-02-27", "2031-02-27")
    assert made.host_unit == case.unit
    assert list(made.parties.all()) == [partner]
    signed_by = list(made.signatory_rows.values_list("name", "title", "side"))
    assert signed_by == [("Nguyễn Văn A", "", "host"), ("Prof. Ishibashi", "President", "partner")]
    assert all(case.title in entry.reason for entry in AuditEntry.objects.filter(target_id=made.pk))
    filing = next(row for row in steps_of(case) if row.state == "current")
    assert (filing.step.stage, filing.due_on) == ("filing", date(2026, 3, 6))


def test_a_partner_that_is_new_is_added_when_it_is_signed(people):
    case = take_to(a_case(partner_name="Viện Mới"), Stage.SIGNING, actor=people["administrator"])

    case = signing.sign(
        actor=people["officer"], case=case, version=case.version, day=MONDAY, signed_on=MONDAY
    )

    assert case.partner.name == "Viện Mới"


def test_signing_can_link_an_agreement_that_is_there_already(people):
    partner = factories.an_organisation()
    known = factories.an_agreement(partner)
    case = take_to(a_case(partner), Stage.SIGNING, actor=people["administrator"])

    about = {"actor": people["officer"], "version": case.version, "day": MONDAY, "signed_on": MONDAY}
    case = signing.sign(case=case, agreement=known, **about)

    assert case.agreement == known
    assert case.title in AuditEntry.objects.get(target_id=known.pk, action="agreement.case-linked").reason
    assert Agreement.objects.count() == 1


def test_a_day_of_signing_that_lies_ahead_is_refused(people):
    case = take_to(a_case(), Stage.SIGNING, actor=people["administrator"])
    about = {"actor": people["officer"], "version": case.version, "day": MONDAY}

    with pytest.raises(InvalidValue):
        signing.sign(case=case, signed_on=date(2026, 3, 3), **about)


def test_filing_keeps_the_number_and_the_scan_with_its_checksum(people):
    case = take_to(a_case(), Stage.FILING, actor=people["administrator"])

    case = signing.file_signed(
        actor=people["officer"],
        case=case,
        version=case.version,
        day=MONDAY,
        number="12/2026/BGN",
        scan=Upload("ban-ky.pdf", b"%PDF-1.4 signed"),
    )

    paper = case.papers.get()
    assert case.agreement.number == "12/2026/BGN"
    assert (paper.kind, len(paper.sha256)) == ("signed", 64)
    assert paper.document.sha256 == paper.sha256
    assert case.agreement.file_rows.get().document == paper.document
    report = next(row for row in steps_of(case) if row.state == "current")
    assert (report.step.stage, report.due_on) == ("report", date(2026, 3, 17))


def test_what_is_signed_cannot_be_unsigned(people):
    case = take_to(a_case(), Stage.FILING, actor=people["administrator"])
    about = {"actor": people["administrator"], "version": case.version, "day": MONDAY, "reason": "nhầm"}

    with pytest.raises(AlreadySigned):
        steps.return_case(case=case, **about)
    with pytest.raises(AlreadySigned):
        steps.close_case(case=case, rejected=True, **about)


def test_a_case_is_withdrawn_by_its_unit_and_rejected_by_those_who_decide(people):
    about = {"version": 1, "day": MONDAY, "reason": "Đối tác không còn nhu cầu"}

    withdrawn = steps.close_case(actor=people["officer"], case=a_case(), rejected=False, **about)
    rejected = steps.close_case(actor=people["rector"], case=a_case(), rejected=True, **about)
    with pytest.raises(NotAllowed):
        steps.close_case(actor=people["officer"], case=a_case(), rejected=True, **about)

    assert (withdrawn.state, rejected.state) == ("withdrawn", "rejected")
    with pytest.raises(NotNow):
        finish(rejected, people["officer"])


def test_who_has_not_seen_the_last_act_is_told(people):
    case = a_case()
    finish(case, people["officer"])

    with pytest.raises(StaleVersion):
        steps.finish_step(actor=people["officer"], case=case, version=1, day=MONDAY)


def test_without_a_route_a_proposal_says_who_can_help(people):
    Route.objects.update(archived_at="2026-01-01T00:00:00Z")

    with pytest.raises(NoRoute):
        a_case()


def test_facts_are_changed_by_the_office_and_leave_both_values(people):
    case = a_case()

    case = proposing.amend_case(
        actor=people["officer"],
        case=case,
        changes={"title": "MoA mới", "duration_months": 36},
        version=case.version,
        day=MONDAY,
        reason="Theo thư của đối tác",
    )

    entry = AuditEntry.objects.filter(target_id=case.pk, action="signing_case.changed").get()
    assert entry.after == {"title": "MoA mới", "duration_months": 36}
    assert entry.reason == "Theo thư của đối tác"
    with pytest.raises(NotAllowed):
        proposing.amend_case(
            actor=people["rector"], case=case, changes={"title": "x"}, version=case.version, day=MONDAY
        )
