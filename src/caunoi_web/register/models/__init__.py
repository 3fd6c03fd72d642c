"""Tables of the register: organisations, agreements, stated figures."""

from caunoi_web.register.models.agreements import Agreement, AgreementActivity, AgreementParty, Level
from caunoi_web.register.models.figures import StatedFigure
from caunoi_web.register.models.organisations import NameKind, Organisation, OrganisationName

__all__ = [
    "Agreement",
    "AgreementActivity",
    "AgreementParty",
    "Level",
    "NameKind",
    "Organisation",
    "OrganisationName",
    "StatedFigure",
]
