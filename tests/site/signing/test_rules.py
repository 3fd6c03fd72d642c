"""What the office sets itself: the calendar, the bases of deadlines, the ways, the stand-ins."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser
from tests.site import factories
from tests.site.signing_factories import (
    MONDAY,
    a_basis,
    a_case,
    a_stand_in,
    stage_of,
    take_to,
    the_route,
    the_version,
)

from caunoi_web.common.errors import NotAllowed, StaleVersion
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.errors import RouteFaults
from caunoi_web.signing.models import BasisText, CaseEvent, Opinion, RouteStep, SpecialDay, Stage, StandIn
from caunoi_web.signing.queries.routes import route_for
from caunoi_web.signing.services import bases, calendar, routes, stand_ins, steps
from caunoi_web.signing.services.flow import current_of, steps_of
from caunoi_web.signing.services.routes import step_values
from caunoi_web.sources.models import AuditEntry

OFF = {"kind": "off", "name_vi": "Ngày truyền thống của trường"}


def due_of(case):
    return current_of(steps_of(case)).due_on


def drafted(head, change=lambda steps: steps, **about):
    version = the_version()
    values = {
        "name_vi": "Quy trình mới",
        "name_en": "",
        "kinds": [],
        "levels": [],
        "valid_from": MONDAY,
    } | about
    told = change([step_values(step) for step in version.steps.order_by("position")])
    return routes.save_draft(actor=head, route=version.route, revision=0, about=values, steps=told)


def test_a_day_off_moves_every_open_due_date_and_the_history_says_so(people):
    case = a_case()

    moved = calendar.add_day(actor=people["head"], day=date(2026, 3, 5), today=MONDAY, **OFF)

    assert [(move.before, move.after) for move in moved] == [(date(2026, 3, 9), date(2026, 3, 10))]
    assert due_of(case) == date(2026, 3, 10)
    assert "09/03/2026 → 10/03/2026" in CaseEvent.objects.get(case=case, kind="due_moved").text
    assert AuditEntry.objects.filter(action="special_day.added").count() == 1


def test_taking_a_day_out_moves_them_back_and_the_row_stays(people):
    case = a_case()
    calendar.add_day(actor=people["head"], day=date(2026, 3, 5), today=MONDAY, **OFF)
    special = SpecialDay.objects.get(day=date(2026, 3, 5))

    calendar.take_day_out(actor=people["head"], special=special, today=MONDAY)

    assert due_of(case) == date(2026, 3, 9)
    assert SpecialDay.objects.filter(pk=special.pk, taken_out_at__isnull=False).exists()


def test_the_difference_is_shown_before_a_day_is_saved(client_as):
    case = a_case()
    client = client_as("head", language="en")
    typed = {"day": "05/03/2026", **OFF}

    page = client.post(reverse("signing:day_add"), typed).content.decode()

    assert "1 open due date moves. Nothing is saved yet." in page
    assert "10/03/2026" in page
    assert not SpecialDay.objects.filter(day=date(2026, 3, 5)).exists()
    client.post(reverse("signing:day_add"), typed | {"sure": "1"})
    assert due_of(case) == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "kind"), [("2026-03-07", "off"), ("2026-03-05", "made_up"), ("2026-09-02", "off")]
)
def test_a_day_that_changes_nothing_is_refused(people, day, kind):
    with pytest.raises(InvalidValue):
        calendar.add_day(
            actor=people["head"], day=date.fromisoformat(day), kind=kind, name_vi="x", today=MONDAY
        )


def test_a_new_text_of_a_basis_moves_what_is_counted_from_its_first_day_on(people):
    early, late = a_case(), a_case(day=date(2026, 3, 16))
    values = {"number": "15/2026/QĐ", "valid_from": date(2026, 3, 10), "days": 3, "day_kind": "working"}

    moved = bases.write_text(actor=people["head"], basis=a_basis(), values=values, today=date(2026, 3, 16))

    assert [move.row.case for move in moved] == [late]
    assert (due_of(early), due_of(late)) == (date(2026, 3, 9), date(2026, 3, 19))
    assert BasisText.objects.get(basis=a_basis(), number="").valid_to == date(2026, 3, 9)


def test_a_text_is_corrected_when_it_begins_on_the_same_day(people):
    case = a_case()
    values = {"title": "Quy trình", "valid_from": date(2021, 7, 1), "days": 2, "day_kind": "working"}

    bases.write_text(actor=people["head"], basis=a_basis(), values=values, today=MONDAY)

    assert due_of(case) == date(2026, 3, 4)
    assert BasisText.objects.filter(basis=a_basis()).count() == 1
    entry = AuditEntry.objects.get(action="signing_basis.amended")
    assert (entry.before["days"], entry.after["days"]) == (5, 2)


def test_opinions_that_are_waited_for_move_with_their_step(people):
    take_to(a_case(), Stage.OPINIONS, actor=people["administrator"])

    calendar.add_day(actor=people["head"], day=date(2026, 3, 5), today=MONDAY, **OFF)

    assert set(Opinion.objects.values_list("due_on", flat=True)) == {date(2026, 3, 12)}


def test_a_case_keeps_the_version_it_began_on(people):
    before = a_case()

    def without_opinions(told):
        return [step for step in told if step["stage"] != "opinions"]

    draft = drafted(people["head"], without_opinions)
    routes.publish(actor=people["head"], route=draft.route, revision=draft.revision)
    after = a_case()

    assert len(steps_of(before)) == 10
    assert len(steps_of(after)) == 9
    assert after.route_version.number == 2
    assert stage_of(take_to(before, Stage.OPINIONS, actor=people["administrator"])) == Stage.OPINIONS


def test_a_published_version_is_never_changed(db):
    version = the_version()
    step = version.steps.first()

    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        step.save()
    with pytest.raises(TypeError):
        step.delete()


def test_a_way_that_cannot_be_walked_is_not_published_and_says_why(people):
    def spoil(told):
        told = [step for step in told if step["stage"] != "signing"]
        told[3]["offices"] = []
        return told

    draft = drafted(people["head"], spoil)

    with pytest.raises(RouteFaults) as refusal:
        routes.publish(actor=people["head"], route=draft.route, revision=draft.revision)
    assert len(refusal.value.faults) == 2


def test_two_people_who_draft_the_same_way_lose_nothing(people):
    draft = drafted(people["head"])

    with pytest.raises(StaleVersion):
        drafted(people["administrator"])

    assert draft.route.versions.filter(published_at__isnull=True).count() == 1


def test_a_way_for_certain_kinds_comes_before_the_general_one(people):
    made = routes.add_route(
        actor=people["head"], name_vi="MoA cấp đơn vị", name_en="", source=the_version(), today=MONDAY
    )
    draft = made.versions.get()
    about = {"name_vi": "MoA", "name_en": "", "kinds": ["moa"], "levels": ["unit"], "valid_from": MONDAY}
    told = [step_values(step) for step in draft.steps.order_by("position")]
    draft = routes.save_draft(actor=people["head"], route=made, revision=1, about=about, steps=told)
    routes.publish(actor=people["head"], route=made, revision=draft.revision)

    assert route_for("moa", "unit", MONDAY).route == made
    assert route_for("moa", "university", MONDAY).route == the_route()
    assert route_for("moa", "unit", date(2026, 3, 1)).route == the_route()


def test_the_office_rearranges_a_way_on_screen_and_publishes_it(client_as):
    client = client_as("head", language="en")
    address = reverse("signing:route_edit", args=[the_route().pk])

    def sent(do):
        return client.post(address, typed_on(client.get(address)) | {"do": do})

    sent("add-1")
    sent("down-2")
    answer = sent("publish")

    assert answer["Location"] == reverse("signing:routes")
    newest = the_route().versions.order_by("-number").first()
    names = list(newest.steps.order_by("position").values_list("name_vi", flat=True))
    assert names[:4] == ["Đề xuất", "Thẩm tra đối tác", "Soạn thảo", "Bước mới"]


def typed_on(page):
    """What a browser sends back from the form of a route as it stands."""
    form = LexborHTMLParser(page.content).css_first("form.route-form")
    typed = {
        one.attributes["name"]: one.attributes.get("value") or ""
        for one in form.css("input")
        if one.attributes.get("type") != "checkbox"
    }
    typed |= {one.attributes["name"]: one.text() for one in form.css("textarea")}
    for one in form.css("select"):
        chosen = one.css_first("option[selected]") or one.css_first("option")
        typed[one.attributes["name"]] = chosen.attributes.get("value") or ""
    return typed


def test_a_stand_in_acts_for_another_on_their_days_and_the_history_names_both(people):
    case = take_to(a_case(), Stage.SUBMISSION, actor=people["administrator"])
    a_stand_in(people["rector"], people["officer"])

    case = steps.finish_step(actor=people["officer"], case=case, version=case.version, day=MONDAY)

    done = next(row for row in steps_of(case) if row.step.stage == "submission")
    assert (done.done_by, done.done_for) == (people["officer"], people["rector"])
    event = CaseEvent.objects.filter(case=case, kind="done").first()
    assert (event.actor, event.acted_for) == (people["officer"], people["rector"])


@pytest.mark.parametrize("day", [date(2026, 4, 1)])
def test_nobody_stands_in_after_the_last_day(people, day):
    case = take_to(a_case(), Stage.SUBMISSION, actor=people["administrator"])
    a_stand_in(people["rector"], people["officer"])

    with pytest.raises(NotAllowed):
        steps.finish_step(actor=people["officer"], case=case, version=case.version, day=day)


def test_one_names_a_stand_in_for_oneself_and_the_head_for_others(people):
    about = {"from_day": MONDAY, "to_day": MONDAY}

    stand_ins.name_stand_in(actor=people["rector"], person=people["rector"], deputy=people["head"], **about)
    stand_ins.name_stand_in(actor=people["head"], person=people["officer"], deputy=people["head"], **about)
    with pytest.raises(NotAllowed):
        stand_ins.name_stand_in(
            actor=people["officer"], person=people["rector"], deputy=people["head"], **about
        )
    with pytest.raises(InvalidValue):
        stand_ins.name_stand_in(
            actor=people["rector"], person=people["rector"], deputy=people["viewer"], **about
        )
    with pytest.raises(InvalidValue):
        stand_ins.name_stand_in(
            actor=people["rector"], person=people["rector"], deputy=people["unit_lead"], **about
        )

    assert StandIn.objects.count() == 2


def test_a_step_of_somebody_who_left_falls_to_the_head(people):
    named = factories.a_person("nguoi-duoc-giao")

    def by_name(told):
        told[1] |= {"who": "person", "person": named}
        return told

    draft = drafted(people["head"], by_name)
    routes.publish(actor=people["head"], route=draft.route, revision=draft.revision)
    case = a_case()
    with pytest.raises(NotAllowed):
        steps.finish_step(actor=people["head"], case=case, version=case.version, day=MONDAY)
    named.is_active = False
    named.save()

    case = steps.finish_step(actor=people["head"], case=case, version=case.version, day=MONDAY)

    assert stage_of(case) == Stage.DRAFTING


def test_the_database_refuses_a_deadline_without_days(db):
    with pytest.raises(IntegrityError):
        RouteStep.objects.filter(code="drafting").update(days=0)
