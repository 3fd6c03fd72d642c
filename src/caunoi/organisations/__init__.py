"""Lists of organisations as others publish them or an office keeps them, read into one shape."""

from caunoi.organisations.errors import UnreadableOrganisations
from caunoi.organisations.files import read_organisations
from caunoi.organisations.record import NameKind, Organisation, OrganisationName

__all__ = ["NameKind", "Organisation", "OrganisationName", "UnreadableOrganisations", "read_organisations"]
