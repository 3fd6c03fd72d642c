"""The people of the demonstration can each do what their role is there for."""

import pytest

from caunoi_web.accounts.models import Role, User
from caunoi_web.demo.people import PEOPLE, make_people

pytestmark = pytest.mark.django_db


def test_there_is_one_for_each_role_and_the_head_of_a_faculty_has_a_faculty():
    make_people()
    make_people()

    assert {person.role for person in User.objects.all()} == set(Role.values)
    assert User.objects.count() == len(PEOPLE)
    head = User.objects.get(role=Role.UNIT_LEAD)
    assert head.unit is not None
    assert not User.objects.exclude(pk=head.pk).filter(unit__isnull=False).exists()
