"""The enumerations of the field: kinds of organisation, agreement and activity (domain 6.2)."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of body a partner is. A kind read from a name is a suggestion, not a fact."""

    UNIVERSITY = "university"
    COLLEGE = "college"
    ACADEMY = "academy"
    RESEARCH_INSTITUTE = "research_institute"
    MINISTRY_AGENCY = "ministry_agency"
    LOCAL_GOVERNMENT = "local_government"
    ENTERPRISE = "enterprise"
    ENTERPRISE_STATE = "enterprise_state"
    ENTERPRISE_PRIVATE = "enterprise_private"
    ENTERPRISE_FDI = "enterprise_fdi"
    STARTUP = "startup"
    ASSOCIATION = "association"
    NGO = "ngo"
    FOUNDATION = "foundation"
    INTL_ORG = "intl_org"
    EMBASSY = "embassy"
    NETWORK = "network"
    INVESTOR = "investor"
    OTHER = "other"

    @property
    def coarse(self) -> str:
        """The kind in the seven words of the exchange schema."""
        return _COARSE_ORGANISATION.get(self, self.value)


_COARSE_ORGANISATION = {
    OrganisationKind.ACADEMY: "university",
    OrganisationKind.RESEARCH_INSTITUTE: "institute",
    OrganisationKind.MINISTRY_AGENCY: "government",
    OrganisationKind.LOCAL_GOVERNMENT: "government",
    OrganisationKind.EMBASSY: "government",
    OrganisationKind.ENTERPRISE: "company",
    OrganisationKind.ENTERPRISE_STATE: "company",
    OrganisationKind.ENTERPRISE_PRIVATE: "company",
    OrganisationKind.ENTERPRISE_FDI: "company",
    OrganisationKind.STARTUP: "company",
    OrganisationKind.INVESTOR: "company",
    OrganisationKind.FOUNDATION: "ngo",
    OrganisationKind.ASSOCIATION: "other",
    OrganisationKind.INTL_ORG: "other",
    OrganisationKind.NETWORK: "other",
}


class AgreementKind(StrEnum):
    """What sort of paper was signed. Kind, level and binding are three different things."""

    MOU = "mou"
    MOA = "moa"
    FRAMEWORK = "framework"
    COMPREHENSIVE = "comprehensive"
    SPECIFIC = "specific"
    EXCHANGE = "exchange"
    JOINT_PROGRAMME = "joint_programme"
    JOINT_LAB = "joint_lab"
    RESEARCH = "research"
    SPONSORSHIP = "sponsorship"
    TRANSFER = "transfer"
    CONTRACT = "contract"
    LICENCE = "licence"
    NDA = "nda"
    COTUTELLE = "cotutelle"
    LOI = "loi"
    ANNEX = "annex"
    AMENDMENT = "amendment"
    EXTENSION = "extension"
    OTHER = "other"
    UNSPECIFIED = "unspecified"

    @property
    def coarse(self) -> str | None:
        """The kind in the words of the exchange schema; None when unspecified."""
        return _COARSE_AGREEMENT.get(self, self.value)


_COARSE_AGREEMENT: dict["AgreementKind", str | None] = {
    AgreementKind.COMPREHENSIVE: "other",
    AgreementKind.SPECIFIC: "other",
    AgreementKind.JOINT_PROGRAMME: "joint-programme",
    AgreementKind.JOINT_LAB: "joint-lab",
    AgreementKind.RESEARCH: "contract",
    AgreementKind.TRANSFER: "contract",
    AgreementKind.LICENCE: "contract",
    AgreementKind.NDA: "other",
    AgreementKind.COTUTELLE: "other",
    AgreementKind.LOI: "other",
    AgreementKind.ANNEX: "other",
    AgreementKind.AMENDMENT: "other",
    AgreementKind.EXTENSION: "other",
    AgreementKind.UNSPECIFIED: None,
}


class Activity(StrEnum):
    """What the parties agreed to do: the 20 codes of the exchange schema."""

    STUDENT_EXCHANGE = "student-exchange"
    STAFF_EXCHANGE = "staff-exchange"
    JOINT_TRAINING = "joint-training"
    JOINT_RESEARCH = "joint-research"
    PUBLICATION = "publication"
    CONFERENCE = "conference"
    SCHOLARSHIP = "scholarship"
    SPONSORSHIP = "sponsorship"
    INTERNSHIP_RECRUITMENT = "internship-recruitment"
    JOINT_LAB = "joint-lab"
    FACILITY_SHARING = "facility-sharing"
    LEARNING_RESOURCES = "learning-resources"
    EXPERT_SHARING = "expert-sharing"
    TECHNOLOGY_TRANSFER = "technology-transfer"
    STARTUP_INNOVATION = "startup-innovation"
    QUALITY_ASSURANCE = "quality-assurance"
    DELEGATION_VISIT = "delegation-visit"
    ACADEMIC_INFORMATION_EXCHANGE = "academic-information-exchange"
    LANGUAGE_CULTURE = "language-culture"
    COMMUNITY_SERVICE = "community-service"


class Genre(StrEnum):
    """What sort of document it is."""

    REGISTER = "register"
    NEWS = "news"
    NARRATIVE = "narrative"
    MOU = "mou"
    TRANSFER = "transfer"
    NEGATIVE = "negative"


class Qualifier(StrEnum):
    """How exactly a figure was stated ("khoảng" is about, "hơn" is over)."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"


class Flag(StrEnum):
    """Why a finding wants a person's eye."""

    DATE_REPAIRED = "date-repaired"
    DATE_IMPOSSIBLE = "date-impossible"
    YEAR_INFERRED = "year-inferred"
    CONDITIONAL_END = "conditional-end"
    TEXT_TRUNCATED = "text-truncated"
    AMBIGUOUS = "ambiguous"
    COUNTRY_INFERRED = "country-inferred"
    KIND_INFERRED = "kind-inferred"
    VALIDITY_UNKNOWN = "validity-unknown"
    HOST_UNKNOWN = "host-unknown"
    OPEN_LIST = "open-list"
    PLANNED = "planned"
    NUMBERING_GAP = "numbering-gap"
    BADLY_READ = "badly-read"
    WEAK_GROUNDS = "weak-grounds"
