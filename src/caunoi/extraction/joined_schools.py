"""A school that a text names in full and then by an acronym of its own making or by the end of its name."""

from caunoi.extraction.abbreviations import abbreviates
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.joining import join_where
from caunoi.extraction.name_keys import is_mere_field, name_key
from caunoi.extraction.names_words import HEADS_EN
from caunoi.extraction.places import country_of_name, find_countries, find_places
from caunoi.extraction.same_partner import spells

_LEAST = 3  # letters of an acronym
_STANDING = frozenset({"federal", "national", "state", "royal", "imperial"})
_BY_STANDING = frozenset({"US", "VN"})  # where a state's or a nation's school is another than the town's
_TAIL = 2  # words of "Tubman University" of "William V.S. Tubman University"


def join_schools(groups: list[Organisation]) -> list[Organisation]:
    """Joins "SDUST" to "Shandong University of ...", "Tubman University" to "William Tubman University".

    Only where it fits just one school of the text.
    """
    return join_where(groups, groups, _is_short_of)


def _is_short_of(short: Organisation, full: Organisation) -> bool:
    if full.form != "school" or _is_acronym(full):
        return False
    if _is_acronym(short) and _acronym_of(short, full):
        return True
    if short.form in {"", "school"} and not _has_own(short, full) and abbreviates(short.name, full.name):
        return True
    return _is_short_school(short) and (_end_of(short, full) or _leaves_out(short, full))


def _is_acronym(one: Organisation) -> bool:
    return (
        one.form in {"", "school"} and len(one.name) >= _LEAST and one.name.isalpha() and one.name.isupper()
    )


def _acronym_of(short: Organisation, full: Organisation) -> bool:
    return not _has_own(short, full) and spells(short.name, full.name)


def _has_own(short: Organisation, full: Organisation) -> bool:
    """The text gives another acronym for it."""
    return any(name.isupper() and name != short.name for name in full.aliases)


def _leaves_out(short: Organisation, full: Organisation) -> bool:
    """ "Kazan University" of "Kazan Federal University"; "Ohio University" is not the State University."""
    own, words = name_key(short.name), name_key(full.name)
    if len(words) != _TAIL + 1 or (words[0], words[-1]) != own or words[1] not in _STANDING:
        return False
    country = country_of_name(full.name)
    return country is None or country[0] not in _BY_STANDING


def _is_short_school(one: Organisation) -> bool:
    """ "Tubman University": a proper name, no town, country or subject, and the head word."""
    words = name_key(one.name)
    return (
        one.form == "school"
        and len(words) == _TAIL
        and HEADS_EN.get(words[1]) == "school"
        and not is_mere_field(words[:1])
        and not find_countries(one.name)
    )


def _end_of(short: Organisation, full: Organisation) -> bool:
    """The longer name ends so, and what it has before is no town ("Wenzhou Kean University")."""
    if find_places(short.name):
        return False
    own, words = name_key(short.name), name_key(full.name)
    lead = full.name.rpartition(short.name)[0].strip()
    return len(words) > _TAIL and words[-_TAIL:] == own and bool(lead) and not find_places(lead)
