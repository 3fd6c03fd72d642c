"""All writes of the register, one function per verb; each raises the errors of register/errors.py."""

from caunoi_web.register.services.agreements import amend_agreement, create_agreement, term_values
from caunoi_web.register.services.archiving import archive, restore, take_back
from caunoi_web.register.services.events import add_event, next_renewal, withdraw_event
from caunoi_web.register.services.figures import create_figure
from caunoi_web.register.services.names import OtherName, add_names, remove_names
from caunoi_web.register.services.organisations import amend_organisation, create_organisation

__all__ = [
    "OtherName",
    "add_event",
    "add_names",
    "amend_agreement",
    "amend_organisation",
    "archive",
    "create_agreement",
    "create_figure",
    "create_organisation",
    "next_renewal",
    "remove_names",
    "restore",
    "take_back",
    "term_values",
    "withdraw_event",
]
