"""Live or sleeping: what proves life, the rule, the reasons, the list and its cost."""

import pytest
from tests.site import factories
from tests.site.activities.costs import assert_costs_the_same

from caunoi_web.accounts.models import Role
from caunoi_web.activities import services
from caunoi_web.activities.queries.life import life_of
from caunoi_web.activities.queries.sleeping import Sleep, life_rule, months_before, sleeping_count
from caunoi_web.activities.queries.sleeping_list import SleepFilter, part_asleep
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services as services_of_register
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, AgreementLink
from caunoi_web.register.queries import remembered as remembered_counts
from caunoi_web.register.queries.remembered import First
from caunoi_web.sources.models import AuditEntry

TODAY = factories.day("2026-11-22")
OLD = factories.a_term("2022-01-01", "2028-12-31")
LIST = "/activities/sleeping/?as_of=2026-11-22"


def asleep(day=TODAY):
    """What sleeps by the rule of lists; the rule for one agreement must say the same of each."""
    found = set(Sleep.on(day, life_rule()).sleeping(Agreement.objects.all()))
    assert found == {one for one in Agreement.objects.all() if life_of(one, day).is_asleep}
    return found


def test_what_is_in_force_without_a_sign_of_life_for_eighteen_months_sleeps(db):
    silent = factories.an_agreement(term=OLD)
    factories.an_agreement(term=factories.a_term("2025-06-01", "2028-12-31"))
    factories.an_agreement(term=factories.a_term("2020-01-01", "2024-12-31"))

    assert asleep() == {silent}


def test_an_activity_that_is_done_wakes_and_one_that_is_planned_does_not(db):
    woken, planned = factories.an_agreement(term=OLD), factories.an_agreement(term=OLD)
    factories.an_activity(agreement=woken, began="2025-05-23")
    factories.an_activity(agreement=planned, began="2026-05-23", state="planned")

    assert asleep() == {planned}
    assert asleep(factories.day("2026-11-23")) == {woken, planned}


def test_a_past_day_is_judged_by_what_had_happened_until_then(db):
    agreement = factories.an_agreement(term=OLD)
    factories.an_activity(agreement=agreement, began="2026-05-23")

    assert asleep() == set()
    assert asleep(factories.day("2024-01-01")) == {agreement}


def test_signing_it_later_than_it_began_is_a_sign_of_life(db):
    factories.an_agreement(term=OLD, signed="2025-09-01")

    assert asleep() == set()


def test_an_extension_and_what_is_done_under_an_annex_are_signs_of_life(head):
    extended, framework = factories.an_agreement(term=OLD), factories.an_agreement(term=OLD)
    annex = factories.an_agreement(term=OLD)
    services_of_register.add_event(
        actor=head, agreement=extended, kind="extended", on="2026-02-01", until="2030-12-31", reason="Hai bên"
    )
    AgreementLink.objects.create(later=annex, earlier=framework, kind="under", made_by=head)
    assert asleep() == {framework, annex}

    factories.an_activity(agreement=annex, began="2026-03-01", title="Khóa học hè")

    assert asleep() == set()
    assert life_of(framework, TODAY).sign.title == "Khóa học hè"
    assert life_of(extended, TODAY).sign.on == factories.day("2026-02-01")


def test_the_mark_is_a_filter_of_the_list_of_agreements_and_home_counts_it(client_as):
    factories.an_agreement(term=OLD, title="Im lặng lâu")
    factories.an_agreement(term=factories.a_term("2026-01-01", "2028-12-31"), title="Mới ký")
    client = client_as("viewer")

    page = client.get("/register/agreements/?mark=asleep&as_of=2026-11-22").content.decode()
    home = client.get("/?as_of=2026-11-22").content.decode()

    assert "Im lặng lâu" in page
    assert "Mới ký" not in page
    assert "/activities/sleeping/?as_of=2026-11-22" in home


def test_the_head_changes_the_rule_and_every_list_follows(head, officer):
    factories.an_agreement(term=factories.a_term("2025-06-01", "2028-12-31"))

    services.set_rule(actor=head, sleep_months=12, first_months=3, version=1)

    assert sleeping_count(officer, TODAY) == 1
    assert AuditEntry.objects.get(action="life-rule.amended").after["sleep_months"] == 12
    with pytest.raises(NotAllowed):
        services.set_rule(actor=officer, sleep_months=6, first_months=3, version=2)
    with pytest.raises(InvalidValue):
        services.set_rule(actor=head, sleep_months=0, first_months=3, version=2)


