"""How names are compared: without case, legal forms, abbreviations and punctuation."""

import re
from functools import lru_cache
from itertools import pairwise

from caunoi.extraction.keeping import keeping
from caunoi.extraction.names_words import (
    COMPOUNDS,
    FIELDS,
    HEADS_EN,
    NO_BRANDS,
    UMBRELLAS,
    Words,
    english_head,
    folded,
    head_at,
    is_field,
    words_of,
)
from caunoi.extraction.places import country_stated
from caunoi.extraction.tokens import Token, tokenize
from caunoi.vocabulary import load

_WORDS = load("organisations")
_SHORT: dict[str, Words] = {folded(short): words_of(full) for short, full in _WORDS["short"].items()}
_FORMS = sorted(
    {words_of(form) for group in _WORDS["forms"].values() for form in group}, key=len, reverse=True
)
_NATIONAL = frozenset(
    {
        ("việt", "nam"),
        ("quốc", "gia"),
        ("hà", "nội"),
        ("sài", "gòn"),
        ("trung", "ương"),
        ("hải", "phòng"),
        ("hồ", "chí"),
    }
)
_WHOLE_BODIES = frozenset(
    {"đại", "hàn", "cao", "đh", "cđ", "học"}
)  # a university is no unit, whatever its name
_SHORTEST_OWN = 4  # letters of a proper word that stands for the whole name
_SWAPPED = 2  # words of "University of Cape Coast" that may stand before "University" as well
_FEWEST_INITIALS, _MOST_INITIALS = 4, 8  # letters, small words counted
_REGIONS = frozenset(load("relations")["regions"]["en"])
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|th|tr|t|kh|k|ph|ch|c|gi|gh|g|qu|[bdhlmrsvx])?[aeiouy]{1,3}(?:ng|nh|ch|[nmptc])?",
    re.IGNORECASE,
)
_LEADING = frozenset({"trường", "the"})
_SMALL = frozenset({"of", "and", "for", "the", "de", "in", "và", "&", "di", "du", "la"})


@lru_cache(maxsize=20_000)
def name_key(name: str) -> Words:
    """The words that count when two names are compared; abbreviations are written out."""
    words: list[str] = []
    for token in tokenize(name):
        if token.is_word:
            low = folded(token.text)
            words += _SHORT.get(low, (low,))
    while len(words) > 1 and words[0] in _LEADING:
        words.pop(0)
    return tuple(words)


@lru_cache(maxsize=20_000)
def core_key(name: str) -> Words:
    """The name's own words, legal forms left out: ("quế", "lâm") of a joint-stock company."""
    words, core, at = name_key(name), [], 0
    while at < len(words):
        form = next((form for form in _FORMS if words[at : at + len(form)] == form), None)
        if form is None:
            core.append(words[at])
        at += len(form) if form else 1
    return tuple(core)


@keeping
def own_part(name: str) -> str:
    """The name as written from its first own word on ("Quế Lâm"), "" when nothing is its own."""
    tokens = [token for token in tokenize(name) if token.is_word]
    at = 0
    while at < len(tokens):
        length = _form_length([folded(token.text) for token in tokens[at:]])
        if not length:
            break
        at += length
    last = len(tokens)
    while last > at and folded(tokens[last - 1].text) in {form[0] for form in _FORMS if len(form) == 1}:
        last -= 1
    return name[tokens[at].start : tokens[last - 1].end] if at < last else ""


def _form_length(words: list[str]) -> int:
    return next((len(form) for form in _FORMS if tuple(words[: len(form)]) == form), 0)


@keeping
def proper_part(name: str) -> str:
    """The proper name that leads an English name ("Mitr Phol" of "Mitr Phol Sugarcane Research Center")
    or ends the Vietnamese one of a company ("VinFast" of "Công ty TNHH Dịch vụ VinFast"); else ""."""
    tokens = [token for token in tokenize(name) if token.is_word]
    if tokens and head_at(tokens, 0)[1]:
        start = len(tokens)
        while start and tokens[start - 1].text.isascii() and _is_brand_word(tokens[start - 1]):
            start -= 1
        brand = name[tokens[start].start : tokens[-1].end] if start < len(tokens) else ""
        return brand if len(brand) >= 5 else ""
    end = 0
    while end < len(tokens) and tokens[end].is_capital and _is_proper(tokens[end]):
        end += 1
    return name[tokens[0].start : tokens[end - 1].end] if 0 < end < len(tokens) else ""


def foreign_part(name: str) -> str:
    """ "Amkor Technology Việt Nam" of "Công ty TNHH Amkor Technology Việt Nam"; "" when it is Vietnamese."""
    own = own_part(name)
    first = own.split()[0] if own else ""
    return own if first.isascii() and not _SYLLABLE.fullmatch(first) else ""


def acronyms_inside(name: str) -> set[str]:
    """ "CityU" of "Trường Đại học CityU Seattle", "KPMG" of "Công ty TNHH KPMG Việt Nam"."""
    words = [token for token in tokenize(name) if token.is_word]
    if all(token.is_shouted or not token.is_capital for token in words):
        return set()
    long = [token for token in words if token.is_acronym and len(token.text) > 3]
    return {token.text for token in long if token.text.isascii() and _is_brand_word(token)}


def _is_brand_word(token: Token) -> bool:
    low = folded(token.text)
    known = is_field(token) or low in NO_BRANDS or (low,) in _FORMS or low in _SHORT
    return token.is_capital and token.text.isalpha() and not known


