"""Names built around an English (or French, German, Malay ...) head word: "University of ..."."""

from collections.abc import Sequence
from itertools import pairwise

from caunoi.extraction.names_around import (
    ends_place,
    is_any,
    is_counted,
    is_event,
    is_legal_note,
    is_organ,
    is_own_office,
    is_short_for,
    joins_mere_fields,
    ties_left,
)
from caunoi.extraction.names_vietnamese import Run
from caunoi.extraction.names_words import (
    CONNECTORS,
    FIELDS,
    FIRST_AFTER_ALL,
    HEADS_EN,
    NAME_WORDS,
    NO_BRANDS,
    NOT_FIRST,
    SURNAMES,
    UMBRELLAS,
    english_head,
    folded,
    is_field,
    without_genitive,
)
from caunoi.extraction.places import country_stated
from caunoi.extraction.tokens import Token

_LONGEST_LEFT = 9
_LONGEST_RIGHT = 14
_ABBREVIATED = frozenset({"co", "corp", "ltd", "inc", "univ", "inst", "st", "pte", "pty", "sdn", "bhd"})
_BEFORE_NAMES = frozenset({"of", "for", "in", "on", "at", "the", "by", "with"})
_MEDIA = frozenset({"news", "newsletter", "bulletin", "website", "portal", "online", "homepage", "gazette"})
_WITH_PURPOSE = frozenset({"institute", "government", "association"})
_ON_WHAT = frozenset(
    {"commission", "council", "committee", "academy", "center", "centre", "institute", "agency"}
)
_PLURAL = frozenset({"universities", "colleges", "schools", "institutes"})  # "Partner Universities": many
_LEGAL = frozenset(NAME_WORDS["en"]["legal"])
_MAY_BE_SMALL = frozenset({"university", "institute", "college", "academy"})
_ENDS_SMALL = frozenset(
    {"and", "has", "signed", "was", "is", "held", "to", "led", "will", "with", "in", "on"}
)
_WHOLE = frozenset({"university", "college", "institute", "academy", "polytechnic"})
_OWNER_REACH = 6  # words of "University of Applied Sciences" before an owner's genitive
_PERSONAL_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "ths", "ts", "pgs", "gs", "miss", "msc"})
_NEVER_FIRST = frozenset({"co", "ltd", "inc", "jsc", "llc", "plc", "pte", "pty", "bhd"})  # legal forms
_SYLLABLES = frozenset(NAME_WORDS["en"]["syllables"])
_OF_STUDY = frozenset(
    {
        "scholarship",
        "exchange",
        "training",
        "degree",
        "study",
        "master",
        "master's",
        "bachelor",
        "phd",
        "doctoral",
    }
    | {"internship", "fellowship", "mobility", "course", "summer", "credit"}
)  # "Ambassador's Scholarship Programme" is no organisation


def name_around(tokens: Sequence[Token], place: int) -> Run | None:
    """The name whose head word stands at ``place``; None when it is a mere common noun."""
    token = tokens[place]
    form = english_head(token)
    if form is None or not _may_be_head(tokens, place):
        return None
    first = _leftmost(tokens, place)
    if first == place and folded(token.text) in SURNAMES:
        return None  # "Park D." is a person
    if first == place and folded(token.text) in _LEGAL and place > 1 and tokens[place - 1].text == ",":
        first = _leftmost(tokens, place - 1)  # "Netafim Philippines, Inc."
    elif first == place and folded(token.text) in _NEVER_FIRST:
        return None  # "Prof. Co Minh" is a person
    if _is_titled(tokens, first):
        return None
    if form == "company_tail" and not _is_brand_before(tokens, first, place):
        return None
    last = _rightmost(tokens, place)
    if is_any(tokens, first, place, last) or is_event(tokens, place, last) or is_organ(tokens, first, place):
        return None
    form = _form_of(tokens, first, last, form)
    return Run(first, last, form) if _says_something(tokens, first, last) else None


def _is_titled(tokens: Sequence[Token], first: int) -> bool:
    """ "Dr. Truong Thanh Tu": what stands right behind a title is a person."""
    if first > 1 and tokens[first - 1].text == ".":
        return folded(tokens[first - 2].text) in _PERSONAL_TITLES
    return first > 0 and folded(tokens[first - 1].text) in _PERSONAL_TITLES


def _may_be_head(tokens: Sequence[Token], place: int) -> bool:
    """One body, written as a name: no "universities", no "Scholarship Programme"."""
    low = folded(tokens[place].text)
    if is_counted(tokens, place):
        return False
    if low in _PLURAL or (low == "programme" and place and folded(tokens[place - 1].text) in _OF_STUDY):
        return False
    return tokens[place].is_capital or _is_written_small(tokens, place)