def test_the_reason_is_dated_and_named_and_ends_with_the_next_sign_of_life(officer):
    agreement = factories.an_agreement(term=OLD)

    services.say_why(actor=officer, agreement=agreement, cause="no-contact", words="Đã đổi email", on=TODAY)

    life = life_of(agreement, TODAY)
    assert (life.is_asleep, life.reason.cause, life.reason.said_by) == (True, "no-contact", officer)
    factories.an_activity(agreement=agreement, began="2026-12-01")
    assert life_of(agreement, factories.day("2026-12-02")).reason is None


def test_another_reason_needs_words_and_the_own_unit(officer):
    unit = factories.a_unit()
    lead = factories.a_person(role=Role.UNIT_LEAD, unit=unit)
    agreement = factories.an_agreement(term=OLD)

    with pytest.raises(InvalidValue):
        services.say_why(actor=officer, agreement=agreement, cause="other", words=" ", on=TODAY)
    with pytest.raises(NotAllowed):
        services.say_why(actor=lead, agreement=agreement, cause="no-money", words="", on=TODAY)


def test_the_list_names_the_last_sign_with_its_proof(client_as):
    agreement = factories.an_agreement(term=OLD, title="Thỏa thuận khung")
    activity = factories.an_activity(agreement=agreement, began="2023-03-01", title="Hội thảo Huế")
    proof = factories.a_proof(activity)

    page = client_as("viewer").get(LIST).content.decode()

    assert "Thỏa thuận khung" in page
    assert "01/03/2023" in page
    assert proof.document.name in page


def test_the_list_is_narrowed_by_unit_country_tier_and_kind(client_as, officer):
    unit = factories.a_unit()
    partner = factories.an_organisation(country="JP")
    factories.a_tier(organisation=partner)
    factories.an_agreement(partner, term=OLD, host_unit=unit, title="Của Nhật Bản")
    factories.an_agreement(term=OLD, kind="moa", title="Trong nước")
    client = client_as("officer")

    for query in (f"unit={unit.pk}", "country=JP", "tier=strategic", "kind=mou", "cause=none&country=JP"):
        page = client.get(f"{LIST}&{query}").content.decode()
        assert "Của Nhật Bản" in page
        assert "Trong nước" not in page


def test_on_a_large_register_the_page_opens_before_the_order_is_found_out(client_as, monkeypatch):
    partner = factories.an_organisation("Đại học Im lặng")
    factories.an_agreement(partner, term=OLD)
    monkeypatch.setattr(remembered_counts, "is_large", lambda: True)
    client = client_as("officer")

    at_once = client.get(LIST).content.decode()
    then = client.get(LIST, headers={"X-Counts": "now"}).content.decode()
    without_script = client.get(f"{LIST}&counts=now").content.decode()

    assert "Đại học Im lặng" not in at_once
    assert "counts=now" in at_once
    assert "Đại học Im lặng" in then
    assert "Đại học Im lặng" in without_script


def test_a_part_of_the_list_is_found_by_ids_and_whoever_woke_since_is_left_out(officer):
    silent = [factories.an_agreement(term=OLD) for _number in range(4)]
    sleep, chosen = Sleep.on(TODAY, life_rule()), SleepFilter()
    keys = tuple(sorted(one.pk for one in silent))
    head = First(keys[:3], 4)
    factories.an_activity(agreement=Agreement.objects.get(pk=keys[1]), began="2026-05-23")

    named = part_asleep(head, officer, chosen, sleep, 0, 2)
    beyond = part_asleep(First(keys[:1], 4), officer, chosen, sleep, 0, 2)

    assert [one.pk for one in named] == [keys[0]]
    assert [one.pk for one in beyond] == [keys[0], keys[2]]


def test_the_list_costs_the_same_queries_however_long(client_as):
    client = client_as("officer")

    def sleep_more(number):
        for each in range(number):
            agreement = factories.an_agreement(term=OLD, host_unit=factories.a_unit(f"Khoa {each}"))
            factories.a_proof(factories.an_activity(agreement=agreement, began="2023-03-01"))

    assert_costs_the_same(sleep_more, lambda: client.get(LIST))


def test_months_before_falls_back_to_the_last_day_of_a_short_month():
    assert months_before(factories.day("2026-08-31"), 18) == factories.day("2025-02-28")


def test_months_before_the_calendar_begins_are_its_first_day():
    assert months_before(factories.day("0001-01-01"), 18) == factories.day("0001-01-01")
    assert months_before(factories.day("0002-07-01"), 18) == factories.day("0001-01-01")
