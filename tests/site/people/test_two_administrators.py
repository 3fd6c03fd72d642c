"""Two administrators who take the role from each other at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.site.factories import a_person

from caunoi_web.accounts.models import Role, User
from caunoi_web.people.errors import LastAdministrator
from caunoi_web.people.services import amend_person


@pytest.mark.django_db(transaction=True)
def test_one_of_them_stays():
    first, second = (a_person(name, role=Role.ADMINISTRATOR) for name in ("first", "second"))
    both_ready = Barrier(2)

    def demote(actor: User, person: User) -> str:
        both_ready.wait()
        try:
            amend_person(actor=actor, person=person, changes={"role": Role.VIEWER})
        except LastAdministrator:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(demote, (first, second), (second, first)))

    assert sorted(outcomes) == ["done", "refused"]
    assert User.objects.filter(role=Role.ADMINISTRATOR).count() == 1
