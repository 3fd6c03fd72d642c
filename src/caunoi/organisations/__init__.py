"""Lists of organisations as others publish them or an office keeps them, read into one shape."""

from caunoi.organisations.errors import UnreadableOrganisations
from caunoi.organisations.files import read_organisations
from caunoi.organisations.record import NameKind, Organisation, OrganisationName, Status

__all__ = [
    "NameKind",
    "Organisation",
    "OrganisationName",
    "Status",
    "UnreadableOrganisations",
    "read_organisations",
]
