"""Immutable versions: each change makes one with its reason, and any of them can be shown and compared."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi.domain.terms import Status
from caunoi_web.register import services
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.snapshots import fields_as_kept, rows_as_kept
from caunoi_web.register.queries.versions import Versions

pytestmark = pytest.mark.django_db


def as_json(state):
    """The state as the audit trail can hold it."""
    from caunoi_web.sources.services.audit import plain

    return plain(state)


@pytest.fixture
def lived(db):
    """An agreement with a change of every sort, and the states it went through."""
    first, second = an_organisation("Một"), an_organisation("Hai")
    unit = factories.a_unit()
    person = a_person()
    agreement = an_agreement(
        first, number="1", start="2021", end="2026", end_kind="fixed", activities=["conference"]
    )
    states = []

    def note():
        found = Agreement.objects.get(pk=agreement.pk)
        states.append(as_json(fields_as_kept(found) | rows_as_kept(found)))
        return found

    found = note()
    services.amend_agreement(
        actor=person,
        agreement=found,
        changes={"number": "2", "notice_months": 6, "host_unit": unit},
        parties=[(first, "Nhất"), (second, "")],
        sides={second.pk: "guarantor"},
        own_parties=[(unit, "Khoa")],
        activities=["publication"],
        version=found.version,
        reason="read again",
    )
    found = note()
    services.set_signatories(
        actor=person,
        agreement=found,
        signatories=[
            services.Signatory("Nguyễn Văn A", "Hiệu trưởng", own_party=found.own_party_rows.get().pk)
        ],
    )
    found = note()
    services.add_event(actor=person, agreement=found, kind="suspended", on="2023", reason="a letter")
    found = note()
    services.attach_file(actor=person, agreement=found, document=factories.a_document(), role="signed")
    found = note()
    link = services.link_agreements(actor=person, kind="annex", later=an_agreement(first), earlier=found)
    found = note()
    services.unlink(actor=person, link=link, reason="wrong")
    return note(), states


def test_every_past_version_is_whole_again(lived):
    agreement, states = lived
    versions = Versions(agreement)

    assert len(versions) == agreement.version == len(states)
    for number, state in enumerate(states, start=1):
        kept = versions.values(number)
        assert as_json({key: kept.get(key) or None for key in state}) == {
            key: value or None for key, value in state.items()
        }


def test_a_version_says_who_when_why_and_what(lived):
    agreement, _states = lived

    [*_later, second, first] = Versions(agreement).newest_first

    assert (first.number, first.title, first.reason) == (1, "Added", "")
    assert (second.number, second.title, second.reason) == (2, "Changed", "read again")
    assert {"Number", "Partners", "Our side", "Notice, in months"} <= set(second.changed)


def test_two_versions_are_compared_field_by_field(lived):
    agreement, _states = lived

    pairs = {pair.label: (pair.old, pair.new) for pair in Versions(agreement).compared(1, 4) if pair.differs}

    assert pairs["Number"] == ("1", "2")
    assert pairs["Partners"] == ("Một", "Một (“Nhất”); Hai – guarantor")
    assert pairs["Signatories"] == ("", "Nguyễn Văn A, Hiệu trưởng, Khoa")
    assert pairs["Events"] == ("", "Suspended, 2023")
    assert "Valid from" not in pairs


def test_the_status_is_what_the_version_said(lived):
    agreement, _states = lived
    versions, day = Versions(agreement), date(2024, 1, 1)

    assert versions.status_on(3, day) is Status.IN_FORCE
    assert versions.status_on(4, day) is Status.SUSPENDED


def test_the_version_of_a_day_is_found(lived):
    agreement, _states = lived

    assert Versions(agreement).number_on(timezone.localdate()) == agreement.version
    assert Versions(agreement).number_on(date(2020, 1, 1)) == 0


def test_versions_cost_the_same_for_any_history(lived, django_assert_num_queries):
    agreement, _states = lived

    def shown():
        found = Agreement.objects.select_related("host_unit").get(pk=agreement.pk)
        versions = Versions(found)
        return versions.compared(1, len(versions))

    with django_assert_num_queries(10):
        shown()
    for number in range(20):
        agreement = services.amend_agreement(
            actor=a_person(), agreement=agreement, changes={"note": str(number)}, version=agreement.version
        )
    with django_assert_num_queries(10):
        shown()


def test_the_pages_show_one_version_and_two(client_as, lived):
    agreement, _states = lived
    client = client_as("officer", language="en")

    one = client.get(reverse("register:version", args=[agreement.pk, 2])).content.decode()
    two = client.get(
        reverse("register:versions", args=[agreement.pk]), {"old": 2, "new": 1, "on": "1/1/2020"}
    )
    missing = client.get(reverse("register:version", args=[agreement.pk, 99]))

    assert "Version 2 of 7" in one
    assert "read again" in one
    assert "changed by this version" in one
    assert "<del>1</del>" in two.content.decode()
    assert "<ins>2</ins>" in two.content.decode()
    assert "It was not in the register yet on 01/01/2020" in two.content.decode()
    assert missing.status_code == 404


def test_a_record_whose_making_nobody_wrote_down_has_the_version_of_now(client_as):
    agreement = factories.an_agreement(number="7")

    page = client_as("officer", language="en").get(reverse("register:version", args=[agreement.pk, 1]))

    assert ">7<" in page.content.decode()
