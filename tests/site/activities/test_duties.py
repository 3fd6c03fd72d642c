"""What is due from the office and its units, and that it costs the same however much there is."""

from decimal import Decimal

from tests.site import factories
from tests.site.activities.costs import assert_costs_the_same

from caunoi_web.accounts.models import Role
from caunoi_web.activities import services
from caunoi_web.activities.queries.duties import duties_of

TODAY = factories.day("2026-11-22")
IN_FORCE = factories.a_term("2026-01-01", "2028-12-31")
OLD = factories.a_term("2022-01-01", "2028-12-31")


def kinds(user, day=TODAY):
    return [(duty.kind, duty.is_late) for duty in duties_of(user, day)]


def busy(agreement):
    """An activity, so that the agreement is neither asked for its first one nor asleep."""
    factories.an_activity(agreement=agreement, began="2026-10-01")
    return agreement


def test_a_promise_is_due_two_months_ahead_and_late_after_its_day(officer):
    agreement = busy(factories.an_agreement(term=IN_FORCE))
    factories.a_commitment(agreement, due="2026-12-31", amount=Decimal(2), measure="events")

    assert kinds(officer) == [("promise-due", False)]
    assert kinds(officer, factories.day("2027-01-01")) == [("promise-due", True)]
    assert kinds(officer, factories.day("2026-10-31")) == []


def test_a_promise_that_is_kept_or_waived_is_not_due(officer):
    agreement = busy(factories.an_agreement(term=IN_FORCE))
    kept = factories.a_commitment(agreement, due="2026-12-31")
    factories.an_activity(commitment=kept, began="2026-09-01")
    factories.a_commitment(agreement, due="2026-12-31", waived_on=TODAY, waived_why="Hai bên đồng ý")

    assert kinds(officer) == []


def test_a_yearly_promise_is_due_at_the_end_of_each_year_until_that_year_is_kept(officer):
    agreement = busy(factories.an_agreement(term=IN_FORCE))
    yearly = factories.a_commitment(agreement, rhythm="yearly", amount=Decimal(5), measure="people")
    factories.an_activity(commitment=yearly, began="2026-03-01", participants=3)

    assert kinds(officer) == [("promise-due", False)]
    factories.an_activity(commitment=yearly, began="2026-11-01", participants=2)
    assert kinds(officer) == []


def test_an_activity_whose_day_is_over_is_overdue_until_somebody_closes_it(officer):
    activity = factories.an_activity(began="2026-11-20", state="planned")

    assert kinds(officer) == [("activity-overdue", True)]
    services.move_activity(actor=officer, activity=activity, to="done", version=1)
    assert kinds(officer) == []


def test_the_first_activity_is_asked_for_after_six_months_until_somebody_answers(officer):
    agreement = factories.an_agreement(term=factories.a_term("2026-05-22", "2028-12-31"))

    assert kinds(officer, factories.day("2026-11-21")) == []
    assert kinds(officer) == [("first-activity", False)]
    services.say_why(actor=officer, agreement=agreement, cause="partner-waits", words="", on=TODAY)
    assert kinds(officer) == []


def test_a_sleeping_agreement_is_told_until_somebody_says_why(officer):
    agreement = factories.an_agreement(term=OLD)

    assert kinds(officer) == [("sleeping", False)]
    services.say_why(actor=officer, agreement=agreement, cause="no-money", words="", on=TODAY)
    assert kinds(officer) == []


def test_the_head_of_a_unit_hears_of_the_own_unit_only_and_a_viewer_of_nothing(viewer, officer):
    unit = factories.a_unit()
    lead = factories.a_person(role=Role.UNIT_LEAD, unit=unit)
    factories.an_agreement(term=OLD, host_unit=unit)
    factories.an_agreement(term=OLD)

    assert [duty.unit_id for duty in duties_of(lead, TODAY)] == [unit.pk]
    assert len(duties_of(officer, TODAY)) == 2
    assert duties_of(viewer, TODAY) == []


def test_duties_cost_the_same_queries_however_many_there_are(officer):
    def owe_more(number):
        for _each in range(number):
            agreement = busy(factories.an_agreement(term=IN_FORCE))
            factories.a_commitment(agreement, due="2026-12-31")
            factories.an_agreement(term=OLD)
            factories.an_agreement(term=factories.a_term("2026-05-01", "2028-12-31"))
            factories.an_activity(began="2026-11-20", state="planned")

    assert_costs_the_same(owe_more, lambda: duties_of(officer, TODAY))
    assert len(duties_of(officer, TODAY)) == 4 * 21
