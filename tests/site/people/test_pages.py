"""The pages about people, units and passwords."""

import re

import pytest
from django.urls import reverse
from tests.site.factories import PASSWORD, a_person, a_unit

from caunoi_web.accounts.models import Role, Unit, User

NEW = "mot mat khau that dai"


@pytest.fixture
def admin_client(client_as):
    return client_as("administrator", language="en")


def test_the_list_shows_everybody_the_active_ones_first(admin_client):
    a_person("aaa", full_name="Người đã nghỉ", is_active=False)

    text = admin_client.get(reverse("people:list")).text

    assert text.index("Officer") < text.index("Người đã nghỉ")


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_for_any_length(admin_client, django_assert_num_queries, number):
    unit = a_unit()
    for _ in range(number):
        a_person(unit=unit)

    with django_assert_num_queries(4):  # session, person, count, rows
        admin_client.get(reverse("people:list"))


def test_adding_a_person_lets_them_in(admin_client, client):
    form = {"username": "lan", "full_name": "Lan", "role": "officer", "password": NEW}

    answer = admin_client.post(reverse("people:add_person"), form, follow=True)

    assert "Lan can sign in now." in answer.text
    assert client.login(username="lan", password=NEW)


def test_what_was_typed_stays_when_the_name_is_taken(admin_client):
    form = {"username": "officer", "full_name": "Nguyễn Thị Lan", "role": "officer", "password": NEW}

    answer = admin_client.post(reverse("people:add_person"), form)

    assert answer.status_code == 422
    assert 'value="Nguyễn Thị Lan"' in answer.text
    assert "Somebody already signs in with this name." in answer.text
    assert NEW not in answer.text


def test_the_last_administrator_reads_why_it_was_not_done(admin_client, administrator):
    form = {"full_name": "A", "role": "viewer", "is_active": "on"}

    answer = admin_client.post(reverse("people:person", args=[administrator.pk]), form)

    assert answer.status_code == 422
    assert "This is the last administrator" in answer.text


def test_a_person_can_be_shut_out_but_is_kept(admin_client, officer):
    form = {"full_name": "Officer", "role": "officer"}

    admin_client.post(reverse("people:person", args=[officer.pk]), form)

    officer.refresh_from_db()
    assert not officer.is_active


def test_the_page_of_a_person_shows_what_changed(admin_client, officer):
    admin_client.post(
        reverse("people:person", args=[officer.pk]),
        {"full_name": "Officer", "role": "head", "is_active": "on"},
    )

    text = admin_client.get(reverse("people:person", args=[officer.pk])).text

    history = text[text.index('id="history"') :]
    assert "Account changed" in history
    assert "Head of office" in history


def test_a_lost_password_is_set_anew(admin_client, officer):
    address = reverse("people:set_password", args=[officer.pk])

    assert admin_client.post(address, {"password": "short"}).status_code == 422
    assert admin_client.post(address, {"password": NEW}).status_code == 302

    officer.refresh_from_db()
    assert officer.check_password(NEW)


def test_changing_ones_password_keeps_this_session(client_as):
    client = client_as("viewer", language="en")
    form = {"old_password": PASSWORD, "password": NEW, "again": NEW}

    answer = client.post(reverse("people:password"), form, follow=True)

    assert answer.status_code == 200
    assert "Your password was changed." in answer.text


@pytest.mark.parametrize(
    "form",
    [
        {"old_password": "wrong", "password": NEW, "again": NEW},
        {"old_password": PASSWORD, "password": NEW, "again": "other"},
        {"old_password": PASSWORD, "password": "short", "again": "short"},
    ],
)
def test_a_slip_changes_no_password(client_as, viewer, form):
    answer = client_as("viewer").post(reverse("people:password"), form)

    assert answer.status_code == 422
    viewer.refresh_from_db()
    assert viewer.check_password(PASSWORD)


def test_a_unit_is_added_renamed_and_listed(admin_client):
    admin_client.post(reverse("people:add_unit"), {"name_vi": "Khoa Điện tử"})
    unit = Unit.objects.get()
    admin_client.post(
        reverse("people:unit", args=[unit.pk]), {"name_vi": "Khoa Điện tử", "name_en": "Electronics"}
    )

    assert "Electronics" in admin_client.get(reverse("people:units")).text


def test_markup_in_names_stays_text(admin_client):
    a_person("evil", full_name="<script>alert(1)</script>", role=Role.VIEWER)

    text = admin_client.get(reverse("people:list")).text

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert User.objects.filter(username="evil").exists()


@pytest.mark.parametrize("name", ["people:add_person", "people:password", "people:units"])
def test_nothing_of_the_program_shows_through(admin_client, name):
    text = admin_client.get(reverse(name)).text

    assert not re.search(r"&lt;(?:ul|function|object)|0x[0-9a-f]{6}", text)
