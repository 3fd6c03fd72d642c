"""Adding and amending people and units: rules, rights, and what the history remembers."""

import pytest
from django.contrib.auth.hashers import check_password
from tests.site.factories import PASSWORD, a_person, a_unit

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.common.errors import NotAllowed
from caunoi_web.people import services
from caunoi_web.people.errors import (
    CircleOfUnits,
    LastAdministrator,
    NameTaken,
    WeakPassword,
    WrongOldPassword,
)
from caunoi_web.sources.models import AuditEntry

NEW = "mot mat khau that dai"


def add(actor, **fields):
    wanted = {"username": "lan", "password": NEW, "full_name": "Nguyễn Thị Lan", "role": Role.OFFICER}
    return services.add_person(actor=actor, **(wanted | fields))


def test_an_administrator_lets_somebody_in(administrator):
    lan = add(administrator)

    assert lan.check_password(NEW)
    assert lan.role == Role.OFFICER


@pytest.mark.parametrize("role", ["viewer", "officer", "head"])
def test_nobody_else_does(people, role):
    with pytest.raises(NotAllowed):
        add(people[role])


def test_the_history_says_who_added_whom_but_no_password(administrator):
    lan = add(administrator)

    entry = AuditEntry.objects.get(target_id=lan.pk)
    assert (entry.actor, entry.action, entry.target_label) == (
        administrator,
        "person.added",
        "Nguyễn Thị Lan",
    )
    assert entry.after["role"] == "officer"
    assert "password" not in str(entry.after)


@pytest.mark.parametrize("username", ["lan", "LAN"])
def test_a_name_is_given_once_whatever_its_case(administrator, username):
    add(administrator)

    with pytest.raises(NameTaken):
        add(administrator, username=username)


@pytest.mark.parametrize("password", ["short", "1234567890", "password123", "nguyenthilan"])
def test_a_password_that_is_easy_to_guess_is_refused(administrator, password):
    with pytest.raises(WeakPassword):
        add(administrator, username="nguyenthilan", password=password)

    assert not User.objects.filter(username="nguyenthilan").exists()


def test_only_what_changed_stands_in_the_history(administrator, officer):
    services.amend_person(
        actor=administrator, person=officer, changes={"role": "head", "full_name": "Officer"}
    )

    entry = AuditEntry.objects.get(target_id=officer.pk)
    assert (entry.before, entry.after) == ({"role": "officer"}, {"role": "head"})


def test_saving_without_a_change_leaves_no_trace(administrator, officer):
    services.amend_person(actor=administrator, person=officer, changes={"role": "officer"})

    assert not AuditEntry.objects.filter(target_id=officer.pk).exists()


@pytest.mark.parametrize("changes", [{"role": "officer"}, {"is_active": False}])
def test_the_last_administrator_stays(administrator, changes):
    with pytest.raises(LastAdministrator):
        services.amend_person(actor=administrator, person=administrator, changes=changes)

    administrator.refresh_from_db()
    assert (administrator.role, administrator.is_active) == (Role.ADMINISTRATOR, True)


def test_an_inactive_administrator_does_not_count(administrator):
    a_person("second", role=Role.ADMINISTRATOR, is_active=False)

    with pytest.raises(LastAdministrator):
        services.amend_person(actor=administrator, person=administrator, changes={"is_active": False})


def test_with_a_second_administrator_the_first_may_go(administrator):
    a_person("second", role=Role.ADMINISTRATOR)

    services.amend_person(actor=administrator, person=administrator, changes={"is_active": False})

    administrator.refresh_from_db()
    assert not administrator.is_active


def test_a_name_can_be_mended_while_there_is_one_administrator(administrator, officer):
    services.amend_person(actor=administrator, person=officer, changes={"full_name": "Trần Văn Nam"})

    officer.refresh_from_db()
    assert str(officer) == "Trần Văn Nam"


def test_everybody_changes_their_own_password(viewer):
    services.change_own_password(actor=viewer, old_password=PASSWORD, password=NEW)

    viewer.refresh_from_db()
    assert check_password(NEW, viewer.password)
    assert AuditEntry.objects.get(target_id=viewer.pk).action == "person.password_set"


def test_the_old_password_is_asked_for(viewer):
    with pytest.raises(WrongOldPassword):
        services.change_own_password(actor=viewer, old_password="wrong", password=NEW)


def test_nobody_sets_the_password_of_others_but_an_administrator(administrator, head, viewer):
    with pytest.raises(NotAllowed):
        services.set_password(actor=head, person=viewer, password=NEW)

    services.set_password(actor=administrator, person=viewer, password=NEW)

    assert viewer.check_password(NEW)


def test_a_unit_is_added_and_renamed_with_its_history(administrator):
    unit = services.add_unit(actor=administrator, name_vi="Khoa Viễn thông 1")
    services.amend_unit(actor=administrator, unit=unit, name_vi="Khoa Viễn thông", name_en="", parent=None)

    actions = AuditEntry.objects.filter(target_id=unit.pk).values_list("action", flat=True)
    assert sorted(actions) == ["unit.added", "unit.amended"]
    assert Unit.objects.get().name_vi == "Khoa Viễn thông"


def test_a_unit_never_lies_below_itself(administrator):
    faculty = a_unit("Khoa")
    office = a_unit("Bộ môn", parent=faculty)

    with pytest.raises(CircleOfUnits):
        services.amend_unit(actor=administrator, unit=faculty, name_vi="Khoa", name_en="", parent=office)


def test_units_are_the_administrators_matter(head):
    with pytest.raises(NotAllowed):
        services.add_unit(actor=head, name_vi="Khoa")
