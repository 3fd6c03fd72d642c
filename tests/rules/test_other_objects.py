"""Role × object × action, where the object is somebody else's: over every address that names such an object.

test_rights.py asks whether a role may do something at all; here a role that may is refused because the
object is not its own. Addresses are found by what their entry ``needs``, so that a new one is asked too.
"""

import pytest
from django.urls import reverse
from tests.rules import test_api_rights as api
from tests.rules.rights_table import METHODS, OBJECTS, TABLE
from tests.rules.test_rights import LADDER, ROLES, answers, roles_from
from tests.site import factories, signing_factories

from caunoi_web.accounts.models import Role
from caunoi_web.accounts.policies import Action, may_for_unit
from caunoi_web.activities.models import State
from caunoi_web.activities.services import deeds, proofs, steps
from caunoi_web.api.scopes import Scope
from caunoi_web.common.errors import DomainError, NotAllowed
from caunoi_web.common.ids import uuid7
from caunoi_web.desk import services as desk

# Objects of a case belong to the unit of the case: the head of another unit does not even find them.
OF_A_UNIT = {
    "signing_case": signing_factories.a_case,
    "opinion": signing_factories.an_opinion,
    "case_paper": signing_factories.a_case_paper,
}
# Objects of one person: nobody else finds them, not even an administrator (who may look at work done).
OF_A_PERSON = {
    "saved_view": lambda other: factories.a_saved_view(other),
    "feed": lambda other: factories.a_feed(other),
    "comment": lambda other: factories.a_comment(other),
    "session": lambda other: factories.a_session(other),
    "task": lambda other: factories.a_task(owner=other),
}
SEEN_BY_ADMINISTRATORS = {"task"}
HIDDEN = {403, 404}


def about(kinds):
    """Every address and method whose entry needs an object of these kinds."""
    return [
        (name, method)
        for name, entry in TABLE.items()
        for method in METHODS
        if method in entry and set(entry.get("needs", {}).values()) & set(kinds)
    ]


def address_with(name, makers):
    needs = TABLE[name].get("needs", {})
    return reverse(name, kwargs={key: makers.get(kind, OBJECTS[kind])().pk for key, kind in needs.items()})


@pytest.fixture
def lead(people):
    """The head of a unit that has nothing to do with anything."""
    people["unit_lead"].unit = factories.a_unit("Khoa Điện tử")
    people["unit_lead"].save()
    return people["unit_lead"]


@pytest.mark.parametrize(("name", "method"), about(OF_A_UNIT))
def test_the_head_of_another_unit_does_not_find_what_belongs_to_a_unit(client_as, lead, name, method):
    answer = answers(client_as("unit_lead"), method, address_with(name, OF_A_UNIT))

    assert answer.status_code in HIDDEN


@pytest.mark.parametrize(("name", "method"), about(OF_A_PERSON))
def test_what_belongs_to_a_person_is_found_by_nobody_else(client_as, name, method):
    other = factories.a_person("other", role=Role.HEAD)
    makers = {kind: lambda make=make: make(other) for kind, make in OF_A_PERSON.items()}
    kinds = set(TABLE[name]["needs"].values())
    address = address_with(name, makers)

    for role in ROLES:
        if role == Role.ADMINISTRATOR and kinds & SEEN_BY_ADMINISTRATORS:
            continue
        assert answers(client_as(role.value), method, address).status_code in HIDDEN, role


OF_THE_API = [
    name
    for name, entry in api.TABLE.items()
    if {kind for key, kind in entry.items() if key not in api.ABOUT} & set(OF_A_UNIT)
]


def test_the_api_hides_it_too(lead):
    for name in OF_THE_API:
        needs = {key: kind for key, kind in api.TABLE[name].items() if key not in api.ABOUT}
        makers = {key: OF_A_UNIT.get(kind, OBJECTS[kind]) for key, kind in needs.items()}
        path, secret = api.OPERATIONS[name][1], api.secret_of(lead, *Scope)
        hidden = api.call(name, path.format(**{key: make().pk for key, make in makers.items()}), secret)
        nothing = api.call(name, path.format(**{key: uuid7() for key in makers}), secret)

        # a request that says nothing may be refused before anything is looked for: then both alike
        assert hidden.status_code in HIDDEN | {415, 422}, name
        assert hidden.status_code == nothing.status_code, name


def test_the_head_of_another_unit_changes_no_activity(lead):
    activity = factories.an_activity(unit=factories.a_unit("Khoa Kinh tế"), state=State.PLANNED)
    proof = factories.a_proof(activity)
    about = {"actor": lead, "activity": activity}
    doings = [
        lambda: deeds.amend_activity(**about, changes={"title": "x"}, version=activity.version),
        lambda: deeds.amend_activity(**about, changes={"unit": lead.unit}, version=activity.version),
        lambda: steps.move_activity(**about, to=State.DONE, version=activity.version),
        lambda: steps.archive_activity(**about, reason="x"),
        lambda: proofs.add_proof(**about, name="a.txt", data=b"abc"),
        lambda: proofs.withdraw_proof(actor=lead, proof=proof),
    ]

    for doing in doings:
        with pytest.raises(NotAllowed):
            doing()


def test_the_head_of_a_unit_gives_nothing_away_to_another_unit(lead):
    own = factories.an_activity(unit=lead.unit)
    elsewhere = factories.a_unit("Khoa Kinh tế")

    for unit in (elsewhere, None):
        with pytest.raises(NotAllowed):
            deeds.amend_activity(actor=lead, activity=own, changes={"unit": unit}, version=own.version)
        with pytest.raises(NotAllowed):
            deeds.create_activity(actor=lead, values={"kind": own.kind, "began": "2026-01-01", "unit": unit})


def test_a_shared_view_is_opened_by_all_and_changed_by_its_owner(people):
    view = factories.a_saved_view(people["officer"], is_shared=True)

    for role in ROLES:
        person = people[role.value]
        if person == people["officer"]:
            continue
        with pytest.raises(DomainError):
            desk.rename_view(actor=person, view=view, name="Của tôi")
        with pytest.raises(DomainError):
            desk.delete_view(actor=person, view=view)
        with pytest.raises(DomainError):
            desk.share_view(actor=person, view=view, is_shared=False)


@pytest.mark.parametrize("action", list(Action))
def test_no_right_of_a_unit_head_reaches_another_unit(lead, action):
    assert not may_for_unit(lead, action, factories.a_unit("Khoa Kinh tế").pk)
    assert not may_for_unit(lead, action, None)


ARCHIVED = ("organisation", "agreement", "contact", "activity", "note", "commitment")


@pytest.mark.parametrize(("name", "method"), about(ARCHIVED))
def test_an_archived_object_is_answered_in_words_whoever_asks(client_as, name, method):
    """Never a fault of ours, and never a right that the living one does not give."""
    made = []

    def archived(kind):
        record = OBJECTS[kind]()
        type(record).objects.filter(pk=record.pk).update(archived_at="2026-01-01T00:00:00Z")
        made.append(record)
        return record

    address = address_with(name, {kind: lambda kind=kind: archived(kind) for kind in ARCHIVED})
    allowed = roles_from(TABLE[name][method])

    for role in (Role.VIEWER, Role.UNIT_LEAD, *LADDER):
        status = answers(client_as(role.value), method, address).status_code
        assert status < 500, role
        assert role in allowed or status in HIDDEN, f"{role}: {status}"
    for record in made:
        record.refresh_from_db()
        assert record.archived_at is not None
