"""Tables of the register: organisations, agreements, stated figures."""

from caunoi_web.register.models.agreements import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    Binding,
    Level,
)
from caunoi_web.register.models.contacts import Contact, DataClass, LawfulBasis
from caunoi_web.register.models.events import AgreementEvent
from caunoi_web.register.models.figures import StatedFigure
from caunoi_web.register.models.files import AgreementFile, FileRole
from caunoi_web.register.models.links import AgreementLink, LinkKind
from caunoi_web.register.models.merges import Merge
from caunoi_web.register.models.name_keys import NameKey, NameSlip
from caunoi_web.register.models.notes import PartnerNote
from caunoi_web.register.models.organisations import NameKind, Organisation, OrganisationName
from caunoi_web.register.models.remembered import Remembered
from caunoi_web.register.models.sides import AgreementSignatory, OwnParty, Side
from caunoi_web.register.models.stretches import Stretch
from caunoi_web.register.models.succession import Succession, SuccessionBasis
from caunoi_web.register.models.tiers import OrganisationTier, Tier

__all__ = [
    "Agreement",
    "AgreementActivity",
    "AgreementEvent",
    "AgreementFile",
    "AgreementLink",
    "AgreementParty",
    "AgreementSignatory",
    "Binding",
    "Contact",
    "DataClass",
    "FileRole",
    "LawfulBasis",
    "Level",
    "LinkKind",
    "Merge",
    "NameKey",
    "NameKind",
    "NameSlip",
    "Organisation",
    "OrganisationName",
    "OrganisationTier",
    "OwnParty",
    "PartnerNote",
    "Remembered",
    "Side",
    "StatedFigure",
    "Stretch",
    "Succession",
    "SuccessionBasis",
    "Tier",
]
