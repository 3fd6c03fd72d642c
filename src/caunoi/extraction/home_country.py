"""The country of partners that a Vietnamese paper names without saying where they are: at home."""

import re
from collections.abc import Collection
from dataclasses import replace

from caunoi.domain.findings import PartnerFinding
from caunoi.domain.kinds import Flag, Genre, OrganisationKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.draft import Draft
from caunoi.extraction.name_keys import is_generic_name, own_part
from caunoi.extraction.names_words import HEADS_EN, folded, head_at, is_field
from caunoi.extraction.places import country_of_name, find_countries
from caunoi.extraction.same_partner import unmarked
from caunoi.extraction.tokens import tokenize
from caunoi.vocabulary import load

_WORDS = load("countries")
_HOME = "VN"
_HOME_FORMS = re.compile(rf"(?:{any_of(_WORDS['home_forms'])})(?!\w)", re.IGNORECASE)
_WORLD = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['world_words'])})(?!\w)", re.IGNORECASE)
_STATE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['state_words'])})(?!\w)", re.IGNORECASE)
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SAYS_HOME = re.compile(r"(?<!\w)(?:Viet\s?Nam|Hanoi|Ha Noi|Ho Chi Minh)", re.IGNORECASE)
_FEWEST_OWN = 2  # words of a name that are its own
_SYLLABLE = re.compile(  # without marks, as English texts write it
    r"(?:ngh(?=[eiy])|gh(?=[eiy])|k(?=[eiy])|c(?![eiy])|ng|nh|ph|th|tr|ch|kh|gi|qu|[bdghlmnrstvx])?"
    r"(?:uye|uya|uyu|uoi|uou|ieu|yeu|oai|oay|oeo|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ch|nh|(?<!i)ng|[cmnpt])?"
)
_SCHOOLS = frozenset(folded(name) for name in _WORDS["home_schools"])
_READ = frozenset(_WORDS["read_countries"])
_SCHOOL = re.compile(r"(?:trường )?(?:đại học|đh|cao đẳng|cđ|học viện)(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[\n.;]|\s(?:và|với|cùng|vào|tại)\s")
_BEHIND = 40  # characters behind a name in which its country may follow
_INFERRED = 0.85  # the most that is certain about a partner whose country was inferred
_GUESSED = 0.75  # when only the text as a whole tells it
_SHORTEST = 3  # letters; shorter words may be acronyms
_TERRITORIES = frozenset({"TW", "HK", "MO"})
_SCHOOL_KINDS = frozenset({OrganisationKind.UNIVERSITY, OrganisationKind.COLLEGE, OrganisationKind.ACADEMY})
_SEATED = _SCHOOL_KINDS | {OrganisationKind.RESEARCH_INSTITUTE, OrganisationKind.ASSOCIATION}
_ABROAD = frozenset({OrganisationKind.INTL_ORG, OrganisationKind.EMBASSY})


def lend_home_country(draft: Draft) -> None:
    """A Vietnamese institution's paper names its compatriots without their country.

    Lent only to names that are Vietnamese through and through: a legal or administrative form that
    such papers keep for bodies at home, fields alone ("Viện Cơ học"), or Vietnamese words of their own; to
    schools of such words not where the text speaks of a country whose names are written in their Vietnamese
    reading ("Đại học Thanh Hoa"). Flagged as inferred.
    """
    if draft.language == "vi" and _is_at_home(draft):
        codes = {mention.code for mention in find_countries(draft.document.text)}
        draft.partners = [_at_home(draft, partner, codes) for partner in draft.partners]
        abroad = codes - {_HOME, "CN"} if codes & _TERRITORIES else codes - {_HOME}
        if len(abroad) == 1 and draft.genre is Genre.NEWS:
            draft.partners = [_with_the_guests(one, next(iter(abroad))) for one in draft.partners]
    elif draft.language != "vi" and _SAYS_HOME.search(draft.document.text):
        draft.partners = [_by_syllables(partner) for partner in draft.partners]


def _with_the_guests(partner: PartnerFinding, country: str) -> PartnerFinding:
    """A school of a name that is not Vietnamese is from the one country abroad that the news speak of."""
    is_read = country in _READ and partner.kind in _SCHOOL_KINDS
    if partner.country or partner.kind not in _SEATED or not (is_read or is_named_abroad(partner.name)):
        return partner
    return _lent(partner, country, _GUESSED, "the only one abroad that the text speaks of")


def _lent(partner: PartnerFinding, country: str, most: float, why: str) -> PartnerFinding:
    return replace(
        partner,
        country=country,
        confidence=min(partner.confidence, most),
        flags=(*partner.flags, Flag.COUNTRY_INFERRED.value),
        why=(*partner.why, f"country: {why}"),
    )


def is_named_abroad(name: str) -> bool:
    """One of the name's own words can be no Vietnamese syllable: "Songgok", not "VSE"."""
    own = [token.text for token in tokenize(own_part(name)) if token.is_word and token.is_capital]
    long = [word for word in own if len(word) > _SHORTEST and not word.isupper()]
    return any(not _SYLLABLE.fullmatch(unmarked(word)) for word in long)


def _by_syllables(partner: PartnerFinding) -> PartnerFinding:
    """ "Mien Tay Construction University" in a text about Vietnam: its own words are Vietnamese syllables."""
    if partner.country or partner.kind in _ABROAD or not is_spelt_at_home(partner.name):
        return partner
    return _lent(partner, _HOME, _INFERRED, "a name of Vietnamese syllables")


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


def _at_home(draft: Draft, partner: PartnerFinding, codes: Collection[str]) -> PartnerFinding:
    if partner.country or partner.kind in _ABROAD:
        return partner
    is_told = draft.genre is not Genre.REGISTER and _is_told_at_home(partner.name, codes)
    if not is_told and not is_named_at_home(partner.name):
        return partner
    around = partner.quote
    behind = _CLAUSE.split(draft.document.text[around.end : around.end + _BEHIND])[0]
    if any(place.code != _HOME for place in find_countries(f"{partner.name}{behind}")):
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
    if _WORLD.search(name):
        return False
    school = _SCHOOL.match(name)
    if school and folded(name[school.end() :].strip()) in _SCHOOLS:
        return True
    return is_generic_name(name) and _VIETNAMESE.search(name) is not None


def _is_told_at_home(name: str, codes: Collection[str]) -> bool:
    """Its own words are Vietnamese, and they are no reading of a name of one of the countries ``codes``."""
    if not is_spelt_in_vietnamese(name):
        return False
    return not (_SCHOOL.match(name) and _READ & set(codes))


def is_spelt_in_vietnamese(name: str) -> bool:
    """Its own words are Vietnamese: "Tập đoàn Nam Sơn", also "Đại học Thanh Hoa", but not "Đại học Mie"."""
    if _WORLD.search(name) or _STATE.search(name) or not _VIETNAMESE.search(name):
        return False
    tokens = tokenize(name)
    own = [token for token in tokens[head_at(tokens, 0)[1] :] if token.is_word and token.is_capital]
    own = [token for token in own if not (token.is_acronym and len(token.text) <= _SHORTEST)]  # "BV", "TW"
    words = [token.text for token in own if not is_field(token)] or [token.text for token in own]
    if not words or not all(map(_is_syllable, words)):
        return False
    return len(own) >= _FEWEST_OWN or unmarked(words[0]) != words[0].casefold()


def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(unmarked(word)) is not None
