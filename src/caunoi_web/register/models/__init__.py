"""Tables of the register: organisations, agreements, stated figures."""

from caunoi_web.register.models.agreements import Agreement, AgreementActivity, AgreementParty, Level
from caunoi_web.register.models.contacts import Contact, DataClass, LawfulBasis
from caunoi_web.register.models.figures import StatedFigure
from caunoi_web.register.models.merges import Merge
from caunoi_web.register.models.notes import PartnerNote
from caunoi_web.register.models.organisations import NameKind, Organisation, OrganisationName
from caunoi_web.register.models.succession import Succession, SuccessionBasis
from caunoi_web.register.models.tiers import OrganisationTier, Tier

__all__ = [
    "Agreement",
    "AgreementActivity",
    "AgreementParty",
    "Contact",
    "DataClass",
    "LawfulBasis",
    "Level",
    "Merge",
    "NameKind",
    "Organisation",
    "OrganisationName",
    "OrganisationTier",
    "PartnerNote",
    "StatedFigure",
    "Succession",
    "SuccessionBasis",
    "Tier",
]
