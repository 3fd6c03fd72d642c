"""The people of a partner: who may see them, what the history keeps, how one is forgotten."""

import json
from datetime import date

import pytest
from django.core.serializers import serialize
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site.register.making import a_person, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services
from caunoi_web.register.errors import ErasedContact, InvalidValue, StaleRecord
from caunoi_web.register.models import Contact
from caunoi_web.register.queries.acquaintances import people_called
from caunoi_web.search.models import SearchEntry
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db


def a_contact(organisation=None, **values):
    values = {"name": "Prof. Hiroko Tanaka", "email": "tanaka@example.org", "role": "Dean"} | values
    return services.add_contact(
        actor=a_person(Role.OFFICER), organisation=organisation or an_organisation(), values=values
    )


def test_a_contact_begins_as_basic_personal_data_needed_for_an_agreement():
    contact = a_contact()

    assert (contact.data_class, contact.basis, contact.folded) == ("basic", "agreement", "prof hiroko tanaka")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"email": "nobody"}, "email"),
        ({"start": "2024-13"}, "start"),
        ({"start": "2024", "end": "2020-05"}, "end"),
        ({"data_class": "secret"}, "data_class"),
        ({"basis": "because"}, "basis"),
    ],
)
def test_what_cannot_be_names_its_field(values, field):
    with pytest.raises(InvalidValue) as refusal:
        a_contact(**values)

    assert refusal.value.field == field


@pytest.mark.parametrize("role", [Role.VIEWER, Role.UNIT_LEAD, Role.RECTOR])
def test_only_who_may_write_contacts_writes_them(role):
    with pytest.raises(NotAllowed):
        services.add_contact(actor=a_person(role), organisation=an_organisation(), values={"name": "An"})


def test_two_people_on_one_contact_lose_nothing():
    contact = a_contact()
    services.amend_contact(
        actor=a_person(Role.OFFICER), contact=contact, changes={"role": "Rector"}, version=1
    )

    with pytest.raises(StaleRecord):
        services.amend_contact(
            actor=a_person(Role.HEAD), contact=contact, changes={"role": "President"}, version=1
        )


def test_the_history_names_the_fields_and_never_their_values():
    contact = a_contact(phone="+81 3 0000 0000")
    services.amend_contact(
        actor=a_person(Role.OFFICER), contact=contact, changes={"phone": "+81 3 1111 1111"}, version=1
    )

    kept = serialize("json", AuditEntry.objects.all())

    assert [entry["fields"]["after"]["contact"]["fields"] for entry in json.loads(kept)[:1]] == [["phone"]]
    for secret in ("Tanaka", "tanaka@example.org", "+81 3", "Dean"):
        assert secret not in kept


def test_erasing_takes_the_data_and_leaves_the_act():
    contact = a_contact(seen_on=date(2026, 1, 2), seen_note="Hà Nội, with the Rector", start="2020")

    services.erase_contact(actor=a_person(Role.OFFICER), contact=contact, reason="Asked by letter")

    contact.refresh_from_db()
    assert not any(getattr(contact, field) for field in Contact.PERSONAL)
    assert (contact.seen_on, contact.folded) == (None, "")
    assert AuditEntry.objects.get(action="organisation.contact-erased").reason == "Asked by letter"
    with pytest.raises(ErasedContact):
        services.restore_contact(actor=a_person(Role.OFFICER), contact=contact)


def test_the_last_day_seen_never_moves_back():
    contact = a_contact(seen_on=date(2026, 5, 1))

    services.mark_seen(actor=a_person(Role.OFFICER), contact=contact, on=date(2026, 4, 1))
    later = services.mark_seen(actor=a_person(Role.OFFICER), contact=contact, on=date(2026, 6, 1))

    assert later.seen_on == date(2026, 6, 1)


def test_contacts_are_in_no_search_index():
    organisation = an_organisation("Keio")
    a_contact(organisation, name="Prof. Zzyzx")

    words = " ".join(entry.title + entry.detail + entry.text for entry in SearchEntry.objects.all())

    assert "Zzyzx" not in words


@pytest.mark.parametrize(("role", "sees"), [("viewer", False), ("unit_lead", True), ("rector", True)])
def test_the_page_shows_people_only_to_those_who_may_see_them(client_as, role, sees):
    contact = a_contact(seen_on=date(2026, 5, 1))

    page = client_as(role).get(reverse("register:organisation", args=(contact.organisation_id,)))

    assert ("Tanaka" in page.content.decode()) is sees


def test_an_erased_contact_has_no_page(client_as):
    contact = a_contact()
    client = client_as("officer")
    client.post(reverse("register:contact_erase", args=(contact.pk,)), {"reason": "Asked"})

    assert client.get(reverse("register:contact_edit", args=(contact.pk,))).status_code == 404


def test_whose_day_has_come_is_listed():
    due = a_contact(retain_until=date(2026, 1, 1))
    a_contact(retain_until=date(2027, 1, 1))

    assert list(people_called(a_person(Role.OFFICER), "", due_on=date(2026, 6, 1))) == [due]
    assert list(people_called(a_person(Role.VIEWER), "", due_on=date(2026, 6, 1))) == []


def test_people_are_found_by_their_name_or_their_partners_whatever_the_accents(client_as):
    a_contact(an_organisation("Đại học Keio"), name="Nguyễn Đức Anh")
    a_contact(an_organisation("Kyushu"), name="Hiroko Tanaka")
    client = client_as("rector")

    def found(text):
        page = client.get(reverse("register:contacts"), {"text": text}).content.decode()
        return [name for name in ("Nguyễn Đức Anh", "Hiroko Tanaka") if name in page]

    assert found("duc nguyen") == ["Nguyễn Đức Anh"]
    assert found("KYUSHU tan") == ["Hiroko Tanaka"]
    assert found("") == ["Nguyễn Đức Anh", "Hiroko Tanaka"]
    assert found("nobody") == []
    assert client_as("viewer").get(reverse("register:contacts")).status_code == 403


def test_the_list_of_people_costs_the_same_for_any_length(client_as):
    client = client_as("officer")
    costs = []
    for number in (1, 30):
        for each in range(number):
            a_contact(an_organisation(f"Viện {number}-{each}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("register:contacts"))
        costs.append(len(queries))

    assert costs[0] == costs[1], costs