def _is_written_small(tokens: Sequence[Token], place: int) -> bool:
    """ "Tra Vinh university (TVU)", "Rockford institute,": a careless hand, where the name surely ends."""
    before = tokens[place - 1] if place else None
    if folded(tokens[place].text) not in _MAY_BE_SMALL or before is None or before.is_number:
        return False
    if not (before.is_word and before.is_capital) or folded(before.text) in NOT_FIRST or before.is_shouted:
        return False
    own = [token for token in tokens[max(0, place - 3) : place] if token.is_word and token.is_capital]
    if country_stated(f"({before.text})") or country_stated(f"({' '.join(t.text for t in own)})"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is None or after.text in {"(", ",", ".", ";"} or folded(after.text) in _ENDS_SMALL


def _is_brand_before(tokens: Sequence[Token], first: int, place: int) -> bool:
    """ "Phu Bia Mining": a proper name, no field, stands before a word like "Mining"."""
    own = tokens[first:place]
    return any(t.is_capital and folded(t.text) not in FIELDS for t in own) and len(own) <= 4


def _leftmost(tokens: Sequence[Token], place: int) -> int:
    first = place
    while first > 0 and place - first < _LONGEST_LEFT:
        before = tokens[first - 1]
        low = folded(before.text)
        if low in {"and", "&"}:
            if not _joins(tokens, first - 1):
                break
        elif (before.text == "." and _is_initial(tokens, first - 1)) or ties_left(tokens, first - 1):
            first -= 1
        elif not before.is_word or not before.is_capital or before.is_number or _opens(tokens, first - 1):
            break
        elif low.endswith("-based") or _is_owner(tokens, first - 1):
            break  # "Dong Nai-based Lac Hong University", "Osaka University's Graduate School"
        first -= 1
    while first < place and folded(tokens[first].text) in {"and", "&"}:
        first += 1
    return first


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """A title or the like ("Rector", "The") stands before names and is no part of them."""
    pair = (folded(tokens[place].text), folded(tokens[place + 1].text))
    if place and (tokens[place].is_shouted or pair[0] == "an") and ends_place(tokens, place):
        return False  # "LONG AN UNIVERSITY", "Nghe An University"
    if place and tokens[place - 1].is_capital and tokens[place - 1].is_word:
        ends_own = pair[1] in _MAY_BE_SMALL and tokens[place + 1].is_capital
        if tokens[place].text == "A" or (pair[0] in _SYLLABLES and ends_own):
            return False  # "Tan A Dai Thanh Group", "Thanh Do University"
    if pair[0] in FIELDS and place and tokens[place - 1].is_capital and tokens[place - 1].is_word:
        return False
    return (pair[0] in NOT_FIRST or pair[0] in _BEFORE_NAMES) and pair not in FIRST_AFTER_ALL


def _is_initial(tokens: Sequence[Token], place: int) -> bool:
    """The stop of a single capital or a saint: "K.M.G. College", "O. P. Jindal ...", "St. Petersburg ..."."""
    letter = tokens[place - 1] if place else None
    if letter is None or tokens[place].spaced:
        return False
    return letter.text == "St" or (len(letter.text) == 1 and letter.is_capital)


def _is_owner(tokens: Sequence[Token], place: int) -> bool:
    """ "Osaka University's", "NTNU's", "University of Sydney's", but not "King's College"."""
    stem = without_genitive(tokens[place].text)
    if stem == tokens[place].text:
        return False
    if folded(stem) in _WHOLE or (stem.isupper() and len(stem) > 1):
        return True
    if HEADS_EN.get(folded(stem)) in {"company", "company_tail"}:
        return True  # "Acme Construction's Senior Vice President"
    before = [folded(token.text) for token in tokens[max(0, place - _OWNER_REACH) : place]]
    return any(head in _WHOLE and of == "of" for head, of in pairwise(before))


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """ "&" ties any two names before a head, "and" only two fields."""
    if tokens[place].text == "&":
        return 0 < place < len(tokens) - 1 and tokens[place - 1].is_capital and tokens[place + 1].is_capital
    return _joins_fields(tokens, place) or joins_mere_fields(tokens, place)


def _joins_fields(tokens: Sequence[Token], place: int) -> bool:
    """ "Coal and Mineral Industries", "Food and Agriculture": fields on both sides of "and"."""
    if place < 1 or place + 1 >= len(tokens):
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    return before.is_capital and after.is_capital and is_field(before) and is_field(after)


def _rightmost(tokens: Sequence[Token], place: int) -> int:
    last, limit = place + 1, min(len(tokens), place + _LONGEST_RIGHT)
    while last < limit and not _is_owner(tokens, last - 1):
        step = _right_step(tokens, place, last)
        if not step:
            break
        last += step
    return last


def _right_step(tokens: Sequence[Token], place: int, at: int) -> int:
    """How many tokens from ``at`` still belong to the name whose head stands at ``place``."""
    token = tokens[at]
    low = folded(token.text)
    if not token.is_word:
        return _over_sign(tokens, place, at)
    if low in {"and", "und", "et"}:
        return 2 if _and_goes_on(tokens, at) or _ends_in_second_head(tokens, at) else 0
    if low in CONNECTORS and (not token.is_capital or (token.is_shouted and tokens[place].is_shouted)):
        ended = folded(tokens[at - 1].text) in _LEGAL  # "Biogents AG of Regensburg"
        return 0 if ended else _over_connector(tokens, at) or 2 * _names_campus(tokens, place, at)
    closes = low in NOT_FIRST - FIELDS and not ends_place(tokens, at)
    if token.is_number or not token.is_capital or closes or low in _MEDIA:
        return 0
    if not token.text.isascii() and country_stated(f"({token.text})"):
        return 0  # "Universiteit Antwerpen, Bỉ" written without its comma
    is_acronym = token.is_shouted and low not in HEADS_EN and not tokens[place].is_shouted
    if is_acronym and at == place + 1 and place and tokens[place - 1].is_capital:
        return 0  # "With Bach Ma National Park HUSC will ..."
    if token.is_shouted and low in NO_BRANDS and not tokens[place].is_shouted:
        return 0  # "the Academy GBP 90,000"
    return 0 if _begins_another(tokens, place, at) or _ends_capitals(tokens, place, at) else 1


def _ends_capitals(tokens: Sequence[Token], place: int, at: int) -> bool:
    """ "TRA VINH UNIVERSITY" in a line of its own, and the sentence below it."""
    token = tokens[at]
    return tokens[place].is_shouted and not token.is_shouted and len(token.text) > 1


def _names_campus(tokens: Sequence[Token], place: int, at: int) -> bool:
    """ "University of Texas at Austin", "University at Buffalo": one capital that ends what is named."""
    if folded(tokens[place].text) != "university" or at + 1 >= len(tokens) or tokens[at].low != "at":
        return False
    town, after = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    if not (town.is_word and town.is_capital) or folded(town.text) in NOT_FIRST:
        return False
    is_whole = at == place + 1 or (at == place + 3 and folded(tokens[place + 1].text) == "of")
    return is_whole and (after is None or not (after.is_word and after.is_capital))


def _over_sign(tokens: Sequence[Token], place: int, at: int) -> int:
    """ "Co., Ltd.", "College & Hospital"; any other sign ends the name."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text == ".":
        if _is_initial(tokens, at) and following and following.is_capital and following.spaced:
            return 2  # "National University of José C. Paz"
        return 1 if folded(tokens[at - 1].text) in _ABBREVIATED and not token.spaced else 0
    if token.text == ",":
        return _after_comma(tokens, place, at)
    if token.text == "(" and is_legal_note(tokens, at):
        return 4
    return 2 if token.text == "&" and following and following.is_capital else 0


def _begins_another(tokens: Sequence[Token], place: int, at: int) -> bool:
    """A Vietnamese word or a second school cannot stand in an English name without a connector."""
    form = HEADS_EN.get(folded(tokens[at].text))
    return form == "school" and HEADS_EN.get(folded(tokens[place].text)) == "school" and at > place + 3


def _after_comma(tokens: Sequence[Token], place: int, at: int) -> int:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.is_capital:
        return 0
    if folded(following.text) in _LEGAL:
        return 2
    first = _leftmost(tokens, place)
    if UMBRELLAS.at(tokens, first) > at - first:  # "Vietnam National University, Hanoi"
        return UMBRELLAS.at(tokens, first) - (at - first)
    parent = UMBRELLAS.at(tokens, at + 1)
    if parent and (_is_of_fields(tokens, place, at) or is_short_for(tokens, first, at + 1, parent)):
        return 1 + parent  # "University of Foreign Languages, Hue University"
    ahead = [folded(token.text) for token in tokens[at + 1 : at + 6]]
    is_list = folded(tokens[at - 1].text) in FIELDS and folded(following.text) in FIELDS and "and" in ahead
    return 2 if is_list and not _has_head(tokens[at + 1 : at + 2 + ahead.index("and")]) else 0


def _is_of_fields(tokens: Sequence[Token], place: int, end: int) -> bool:
    """ "University of Foreign Languages": no proper name of its own, so a parent may follow."""
    words = [token for token in tokens[place + 1 : end] if token.is_word and token.is_capital]
    of = place + 1 < end and folded(tokens[place + 1].text) == "of"
    return of and bool(words) and _leftmost(tokens, place) == place and all(is_field(word) for word in words)


def _has_head(tokens: Sequence[Token]) -> bool:
    return any(folded(token.text) in HEADS_EN for token in tokens)


def _and_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """ "Science and Technology" goes on; "University of Sydney and ..." does not."""
    if at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if not (after.is_capital and is_field(after) and is_field(before)):
        return False
    return not _is_own_name(tokens, at + 1)


def _ends_in_second_head(tokens: Sequence[Token], at: int) -> bool:
    """ "Medical College and Hospital", "Universities and Colleges of X": a second head closes the name."""
    if at + 1 >= len(tokens) or folded(tokens[at - 1].text) not in HEADS_EN:
        return False
    head, after = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    if not head.is_capital or folded(head.text) not in HEADS_EN:
        return False
    if {folded(tokens[at - 1].text), folded(head.text)} <= _PLURAL:
        return True
    return after is None or not (after.is_capital or folded(after.text) in {"of", "for", "de"})


def _is_own_name(tokens: Sequence[Token], at: int) -> bool:
    """A head word follows directly: "... and Technology University" begins a name of its own."""
    for token in tokens[at : at + 3]:
        if not token.is_capital:
            return False
        form = HEADS_EN.get(folded(token.text))
        if form in {"school", "government", "embassy"} and folded(token.text) not in FIELDS:
            return True
    return False


def _over_connector(tokens: Sequence[Token], at: int) -> int:
    """One or two connectors and the capital behind them; 0 when something else follows."""
    for width in (1, 2, 3):
        if at + width >= len(tokens):
            return 0
        token = tokens[at + width]
        particle = folded(token.text) in {"the", "la", "le", "les", "las", "los", "der", "’", "'", "l"}
        if token.is_capital and token.is_word and not particle:
            if folded(token.text) in NOT_FIRST or folded(tokens[at].text) in {"in", "on", "at", "for"}:
                return _after_loose_connector(tokens, at, width)
            return width + 1
        if not particle:
            return 0
    return 0


def _after_loose_connector(tokens: Sequence[Token], at: int, width: int) -> int:
    """ "for" goes on behind a centre, or to a field ("Studies for Peace"); "in", "on", "at" never do."""
    after_head = HEADS_EN.get(folded(tokens[at - 1].text)) in _WITH_PURPOSE
    if folded(tokens[at].text) == "on" and folded(tokens[at - 1].text) in _ON_WHAT:
        return width + 1  # "Commission on Higher Education"
    if folded(tokens[at].text) == "for" and (after_head or is_field(tokens[at + width])):
        return width + 1
    return 0


def _form_of(tokens: Sequence[Token], first: int, last: int, form: str) -> str:
    """A legal form at the end makes a company of it; a school inside beats a mere unit word."""
    forms = [HEADS_EN.get(folded(token.text), "") for token in tokens[first:last]]
    if form == "company_tail":
        return "company"
    if forms[0] == "school" and folded(tokens[first + 1].text if first + 1 < last else "") == "of":
        return form if form == "school" else "school"  # "School of Business and Hotel Management"
    if form == "government" and is_own_office(tokens[first:last]):
        return "unit"  # "International Cooperation Department"
    if form == "unit" and _is_national_laboratory(tokens[first:last]):
        return "institute"
    if "company" in forms and forms[-1 if forms[-1] else -2 :][0] == "company":
        return "company"
    return form


def _is_national_laboratory(tokens: Sequence[Token]) -> bool:
    """ "Oak Ridge National Laboratory": no laboratory of the host's."""
    last = [folded(token.text) for token in tokens[-2:]]
    return len(tokens) > 2 and last[-1] == "laboratory" and last[0] in {"national", "federal", "state"}


def _says_something(tokens: Sequence[Token], first: int, last: int) -> bool:
    """More than a head word: "the University" and "International School" alone are no names."""
    words = [token for token in tokens[first:last] if token.is_word]
    own = [t for t in words if t.is_capital and folded(without_genitive(t.text)) not in HEADS_EN]
    if not own:
        return False
    fields = [t for t in own if folded(t.text) in FIELDS]
    has_of = any(folded(token.text) in CONNECTORS for token in words)
    if len(fields) < len(own):
        return True
    bodies = {"association", "school"} & {HEADS_EN.get(folded(t.text)) for t in words}
    return len(words) >= 3 and (has_of or (bool(bodies) and len(fields) >= 2))
