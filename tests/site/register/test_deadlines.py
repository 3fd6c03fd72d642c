"""What falls due: notice days and end days within so many days, seen from a day."""

from datetime import date

import pytest
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.models import Agreement, AgreementLink
from caunoi_web.register.queries.deadlines import deadlines_within, renewals_due

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 10)
RENEWING = {"start": "2021", "end": "2026-07-31", "end_kind": "auto_renewed", "notice_months": 6}


def told(days=200, day=DAY, **more):
    """The deadlines, shortly."""
    return [
        (str(each.kind), each.on.isoformat(), each.days_left)
        for each in deadlines_within(a_person(), day, days, **more)
    ]


def test_an_end_counts_from_the_day_that_is_asked_for():
    an_agreement(start="2021", end="2026-03-31", end_kind="fixed")
    an_agreement(start="2021", end="2025-03-31", end_kind="fixed")
    an_agreement(start="2027", end="2029", end_kind="fixed")

    assert told() == [("end", "2026-03-31", 80)]
    assert told(79) == []
    assert told(0, date(2026, 3, 31)) == [("end", "2026-03-31", 0)]
    assert told(200, date(2026, 4, 1)) == []


def test_what_renews_itself_asks_for_the_notice_first_and_for_its_end_when_that_is_past():
    agreement = an_agreement(**RENEWING)

    assert told(300) == [("notice", "2026-01-31", 21)]
    assert told(300, date(2026, 2, 1)) == [("end", "2026-07-31", 180)]

    services.add_event(actor=a_person(), agreement=agreement, kind="notice", on="2026-01-05", reason="letter")
    assert told(300) == [("end", "2026-07-31", 202)]


def test_a_notice_for_an_earlier_term_says_nothing_about_this_one():
    agreement = an_agreement(**RENEWING | {"end": "2023-07-31", "renewal_months": 36})
    for kind, on, until in (("notice", "2022-01-01", ""), ("extended", "2022-02-01", "2026-07-31")):
        agreement = services.add_event(
            actor=a_person(), agreement=agreement, kind=kind, on=on, until=until, reason="letter"
        )

    assert told(60) == [("notice", "2026-01-31", 21)]


def test_what_is_over_archived_or_followed_is_not_due():
    values = {"start": "2021", "end": "2026-03-31", "end_kind": "fixed"}
    ended, archived, followed = (
        an_agreement(an_organisation(name), **values) for name in ("Một", "Hai", "Ba")
    )
    services.add_event(actor=a_person(), agreement=ended, kind="completed", on="2025", reason="done")
    services.archive(actor=a_person(), record=archived, reason="double")
    later = an_agreement(an_organisation("Bốn"), start="2026-04-01", end="2030", end_kind="fixed")
    AgreementLink.objects.create(kind="renews", later=later, earlier=followed, made_by=a_person())

    assert told() == []
    assert told(followed=True) == [("end", "2026-03-31", 80)]


def test_a_renewal_that_nobody_recorded_is_due():
    agreement = an_agreement(**RENEWING)
    after = date(2026, 8, 1)
    due = list(renewals_due(a_person(), after))

    planned = services.next_renewal(agreement)
    assert due == [agreement]
    assert planned is None  # the agreement does not say how long each renewal lasts


@pytest.mark.parametrize("number", [1, 30])
def test_the_work_list_costs_the_same_for_any_length(django_assert_num_queries, number):
    person = a_person()
    for each in range(number):
        an_agreement(an_organisation(f"Đối tác {each}"), **RENEWING)

    with django_assert_num_queries(4):
        found = deadlines_within(person, DAY, 300)

    assert len(found) == number
    assert found[0].parties[0].name.startswith("Đối tác")
    assert Agreement.objects.count() == number
