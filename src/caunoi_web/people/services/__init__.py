"""Every write about people and units; one function per verb."""

from caunoi_web.people.services.passwords import change_own_password, set_password
from caunoi_web.people.services.people import add_person, amend_person, make_administrator
from caunoi_web.people.services.units import add_unit, amend_unit

__all__ = [
    "add_person",
    "add_unit",
    "amend_person",
    "amend_unit",
    "change_own_password",
    "make_administrator",
    "set_password",
]
