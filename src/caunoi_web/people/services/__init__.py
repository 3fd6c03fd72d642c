"""Every write about people and units; one function per verb."""

from caunoi_web.people.services.erasure import erase_person, redact_history
from caunoi_web.people.services.history import record_export, record_look
from caunoi_web.people.services.passwords import change_own_password, set_password
from caunoi_web.people.services.people import add_person, amend_person, make_administrator
from caunoi_web.people.services.second_factor import (
    change_second_factor,
    renew_recovery_codes,
    reset_second_factor,
    turn_off_second_factor,
    turn_on_second_factor,
)
from caunoi_web.people.services.sessions import end_other_sessions, end_own_session, end_sessions_of
from caunoi_web.people.services.units import add_unit, amend_unit

__all__ = [
    "add_person",
    "add_unit",
    "amend_person",
    "amend_unit",
    "change_own_password",
    "change_second_factor",
    "end_other_sessions",
    "end_own_session",
    "end_sessions_of",
    "erase_person",
    "make_administrator",
    "record_export",
    "record_look",
    "redact_history",
    "renew_recovery_codes",
    "reset_second_factor",
    "set_password",
    "turn_off_second_factor",
    "turn_on_second_factor",
]
