"""Tables of the register: organisations, agreements, stated figures."""

from caunoi_web.register.models.agreements import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    Binding,
    Level,
)
from caunoi_web.register.models.events import AgreementEvent
from caunoi_web.register.models.figures import StatedFigure
from caunoi_web.register.models.files import AgreementFile, FileRole
from caunoi_web.register.models.links import AgreementLink, LinkKind
from caunoi_web.register.models.organisations import NameKind, Organisation, OrganisationName
from caunoi_web.register.models.sides import AgreementSignatory, OwnParty, Side

__all__ = [
    "Agreement",
    "AgreementActivity",
    "AgreementEvent",
    "AgreementFile",
    "AgreementLink",
    "AgreementParty",
    "AgreementSignatory",
    "Binding",
    "FileRole",
    "Level",
    "LinkKind",
    "NameKind",
    "Organisation",
    "OrganisationName",
    "OwnParty",
    "Side",
    "StatedFigure",
]
