"""How what programs think reads on pages: states, reasons of the matching, sureness."""

from django.utils.translation import gettext as _

from caunoi.matching import Reason, ReasonCode
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_moment
from caunoi_web.intake.models import Proposal

SURE, LIKELY = 0.9, 0.7


def likeness(score: float) -> str:
    """A score of the matching in words: a person cannot do anything with 0.83."""
    if score >= SURE:
        return _("very probably the same")
    return _("probably the same") if score >= LIKELY else _("perhaps the same")


def reason_words(reason: Reason) -> str:
    """Why a known organisation may or may not be meant, as a sentence."""
    return _sentence(reason.code) % _readable(reason)


def decision_words(proposal: Proposal) -> str:
    """Who decided what and when."""
    return _("%(who)s decided on %(when)s: %(what)s.") % {
        "who": proposal.decided_by,
        "when": format_moment(proposal.decided_at),
        "what": proposal.get_state_display().lower(),
    }


def _readable(reason: Reason) -> dict[str, str]:
    """Codes of countries and kinds become words."""
    values = dict(reason.parameters)
    if reason.code is ReasonCode.DIFFERENT_NAMESAKE:
        return {**values, "country": country_name(values["country"])}
    if reason.code in (ReasonCode.SAME_COUNTRY, ReasonCode.DIFFERENT_COUNTRY):
        return {name: country_name(code) for name, code in values.items()}
    if reason.code is ReasonCode.DIFFERENT_KIND:
        return {name: _coarse_kind(code) for name, code in values.items()}
    return values


def _coarse_kind(code: str) -> str:
    return {
        "university": _("University"),
        "college": _("College"),
        "institute": _("Research institute"),
        "company": _("Enterprise"),
        "government": _("Authority"),
        "ngo": _("Non-governmental organisation"),
    }.get(code, _("other"))


def _sentence(code: ReasonCode) -> str:
    """One sentence for each code; a code of a newer library gives its English name."""
    return {
        ReasonCode.SAME_NAME: _("the same name"),
        ReasonCode.SAME_WITHOUT_ACCENTS: _("the same name, accents aside"),
        ReasonCode.SAME_WRITTEN_APART: _("the same name, written together or apart"),
        ReasonCode.SAME_ALIAS: _("also called “%(name)s”"),
        ReasonCode.SAME_ACRONYM: _("the same short name %(name)s"),
        ReasonCode.SAME_INITIALS: _("%(name)s may be its initials"),
        ReasonCode.SAME_OWN_WORDS: _("the words that tell who it is are the same: %(words)s"),
        ReasonCode.TYPING_ERROR: _("may be a typing error: %(one)s or %(other)s"),
        ReasonCode.LONGER_NAME: _("one name is the other with something added: %(words)s"),
        ReasonCode.SHARED_WORDS: _("both names have: %(words)s"),
        ReasonCode.SAME_COUNTRY: _("the same country (%(country)s)"),
        ReasonCode.DIFFERENT_COUNTRY: _("another country (%(one)s, not %(other)s)"),
        ReasonCode.DIFFERENT_KIND: _("another kind (%(one)s, not %(other)s)"),
        ReasonCode.DIFFERENT_KIND_WORD: _("called %(one)s, not %(other)s"),
        ReasonCode.DIFFERENT_WORDS: _("only one of the names has: %(words)s"),
        ReasonCode.DIFFERENT_ACCENTS: _("different accents: %(one)s or %(other)s"),
        ReasonCode.DIFFERENT_NUMBER: _("another number (%(one)s, not %(other)s)"),
        ReasonCode.DIFFERENT_LEGAL_FORM: _("another legal form (%(one)s, not %(other)s)"),
        ReasonCode.UNIT_OF: _("one may be a unit of the other"),
        ReasonCode.SAME_TRANSLATED: _("the same name in the other language: “%(name)s”"),
        ReasonCode.SAME_BUT_PLACE: _("the same name but for the place: “%(name)s”"),
        ReasonCode.FORMER_NAME: _("formerly called “%(name)s”"),
        ReasonCode.SIMILAR_NAME: _("almost the same name: “%(name)s”"),
        ReasonCode.SAME_CITY: _("the same city (%(city)s)"),
        ReasonCode.PARENT_NAMED: _("what it is part of is named too: %(name)s"),
        ReasonCode.SUCCESSOR_OF: _("took the place of “%(name)s”"),
        ReasonCode.HEAD_OF_GROUP: _("the others of this name are part of it"),
        ReasonCode.SAME_ENTRY: _("both are “%(name)s” in the register"),
        ReasonCode.DIFFERENT_STATUS: _("no longer active"),
        ReasonCode.DIFFERENT_NAMESAKE: _("another one is called so too: %(name)s (%(country)s)"),
        ReasonCode.PARENT_OF_UNIT: _("“%(unit)s” is not in the register; this may be what it is part of"),
    }.get(code, str(code))