def _is_proper(token: Token) -> bool:
    low = folded(token.text)
    return not (is_field(token) or low in HEADS_EN or low in NO_BRANDS or low in _SMALL or (low,) in _FORMS)


@keeping
def without_parent(name: str) -> str:
    """ "Trường Đại học Nông Lâm" of "Trường Đại học Nông Lâm, Đại học Huế"; else the name itself."""
    tokens = tokenize(name)
    for at in range(2, len(tokens)):
        if (
            at + 1 < len(tokens)
            and tokens[at].text in {",", "-"}
            and UMBRELLAS.at(tokens, at + 1) == len(tokens) - at - 1
        ):
            return name[: tokens[at].start].rstrip()
        if at > 2 and tokens[at].is_acronym and UMBRELLAS.at(tokens, at) == len(tokens) - at:
            return name[: tokens[at].start].rstrip()  # "Trường ĐH Bách khoa ĐHQG-HCM"
    return name


@keeping
def initials(name: str) -> str:
    """ "HUST" of "Hanoi University of Science and Technology"; "" for fewer than three letters."""
    words = [token.text for token in tokenize(name) if token.is_word and token.is_capital]
    letters = "".join(word[0] for word in words if folded(word) not in _SMALL)
    return letters.upper() if len(letters) >= 3 else ""


@keeping
def full_initials(name: str) -> str:
    """ "NUOL" of "National University of Laos": the small words counted too; "" when it has none."""
    words = [token.text for token in tokenize(name) if token.is_word]
    small = [word for word in words if folded(word) in _SMALL]
    letters = "".join(word[0] for word in words).upper()
    return letters if small and _FEWEST_INITIALS <= len(letters) <= _MOST_INITIALS else ""


@keeping
def leading_acronym(name: str) -> str:
    """ "AGH" of "AGH University of Science and Technology"; "" when no acronym leads."""
    first = tokenize(name)[0] if name.strip() else None
    leads = first is not None and first.is_shouted and folded(first.text) not in NO_BRANDS
    return first.text if first and leads and not name.isupper() and len(first.text) >= 3 else ""


@keeping
def acronym_with_initials(name: str) -> str:
    """ "cabi" of "CAB International": the acronym that leads a name with the initials of the rest."""
    words = [token.text for token in tokenize(name) if token.is_word]
    lead = leading_acronym(name)
    rest = [word[0] for word in words[1:] if word[0].isupper()]
    return folded(lead + "".join(rest)) if lead and rest and len(rest) == len(words) - 1 else ""


@keeping
def other_forms(name: str) -> tuple[Words, ...]:
    """How else a text may write a school: "Debrecen University" of "University of Debrecen".

    And ("vnu", "uet") of "VNU University of Engineering and Technology".
    """
    words = name_key(name)
    forms = []
    own = words[2:]
    if words[:2] == ("university", "of") and 0 < len(own) <= _SWAPPED and not is_mere_field(own):
        forms.append((*own, "university"))
    lead = leading_acronym(name)
    rest = [t.text[0] for t in tokenize(name) if t.is_word and t.is_capital][1:]
    if lead and len(rest) >= _SWAPPED and " of " in name:
        both = folded(lead), folded("".join(rest))
        forms += [both, ("-".join(both),)]
    return tuple(forms)


@keeping
def only_proper_word(name: str) -> str:
    """ "Umeå" of "Đại học Umeå": the one proper word of a school's Vietnamese name, else ""."""
    tokens = [token for token in tokenize(without_parent(name)) if token.is_word]
    head = head_at(tokens, 0)[1] if tokens else 0
    if not head or len(tokens) != head + 1:
        return ""
    own = tokens[head]
    fits = own.is_capital and len(own.text) >= _SHORTEST_OWN and not own.is_shouted
    return own.text if fits and not is_mere_field((folded(own.text),)) else ""


@keeping
def vietnamese_initials(name: str) -> Words:
    """("đhcn",) of "Trường Đại học Công nghệ", the form in which such names are written short."""
    words = [word for word in name_key(without_parent(name)) if word not in _SMALL]
    return ("".join(word[0] for word in words),) if len(words) >= 4 and all(map(str.isalpha, words)) else ()


@keeping
def is_generic_name(name: str) -> bool:
    """A head word and fields only, no proper name: "Trường Kinh tế", "Centre for International Training"."""
    tokens = [token for token in tokenize(name) if token.is_word]
    head = head_at(tokens, 0)[1] if tokens else 0
    if not head:
        words = [folded(token.text) for token in tokens if token.is_capital]
        return bool(words) and all(word in FIELDS or word in HEADS_EN for word in words)
    if head > 1 and {folded(token.text) for token in tokens[:2]} & _WHOLE_BODIES:
        return False
    lows = [folded(token.text) for token in tokens]
    if _NATIONAL & set(pairwise(lows)):
        return False
    return all(
        low in _SMALL or (lows[at - 1], low) in COMPOUNDS or tuple(lows[at : at + 2]) in COMPOUNDS
        for at, low in enumerate(lows)
        if at >= head
    )


def names_a_field(name: str) -> bool:
    """Heads, subjects and parts of the world alone: "Centre for South Asian Studies"."""
    words = [token for token in tokenize(name) if token.is_word and token.is_capital]
    known = (t for t in words if not (is_field(t) or english_head(t) or folded(t.text) in _REGIONS))
    return is_generic_name(name) or not any(country_stated(f"({t.text})") is None for t in known)


def is_mere_field(words: Words) -> bool:
    """Nothing but words of trades: no name to look for on its own."""
    return all(word in FIELDS or word in _SMALL for word in words)
