"""The country of partners that a Vietnamese paper names without saying where they are: at home."""

import re
from dataclasses import replace

from caunoi.domain.findings import PartnerFinding
from caunoi.domain.kinds import Flag, OrganisationKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.draft import Draft
from caunoi.extraction.name_keys import is_generic_name
from caunoi.extraction.names_words import HEADS_EN, folded, is_field
from caunoi.extraction.places import country_of_name, find_countries
from caunoi.extraction.tokens import tokenize
from caunoi.vocabulary import load

_WORDS = load("countries")
_HOME = "VN"
_HOME_FORMS = re.compile(rf"(?:{any_of(_WORDS['home_forms'])})(?!\w)", re.IGNORECASE)
_WORLD = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['world_words'])})(?!\w)", re.IGNORECASE)
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SAYS_HOME = re.compile(r"(?<!\w)(?:Viet\s?Nam|Hanoi|Ha Noi|Ho Chi Minh)", re.IGNORECASE)
_FEWEST_OWN = 2  # words of a name that are its own
_SYLLABLE = re.compile(  # without marks, as English texts write it
    r"(?:ngh(?=[eiy])|gh(?=[eiy])|k(?=[eiy])|c(?![eiy])|ng|nh|ph|th|tr|ch|kh|gi|qu|[bdghlmnrstvx])?"
    r"(?:uye|uya|uyu|uoi|uou|ieu|yeu|oai|oay|oeo|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ch|nh|(?<!i)ng|[cmnpt])?"
)
_INFERRED = 0.85  # the most that is certain about a partner whose country was inferred
_ABROAD = frozenset({OrganisationKind.INTL_ORG, OrganisationKind.EMBASSY})


def lend_home_country(draft: Draft) -> None:
    """A Vietnamese institution's paper names its compatriots without their country.

    Lent only to names that are Vietnamese through and through: a legal or administrative form that
    such papers keep for bodies at home, or fields alone ("Viện Cơ học"); never to proper names, which
    may be the Vietnamese reading of a foreign one ("Đại học Thanh Hoa"). Flagged as inferred.
    """
    if draft.language == "vi" and _is_at_home(draft):
        draft.partners = [_at_home(draft, partner) for partner in draft.partners]
    elif draft.language != "vi" and _SAYS_HOME.search(draft.document.text):
        draft.partners = [_by_syllables(partner) for partner in draft.partners]


def _by_syllables(partner: PartnerFinding) -> PartnerFinding:
    """ "Mien Tay Construction University" in a text about Vietnam: its own words are Vietnamese syllables."""
    if partner.country or partner.kind in _ABROAD or not is_spelt_at_home(partner.name):
        return partner
    return replace(
        partner,
        country=_HOME,
        confidence=min(partner.confidence, _INFERRED),
        flags=(*partner.flags, Flag.COUNTRY_INFERRED.value),
        why=(*partner.why, "country: a name of Vietnamese syllables"),
    )


def is_spelt_at_home(name: str) -> bool:
    """Two words or more are the name's own, and each is a Vietnamese syllable: "Thuy Loi University"."""
    words = [token for token in tokenize(name) if token.is_word and token.is_capital]
    own = [t.text for t in words if not is_field(t) and folded(t.text) not in HEADS_EN]
    return len(own) >= _FEWEST_OWN and all(_SYLLABLE.fullmatch(word.casefold()) for word in own)


def _is_at_home(draft: Draft) -> bool:
    if draft.host is None:
        return True
    country = country_of_name(draft.host.name)
    return country[0] == _HOME if country else _VIETNAMESE.search(draft.host.name) is not None


def _at_home(draft: Draft, partner: PartnerFinding) -> PartnerFinding:
    if partner.country or partner.kind in _ABROAD or not is_named_at_home(partner.name):
        return partner
    around = partner.quote
    if find_countries(draft.document.text[around.start : around.end + 1]):
        return partner
    why = "country: a form of organisation that a Vietnamese paper names so at home"
    return replace(
        partner,
        country=_HOME,
        confidence=min(partner.confidence, _INFERRED),
        flags=(*partner.flags, Flag.COUNTRY_INFERRED.value),
        why=(*partner.why, why),
    )


def is_named_at_home(name: str) -> bool:
    """True for "Công ty TNHH Ánh Dương" and "Viện Vật lý", False for "Quỹ Ford" and "Ngân hàng Thế giới"."""
    if _HOME_FORMS.match(name):
        return True
    return is_generic_name(name) and _VIETNAMESE.search(name) is not None and not _WORLD.search(name)
