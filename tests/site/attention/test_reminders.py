"""Reminders: at each step once for each person concerned, none for what is quiet."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.factories import a_person, a_unit
from tests.site.register.making import an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.attention import services
from caunoi_web.attention.models import Notice
from caunoi_web.attention.queries.worklist import worklist
from caunoi_web.attention.services.notices import STEPS, step_of

pytestmark = pytest.mark.django_db
END = date(2027, 12, 31)
NOW = timezone.now()


@pytest.fixture
def paper():
    return an_agreement(
        an_organisation("Kyushu", country="JP"), start="2022", end=END.isoformat(), end_kind="fixed"
    )


def told(person):
    return [notice.facts["step"] for notice in Notice.objects.of(person).order_by("made_at", "id")]


def remind_around_each_step():
    for step in STEPS:
        for left in range(step + 2, max(step - 3, -1), -1):
            services.remind(day=END - timedelta(days=left), now=NOW)


@pytest.mark.parametrize(
    ("left", "step"),
    [(365, 365), (181, 365), (180, 180), (91, 180), (90, 90), (30, 30), (8, 30), (7, 7), (0, 7)],
)
def test_a_deadline_is_at_the_smallest_step_that_is_not_passed(left, step):
    assert step_of(left) == step


def test_each_step_is_told_once_however_often_it_is_run(paper, officer):
    remind_around_each_step()

    assert told(officer) == list(STEPS)


def test_a_run_that_was_missed_is_made_up_for_at_the_nearest_step_only(paper, officer):
    services.remind(day=END - timedelta(days=25), now=NOW)

    assert told(officer) == [30]


def test_the_office_and_the_unit_in_charge_are_told_and_nobody_else(officer, head, viewer):
    mine, other = a_unit("Khoa Luật"), a_unit("Khoa Y")
    lead = a_person("lead", role=Role.UNIT_LEAD, unit=mine)
    stranger = a_person("stranger", role=Role.UNIT_LEAD, unit=other)
    rector = a_person("ong-hieu-truong", role=Role.RECTOR)
    an_agreement(an_organisation("Hai"), start="2022", end=END.isoformat(), end_kind="fixed", host_unit=mine)

    services.remind(day=END - timedelta(days=80), now=NOW)

    assert [bool(told(person)) for person in (officer, head, lead, stranger, viewer, rector)] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_who_watches_is_told_whatever_the_role(paper, viewer):
    services.watch(actor=viewer, target_kind="agreement", target_id=paper.pk, label="x")

    services.remind(day=END - timedelta(days=80), now=NOW)

    assert told(viewer) == [90]


def test_the_quiet_list_is_respected_by_reminders_and_the_work_list(paper, officer):
    services.hush(actor=officer, target_kind="agreement", target_id=paper.pk, label="x")
    day = END - timedelta(days=20)

    services.remind(day=day, now=NOW)

    assert told(officer) == []
    assert worklist(officer, day) == []


def test_a_changed_end_day_is_told_anew(paper, officer):
    from caunoi_web.register import services as register

    services.remind(day=END - timedelta(days=80), now=NOW)
    register.amend_agreement(
        actor=officer, agreement=paper, changes={"end": "2028-01-15"}, version=paper.version
    )

    services.remind(day=END - timedelta(days=80), now=NOW)

    assert told(officer) == [90, 180]


def test_people_who_left_are_not_told(paper):
    gone = a_person("gone", is_active=False)

    services.remind(day=END - timedelta(days=80), now=NOW)

    assert told(gone) == []


def test_reminding_costs_the_same_for_any_number_of_agreements(officer):
    partner = an_organisation("Một")

    def cost(number):
        for each in range(number):
            an_agreement(partner, number=str(each), start="2022", end=END.isoformat(), end_kind="fixed")
        with CaptureQueriesContext(connection) as asked:
            services.remind(day=END - timedelta(days=80), now=NOW)
        return len(asked)

    assert cost(2) == cost(40)


def test_the_work_list_puts_the_soonest_first(officer):
    partner = an_organisation("Một")
    for number, end in (("b", "2027-12-20"), ("a", "2027-12-10"), ("far", "2029-01-01")):
        an_agreement(partner, title=number, start="2022", end=end, end_kind="fixed")

    assert [task.label for task in worklist(officer, date(2027, 12, 1))] == ["a", "b"]


def test_a_unit_is_asked_once_about_an_agreement_that_nothing_came_of():
    unit = a_unit("Khoa Luật")
    lead = a_person("lead", role=Role.UNIT_LEAD, unit=unit)
    an_agreement(an_organisation("Hai"), start="2026-01-10", end="2031", end_kind="fixed", host_unit=unit)

    for month in (8, 9, 10):
        services.remind(day=date(2026, month, 15), now=NOW)

    [asked] = Notice.objects.of(lead).filter(kind="duty")
    assert "/activities/" in asked.facts["href"]
