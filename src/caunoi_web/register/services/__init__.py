"""All writes of the register, one function per verb; each raises the errors of register/errors.py."""

from caunoi_web.register.services.agreements import amend_agreement, create_agreement, term_values
from caunoi_web.register.services.archiving import archive, restore, take_back
from caunoi_web.register.services.contacts import (
    add_contact,
    amend_contact,
    archive_contact,
    erase_contact,
    mark_seen,
    restore_contact,
    take_contact_out,
)
from caunoi_web.register.services.events import add_event, next_renewal, withdraw_event
from caunoi_web.register.services.figures import create_figure
from caunoi_web.register.services.files import attach_file, withdraw_file
from caunoi_web.register.services.links import link_agreements, unlink
from caunoi_web.register.services.merging import merge_organisations, undo_merge
from caunoi_web.register.services.names import OtherName, add_names, remove_names
from caunoi_web.register.services.notes import add_note, amend_note, archive_note
from caunoi_web.register.services.organisations import amend_organisation, create_organisation
from caunoi_web.register.services.signatories import Signatory, set_signatories
from caunoi_web.register.services.succession import (
    NAME_FIELDS,
    add_succession,
    amend_name,
    remove_succession,
    rename_organisation,
)
from caunoi_web.register.services.terms import worked_out
from caunoi_web.register.services.tiers import set_tier, withdraw_tier

__all__ = [
    "NAME_FIELDS",
    "OtherName",
    "Signatory",
    "add_contact",
    "add_event",
    "add_names",
    "add_note",
    "add_succession",
    "amend_agreement",
    "amend_contact",
    "amend_name",
    "amend_note",
    "amend_organisation",
    "archive",
    "archive_contact",
    "archive_note",
    "attach_file",
    "create_agreement",
    "create_figure",
    "create_organisation",
    "erase_contact",
    "link_agreements",
    "mark_seen",
    "merge_organisations",
    "next_renewal",
    "remove_names",
    "remove_succession",
    "rename_organisation",
    "restore",
    "restore_contact",
    "set_signatories",
    "set_tier",
    "take_back",
    "take_contact_out",
    "term_values",
    "undo_merge",
    "unlink",
    "withdraw_event",
    "withdraw_file",
    "withdraw_tier",
    "worked_out",
]
