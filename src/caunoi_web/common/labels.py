"""What the codes of the field are called on pages, in both languages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi.domain.dates import Precision
from caunoi.domain.kinds import Activity, AgreementKind, Flag, Genre, OrganisationKind, Qualifier
from caunoi.domain.terms import EndKind, EventKind, Status

ORGANISATION_KINDS = {
    OrganisationKind.UNIVERSITY: _("University"),
    OrganisationKind.COLLEGE: _("College"),
    OrganisationKind.ACADEMY: _("Academy"),
    OrganisationKind.RESEARCH_INSTITUTE: _("Research institute"),
    OrganisationKind.MINISTRY_AGENCY: _("Ministry or agency"),
    OrganisationKind.LOCAL_GOVERNMENT: _("Local government"),
    OrganisationKind.ENTERPRISE: _("Enterprise"),
    OrganisationKind.ENTERPRISE_STATE: _("State enterprise"),
    OrganisationKind.ENTERPRISE_PRIVATE: _("Private enterprise"),
    OrganisationKind.ENTERPRISE_FDI: _("FDI enterprise"),
    OrganisationKind.STARTUP: _("Start-up"),
    OrganisationKind.ASSOCIATION: _("Association"),
    OrganisationKind.NGO: _("Non-governmental organisation"),
    OrganisationKind.FOUNDATION: _("Foundation"),
    OrganisationKind.INTL_ORG: _("International organisation"),
    OrganisationKind.EMBASSY: _("Diplomatic mission"),
    OrganisationKind.NETWORK: _("Network"),
    OrganisationKind.INVESTOR: _("Investor"),
    OrganisationKind.OTHER: pgettext_lazy("kind of organisation", "Other"),
}

AGREEMENT_KINDS = {
    AgreementKind.MOU: _("Memorandum of understanding"),
    AgreementKind.MOA: _("Memorandum of agreement"),
    AgreementKind.FRAMEWORK: _("Framework agreement"),
    AgreementKind.COMPREHENSIVE: _("Comprehensive agreement"),
    AgreementKind.SPECIFIC: _("Specific agreement"),
    AgreementKind.EXCHANGE: _("Exchange agreement"),
    AgreementKind.JOINT_PROGRAMME: _("Joint programme"),
    AgreementKind.JOINT_LAB: _("Joint laboratory"),
    AgreementKind.RESEARCH: _("Research agreement"),
    AgreementKind.SPONSORSHIP: _("Sponsorship"),
    AgreementKind.TRANSFER: _("Technology transfer contract"),
    AgreementKind.CONTRACT: _("Contract"),
    AgreementKind.LICENCE: _("Licence"),
    AgreementKind.NDA: _("Non-disclosure agreement"),
    AgreementKind.COTUTELLE: _("Cotutelle agreement"),
    AgreementKind.LOI: _("Letter of intent"),
    AgreementKind.ANNEX: _("Annex"),
    AgreementKind.AMENDMENT: _("Amendment"),
    AgreementKind.EXTENSION: _("Extension"),
    AgreementKind.OTHER: pgettext_lazy("kind of agreement", "Other agreement"),
    AgreementKind.UNSPECIFIED: pgettext_lazy("kind of agreement", "Not stated"),
}

ACTIVITIES = {
    Activity.STUDENT_EXCHANGE: _("Student exchange"),
    Activity.STAFF_EXCHANGE: _("Staff exchange"),
    Activity.JOINT_TRAINING: _("Joint training"),
    Activity.JOINT_RESEARCH: _("Joint research"),
    Activity.PUBLICATION: _("Joint publication"),
    Activity.CONFERENCE: _("Conferences and workshops"),
    Activity.SCHOLARSHIP: _("Scholarships"),
    Activity.SPONSORSHIP: pgettext_lazy("activity", "Sponsorship"),
    Activity.INTERNSHIP_RECRUITMENT: _("Internship and recruitment"),
    Activity.JOINT_LAB: pgettext_lazy("activity", "Joint laboratory"),
    Activity.FACILITY_SHARING: _("Shared facilities"),
    Activity.LEARNING_RESOURCES: _("Learning resources"),
    Activity.EXPERT_SHARING: _("Shared experts"),
    Activity.TECHNOLOGY_TRANSFER: _("Technology transfer"),
    Activity.STARTUP_INNOVATION: _("Start-up and innovation"),
    Activity.QUALITY_ASSURANCE: _("Quality assurance"),
    Activity.DELEGATION_VISIT: _("Delegations and visits"),
    Activity.ACADEMIC_INFORMATION_EXCHANGE: _("Academic exchange"),
    Activity.LANGUAGE_CULTURE: _("Language and culture"),
    Activity.COMMUNITY_SERVICE: _("Community service"),
}

STATUSES = {
    Status.NOT_IN_FORCE: _("Not yet in force"),
    Status.IN_FORCE: _("In force"),
    Status.EXPIRED: _("Expired"),
    Status.OPEN_CONDITIONAL: _("Open, until a condition is met"),
    Status.INDEFINITE: _("Indefinite"),
    Status.VALIDITY_UNKNOWN: _("Validity unknown"),
    Status.SUSPENDED: _("Suspended"),
    Status.TERMINATED: _("Terminated"),
    Status.SUPERSEDED: _("Superseded"),
    Status.COMPLETED: _("Completed"),
}

EVENT_KINDS = {
    EventKind.SUSPENDED: pgettext_lazy("event", "Suspended"),
    EventKind.RESUMED: pgettext_lazy("event", "Resumed"),
    EventKind.TERMINATED: pgettext_lazy("event", "Terminated"),
    EventKind.SUPERSEDED: pgettext_lazy("event", "Superseded"),
    EventKind.COMPLETED: pgettext_lazy("event", "Completed"),
    EventKind.NOTICE: pgettext_lazy("event", "Notice given that it will not go on"),
    EventKind.RENEWED: pgettext_lazy("event", "Renewed automatically"),
    EventKind.EXTENDED: pgettext_lazy("event", "Extended"),
}

# What a later agreement is to an earlier one, as a noun.
LINK_KINDS = {
    "annex": pgettext_lazy("link", "Annex"),
    "under": pgettext_lazy("link", "Specific agreement under it"),
    "amends": pgettext_lazy("link", "Amendment"),
    "extends": pgettext_lazy("link", "Extension"),
    "renews": pgettext_lazy("link", "Renewal"),
    "replaces": pgettext_lazy("link", "Replacement"),
}

END_KINDS = {
    EndKind.FIXED: _("On a fixed day"),
    EndKind.DURATION: _("After a stated length"),
    EndKind.CONDITION: _("When a condition is met"),
    EndKind.INDEFINITE: _("No end"),
    EndKind.AUTO_RENEWED: _("Renewed automatically"),
    EndKind.UNKNOWN: pgettext_lazy("how a validity ends", "Not stated"),
}

PRECISIONS = {
    Precision.DAY: pgettext_lazy("precision", "to the day"),
    Precision.MONTH: pgettext_lazy("precision", "to the month"),
    Precision.YEAR: pgettext_lazy("precision", "to the year"),
}

QUALIFIERS = {
    Qualifier.EXACT: pgettext_lazy("qualifier", "exactly"),
    Qualifier.ABOUT: pgettext_lazy("qualifier", "about"),
    Qualifier.OVER: pgettext_lazy("qualifier", "more than"),
}

GENRES = {
    Genre.REGISTER: pgettext_lazy("genre", "Register"),
    Genre.NEWS: pgettext_lazy("genre", "News"),
    Genre.NARRATIVE: pgettext_lazy("genre", "History or report"),
    Genre.MOU: pgettext_lazy("genre", "Agreement text"),
    Genre.TRANSFER: pgettext_lazy("genre", "Technology transfer"),
    Genre.NEGATIVE: pgettext_lazy("genre", "No cooperation"),
}

FLAGS = {
    Flag.DATE_REPAIRED: _("A misprinted date was repaired: compare with the words"),
    Flag.DATE_IMPOSSIBLE: _("A date that does not exist: only its sure part was kept"),
    Flag.YEAR_INFERRED: _("The year was taken from the day of publication"),
    Flag.CONDITIONAL_END: _("Ends when a condition is met: set a day for review"),
    Flag.TEXT_TRUNCATED: _("The text breaks off"),
    Flag.AMBIGUOUS: _("More than one reading is possible"),
    Flag.COUNTRY_INFERRED: _("The country was concluded from the name"),
    Flag.KIND_INFERRED: _("The kind was concluded from the name"),
    Flag.VALIDITY_UNKNOWN: _("No validity is stated"),
    Flag.HOST_UNKNOWN: _("Whose document this is, is not stated"),
    Flag.OPEN_LIST: _("The list goes on (…): more may exist"),
    Flag.PLANNED: _("Only planned, not yet done"),
    Flag.BADLY_READ: _("Hard to read in the scan: compare with the picture"),
    Flag.NUMBERING_GAP: _("The numbering has a gap: rows may be missing"),
    Flag.WEAK_GROUNDS: _("Read on weak grounds: compare it with the document"),
}


def flag_label(code: str) -> str:
    """A flag's words; a flag this version does not know is shown as it is."""
    return str(FLAGS.get(code, code))  # type: ignore[call-overload]
