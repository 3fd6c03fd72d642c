"""What waits for whom, what the board shows, what signing adds to other pages, and what it costs."""

from datetime import date

import pytest
from django.urls import reverse
from tests.site import factories
from tests.site.signing_factories import MONDAY, a_case, a_stand_in, take_to

from caunoi_web.accounts.models import Unit, User
from caunoi_web.signing.models import Case, Stage
from caunoi_web.signing.queries.covering import already_there
from caunoi_web.signing.queries.duties import duties_of
from caunoi_web.sources.models import AuditEntry

LATE = date(2026, 3, 10)


def titles(user, day=MONDAY):
    return [duty.title for duty in duties_of(user, day)]


def test_a_step_waits_for_the_role_it_falls_to(people):
    case = a_case(title="MoU")
    assert titles(people["officer"]) == ["Thẩm tra đối tác: MoU"]
    assert titles(people["rector"]) == []

    take_to(case, Stage.SUBMISSION, actor=people["administrator"])

    assert titles(people["officer"]) == []
    assert titles(people["rector"]) == ["Trình ký: MoU"]
    assert titles(people["viewer"]) == []


def test_a_duty_says_when_it_is_due_since_when_and_whether_it_is_late(people):
    a_case()

    [duty] = duties_of(people["officer"], LATE)

    assert (duty.since, duty.due, duty.is_late, duty.kind) == (MONDAY, date(2026, 3, 9), True, "signing-step")


def test_an_opinion_waits_for_the_head_of_the_unit_that_is_asked(people):
    lead = people["unit_lead"]
    lead.unit = factories.a_unit("Phòng Đào tạo")
    lead.save()
    take_to(a_case(title="MoU"), Stage.OPINIONS, actor=people["administrator"])

    [duty] = duties_of(lead, MONDAY)

    assert (duty.title, duty.kind) == ("Xin ý kiến: MoU", "signing-opinion")


def test_what_waits_for_somebody_waits_for_the_stand_in_too(people):
    take_to(a_case(), Stage.SUBMISSION, actor=people["administrator"])
    a_stand_in(people["rector"], people["head"])

    [duty] = duties_of(people["head"], MONDAY)

    assert duty.acts_for == str(people["rector"])


def test_duties_cost_the_same_whatever_their_number(people, django_assert_num_queries):
    for number in (1, 6):
        for _each in range(number):
            a_case()
        with django_assert_num_queries(2):  # one more for the head of a unit
            duties_of(people["officer"], MONDAY)


def test_the_board_narrows_to_what_is_late_or_mine(client_as, people):
    a_case(title="Muộn", day=date(2026, 2, 2))
    a_case(title="Đúng hạn", day=date(2026, 3, 9))
    client, address = client_as("officer", language="en"), reverse("signing:board")

    late = client.get(address, {"late": "1", "as_of": "2026-03-10"}).content.decode()
    whole = client.get(address, {"as_of": "2026-03-10"}).content.decode()

    assert late.count('<th scope="row">') == 1
    assert whole.count('<th scope="row">') == 2
    assert "days late" in late


def test_more_cases_at_one_step_than_fit_come_in_pages(client_as, monkeypatch):
    monkeypatch.setattr("caunoi_web.signing.views.board.IN_A_COLUMN", 2)
    for number in range(3):
        a_case(title=f"Hồ sơ {number}")
    client, address = client_as("officer", language="en"), reverse("signing:board")

    short = client.get(address).content.decode()
    whole = client.get(address, {"stage": "check"}).content.decode()

    assert short.count('<th scope="row">') == 2
    assert "Show all 3" in short
    assert whole.count('<th scope="row">') == 3


@pytest.mark.parametrize("page", ["board", "case", "organisation", "agreement"])
def test_a_page_costs_the_same_whatever_there_is(client_as, people, django_assert_max_num_queries, page):
    partner = factories.an_organisation()
    client = client_as("officer")
    costs = []
    for number in (1, 5):
        for _each in range(number):
            case = take_to(a_case(partner), Stage.OPINIONS, actor=people["administrator"])
        agreement = take_to(a_case(partner), Stage.FILING, actor=people["administrator"]).agreement
        address = {
            "board": reverse("signing:board"),
            "case": reverse("signing:case", args=[case.pk]),
            "organisation": reverse("register:organisation", args=[partner.pk]),
            "agreement": reverse("register:agreement", args=[agreement.pk]),
        }[page]
        with django_assert_max_num_queries(45) as counted:
            client.get(address)
        costs.append(len(counted))

    assert costs[0] == costs[1]


