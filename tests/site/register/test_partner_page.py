"""The page of a partner: notes, people, one timeline, the group, and what it costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation
from tests.site.register.test_register_pages import text_of

from caunoi_web.accounts.models import Role
from caunoi_web.common.moments import moments_of
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.queries.family import RollUp, roll_ups
from caunoi_web.register.queries.years import years_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


def page_of(client, organisation, **query) -> str:
    return text_of(client.get(reverse("register:organisation", args=(organisation.pk,)), query))


def test_a_note_stands_on_the_page_and_in_the_history(client_as):
    organisation = an_organisation()
    client = client_as("officer", language="en")

    client.post(
        reverse("register:note_add", args=(organisation.pk,)),
        {"text": "Write to the dean, not to the office.", "on": "02/03/2026", "is_lasting": "on"},
    )

    page = page_of(client, organisation)
    assert "Write to the dean, not to the office. 02/03/2026" in page
    assert "A new officer must know this" in page
    assert "Note added" in page


def test_an_empty_note_is_refused():
    with pytest.raises(InvalidValue):
        services.add_note(
            actor=a_person(Role.OFFICER), organisation=an_organisation(), values={"on": DAY, "text": " \n "}
        )


def test_the_timeline_tells_agreements_tiers_notes_people_and_documents():
    organisation = factories.an_organisation()
    factories.an_agreement(
        organisation, signed="2020-05-01", term=factories.a_term("2020-06-01", "2025-06-01"), title="MoU A"
    )
    factories.a_tier(organisation=organisation, since="2021-01-01")
    factories.a_note(organisation=organisation)
    factories.a_contact(organisation=organisation, start="2019", seen_on=date(2026, 1, 3))

    told = [(str(one.on), one.kind) for one in moments_of(a_person(Role.OFFICER), [organisation.pk])]

    assert told == [
        ("2026-01-15", "note"),
        ("2026-01-03", "person"),
        ("2025-06-01", "agreement"),
        ("2021-01-01", "tier"),
        ("2020-06-01", "agreement"),
        ("2020-05-01", "agreement"),
        ("2019", "person"),
    ]


def test_the_timeline_can_be_narrowed_to_one_kind(client_as):
    organisation = factories.an_organisation()
    factories.a_note(organisation=organisation, text="Only a note")
    factories.a_tier(organisation=organisation, reason="Only a tier")

    page = client_as("viewer").get(
        reverse("register:organisation", args=(organisation.pk,)), {"told": "note"}
    )

    timeline = page.content.decode().split('class="moments"')[1].split("</ol>")[0]
    assert "Only a note" in timeline
    assert "Only a tier" not in timeline


def test_the_drawing_has_a_lane_for_each_kind_and_a_mark_for_each_moment():
    organisation = factories.an_organisation()
    factories.a_note(organisation=organisation, on=date(2020, 7, 1))
    factories.a_tier(organisation=organisation, since="2016-01-01")

    years = years_of(moments_of(a_person(), [organisation.pk]), DAY)

    assert [kind for kind, _top in years.lanes] == ["tier", "note"]
    assert years.ticks[0] == (2016, 0.0)
    assert [mark.place for mark in years.marks] == pytest.approx([40.9, 0.0], abs=0.1)
    assert 98 < years.today < 100


def test_a_group_counts_each_entity_and_each_agreement_once():
    head = factories.an_organisation("Tập đoàn")
    part = factories.an_organisation("Công ty", parent=head)
    shop = factories.an_organisation("Cửa hàng", parent=part)
    term = factories.a_term("2024-01-01", "2028-01-01")
    factories.an_agreement(head, part, term=term)
    factories.an_agreement(part, shop, term=term)
    factories.an_agreement(shop, term=factories.a_term("2010", "2012"))

    found = roll_ups([head.pk, part.pk, shop.pk], DAY)

    assert found == {head.pk: RollUp(2, 2, 3), part.pk: RollUp(1, 2, 3)}


def test_the_page_says_what_the_whole_group_has(client_as):
    head = an_organisation("Tập đoàn")
    part = an_organisation("Công ty", parent=head)
    an_agreement(part)

    page = page_of(client_as("viewer", language="en"), head)

    assert "With everything below it (1): 0 active of 1 agreements, each counted once." in page


def test_the_page_costs_the_same_whatever_there_is(client_as):
    organisation = factories.an_organisation()
    client = client_as("officer")
    address = reverse("register:organisation", args=(organisation.pk,))

    def fill(number: int) -> None:
        for each in range(number):
            factories.an_agreement(organisation, signed="2020", host_unit=factories.a_unit(f"Khoa {each}"))
            factories.a_contact(organisation=organisation, seen_on=DAY)
            factories.a_note(organisation=organisation)
            factories.a_tier(organisation=organisation, since=f"20{10 + each}-0{number % 9 + 1}-01")
            factories.an_organisation(parent=organisation)

    costs = []
    for number in (1, 6):
        fill(number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1] < 45, costs


@pytest.mark.parametrize("last", ["9999-12-31", "9999", "2199-12-31"])
def test_an_agreement_for_ever_neither_fails_the_page_nor_squeezes_the_drawing(client_as, last):
    partner = factories.an_organisation("Đại học Keio")
    factories.an_agreement(partner, term=factories.a_term("2020-01-01", last), signed="2020-01-01")

    answer = client_as("viewer").get(reverse("register:organisation", args=(partner.pk,)))

    assert answer.status_code == 200