def test_an_agreement_in_force_with_the_partner_is_shown_before_a_proposal_is_saved(client_as, people):
    partner = factories.an_organisation("Đại học Kyushu")
    live = factories.an_agreement(
        partner, kind="framework", title="Khung 2024", term=factories.a_term("2024-01-01", "2029-01-01")
    )
    unit = factories.a_unit()
    typed = {
        "partner": "Đại học Kyushu",
        "title": "MoU mới",
        "kind": "mou",
        "level": "university",
        "why": "Trao đổi",
        "unit": str(unit.pk),
    }
    client = client_as("officer", language="en")
    address = reverse("signing:propose") + "?as_of=2026-03-02"

    shown = client.post(address, typed)

    assert shown.status_code == 409
    assert "an annex or an activity is enough" in shown.content.decode()
    assert reverse("register:agreement", args=[live.pk]) in shown.content.decode()
    assert AuditEntry.objects.filter(action="signing_case.proposed").count() == 0
    answer = client.post(address, typed | {"anyway": "1"})
    assert answer.status_code == 302
    assert AuditEntry.objects.filter(action="signing_case.proposed").count() == 1


def test_an_expired_or_a_narrow_agreement_does_not_cover_a_wish(people):
    partner = factories.an_organisation()
    factories.an_agreement(partner, kind="framework", term=factories.a_term("2019-01-01", "2024-01-01"))
    factories.an_agreement(partner, kind="nda", term=factories.a_term("2024-01-01", "2029-01-01"))

    found = already_there(people["officer"], partner=partner, partner_name=partner.name, day=MONDAY)

    assert not found


def test_an_open_case_about_the_same_new_name_is_a_double(people):
    case = a_case(partner_name="Viện Hàn lâm Mới")

    found = already_there(people["officer"], partner=None, partner_name="VIỆN HÀN LÂM MỚI", day=MONDAY)

    assert [(one.case, one.may_open) for one in found.cases] == [(case, True)]


def test_the_head_of_a_unit_sees_the_cases_of_the_unit_and_those_it_is_asked_about(people):
    lead, own = people["unit_lead"], factories.a_unit("Phòng Đào tạo")
    lead.unit = own
    lead.save()
    mine, other = a_case(unit=own), a_case()
    asked = take_to(a_case(), Stage.OPINIONS, actor=people["administrator"])

    assert set(Case.objects.visible_to(lead)) == {mine, asked}
    assert set(Case.objects.visible_to(people["officer"])) == {mine, other, asked}
    assert not Case.objects.visible_to(people["viewer"]).exists()
    double = already_there(lead, partner=other.partner, partner_name="", day=MONDAY).cases[0]
    assert (double.case, double.may_open) == (other, False)


def test_a_case_of_an_officer_who_left_is_on_every_officers_desk(people):
    gone = factories.a_person("da-nghi")
    a_case(actor=gone)
    assert titles(people["officer"]) == []
    gone.is_active = False
    gone.save()

    assert len(titles(people["officer"])) == 1


def test_the_case_is_told_on_the_pages_of_agreement_and_partner(client_as, people):
    partner = factories.an_organisation()
    signed = take_to(a_case(partner, title="Hồ sơ đã ký"), Stage.FILING, actor=people["administrator"])
    a_case(partner, title="Hồ sơ đang làm")
    client = client_as("officer")

    agreement = client.get(reverse("register:agreement", args=[signed.agreement.pk])).content.decode()
    organisation = client.get(reverse("register:organisation", args=[partner.pk])).content.decode()

    assert "Hồ sơ đã ký" in agreement
    assert "Hồ sơ đang làm" in organisation
    assert "Đề xuất: Hồ sơ đang làm" in organisation


def test_a_refused_act_keeps_what_was_typed(client_as, people):
    case = take_to(a_case(), Stage.OPINIONS, actor=people["administrator"])
    client = client_as("officer", language="en")

    answer = client.post(
        reverse("signing:finish", args=[case.pk]), {"version": case.version, "stage": "opinions", "note": ""}
    )
    stale = client.post(
        reverse("signing:finish", args=[case.pk]), {"version": 1, "stage": "opinions", "note": "giữ lại"}
    )

    assert answer.status_code == 422
    assert "No answer yet from" in answer.content.decode()
    assert stale.status_code == 409
    assert "giữ lại" in stale.content.decode()


def test_who_has_no_unit_to_propose_for_is_told_what_to_do(client_as):
    User.objects.update(unit=None)
    Unit.objects.all().delete()
    address = reverse("signing:propose")

    officer = client_as("officer", language="en").get(address).text
    administrator = client_as("administrator", language="en").get(address).text

    assert "No unit to propose for" in officer
    assert 'name="title"' not in officer
    assert reverse("people:add_unit") in administrator.partition("<main")[2]
