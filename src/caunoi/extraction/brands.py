"""Organisations called by a brand or acronym alone ("WorldFish", "FPT Software", "WWF - Việt Nam").

Without a head word only the frame tells: a brand counts where an organisation must stand, behind
"với" or "with", in a list of organisations, or before a verb that only organisations do.
"""

import re
from collections.abc import Sequence

from caunoi.extraction.cues import find_cues
from caunoi.extraction.literals import led_by
from caunoi.extraction.names import Mention, plain_name
from caunoi.extraction.names_around import is_own_office
from caunoi.extraction.names_notes import note_behind
from caunoi.extraction.names_words import (
    COMPOUNDS,
    FIELDS,
    NAME_WORDS,
    NO_BRANDS,
    NOT_FIRST,
    RANKS,
    SURNAMES,
    TITLES,
    folded,
)
from caunoi.extraction.officers import before_person
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.places import find_countries, find_places
from caunoi.extraction.stretches import Stretches
from caunoi.extraction.tokens import Token, tokenize
from caunoi.vocabulary import load

_WORDS = load("roles")
_BEFORE = led_by(_WORDS["brand_before"], r"\s+\Z", blank=" ")
_LOOSELY_BEFORE = led_by(_WORDS["listed_before"], r"\s+\Z", blank=" ")
_TOGETHER = led_by(_WORDS["together"], blank=" ")
_LISTED_BEFORE = re.compile(r"(?:,|;|(?<!\w)(?:và|and|&|cùng|or|hoặc))\s*\Z", re.IGNORECASE)
_LISTED_AFTER = re.compile(r"\s*(?:[,;.…]|(?:và|and|&|cùng)(?!\w)|\Z)", re.IGNORECASE)
_ANDED = re.compile(r"(?<!\w)(?:và|and)\s*\Z", re.IGNORECASE)
_SMALL_AFTER = re.compile(rf"\s+[{SMALL}]")
_VERB_AFTER = re.compile(
    rf"\s+(?:(?:đã|sẽ|cũng|và|and|also|has|have|will)\s+){{0,2}}(?:{'|'.join(_WORDS['brand_verbs'])})(?!\w)",
    re.IGNORECASE,
)
_PURPOSE_AFTER = re.compile(r"\s(?:to|for|on|in|at|since|under|about|để|về|trong|nhằm|mở|từ)\s")
_GIVES_AFTER = re.compile(  # only organisations do so: "Vingroup donated 200 computers"
    rf"\s(?:(?:đã|has|also|cũng|vừa)\s){{0,2}}(?:{'|'.join(_WORDS['giving_verbs'])})\s", re.IGNORECASE
)
_WITH_FIRST = re.compile(
    r"\s*(?:together with|along with|with|cùng với|cùng|với)\s+", re.IGNORECASE
)  # "With CIRAD we ..."
_WE_AFTER = re.compile(r"\s*,?\s*(?:we|the|our|nhà trường|trường|chúng tôi)(?!\w)", re.IGNORECASE)
_TAIL = frozenset({"việt", "vietnam", "asia", "global", "software", "telecom", "group", "electronics"})
_TITLE_VERBS = frozenset(NAME_WORDS["en"]["title_verbs"])
_TITLES_BEHIND = frozenset(_WORDS["titles_behind"])
_MANY_OF_THEM = frozenset(_WORDS["many_of_them"])
_PREMISES = frozenset(_WORDS["premises"])
_CODE = re.compile(r"[^\W\d_]{1,5}-?\d[\d.-]{1,8}")
_LONGEST = 6
_DASHED = re.compile(r"\s[-–]\s")  # "UTS - Đại học Kỹ thuật Sydney": the short form of the name behind it
_MORE_OF_LIST = re.compile(  # "..., Novotel Bay và Paradise ký": the rest of a list of capitals
    rf"(?:\s?(?:,|và|&)\s(?:[{CAPITALS}][^\s,;]{{0,30}}(?:\s|(?=[,;]))){{1,5}}){{1,6}}"
)
_DATED = re.compile(r"\d[,)]?\Z")
_VIETNAMESE = re.compile(r"[ăâđêôơưạ-ỹ]")
_DOING = frozenset({"undertake", "sending"})
_VERB_REACH, _VERB_BEGINS = 60, 6  # characters behind a name
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:[aăâeêioôơuưy]|[à-ãè-êìíò-õùúýĩũạ-ỹ]){1,3}(?:ch|ng|nh|[cmnpt])?"
)
_OFFICE_AFTER = re.compile(
    rf"\s?(?:,|–|-)\s?(?:the\s)?(?:(?:acting|pro|vice|deputy|phó)[\s-])?(?:{'|'.join(_WORDS['titles_behind'])}|registrar"
    r"|hiệu trưởng|giám đốc|viện trưởng|chủ tịch|trưởng)(?!\w)",
    re.IGNORECASE,
)
_COUNTRY_AFTER = re.compile(r"\s?,\s(?P<word>[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20})?)(?=\s(?:and|và)|[,;.)]|\Z)")
_HOME = "VN"
_NUMBERED = 2
_GIVEN_NAMES = frozenset(_WORDS["persons"]["given"])
_HONORIFICS = frozenset({"prof", "professor", "dr", "mr", "mrs", "ms", "assoc", "asst"})
_INNER_TITLES = frozenset(
    {"ceo", "cfo", "coo", "rector", "chancellor", "mr", "mrs", "ms", "prof", "professor", "dr"}
)
_FOR_WHAT = re.compile(  # "Vice President for People and Shared Services": what an officer sees to
    rf"(?:{'|'.join(_WORDS['titles_behind'])}|officer|coordinator|head|vp|avp)\s(?:for|in charge of)\s"
    r"(?:[^,;.]{1,40}\s(?:and|&)\s)?\Z",
    re.IGNORECASE,
)
_MOST_OF_PERSON = 4  # words of a person's name


def find_brands(text: str, start: int, end: int, known: Sequence[Mention]) -> list[Mention]:
    """Brand-only names in the sentence ``text[start:end]``; ``known`` are the names found there."""
    tokens = tokenize(text, start, end)
    together: bool | None = None  # asked once, and only where a brand may stand
    covered = Stretches((mention.start, mention.reach) for mention in known)
    free = [token for token in tokens if not covered.holds(token.start)]
    places = {token.start: number for number, token in enumerate(tokens)}
    starts = {mention.start for mention in known}
    reaches = {mention.reach for mention in known}
    found: list[Mention] = []
    at = 0
    while at < len(free):
        last = _run_end(free, at)
        last = before_person(free, at, _without_title(free, at, last))
        if last > at and _is_brand(text, tokens, places[free[at].start], free[at:last]):
            mention = _mention(text, free[at].start, free[last - 1].end)
            if together is None:
                together = _TOGETHER.search(text, start, end) is not None
            shortens = any(_DASHED.fullmatch(text, mention.reach, begin) for begin in starts)
            if (
                not shortens
                and _stands_in_frame(text, start, end, mention, starts, reaches, together=together)
                and not _is_aside(text[start:end], mention, start, reaches)
            ):
                found.append(mention)
                reaches.add(mention.reach)
        at = max(last, at + 1)
    return found


def _mention(text: str, start: int, end: int) -> Mention:
    note = note_behind(text, end, is_company=True)
    return Mention(
        plain_name(text[start:end]), start, end, aliases=note.aliases, reach=note.end, notes=note.parts
    )


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """The end of the capitals (and small second syllables) that begin at ``at``."""
    if not tokens[at].is_word or not tokens[at].is_capital or tokens[at].is_number:
        return at
    if _CODE.fullmatch(tokens[at].text):
        return at  # "the wheat WH-1105", "giống BT-09"
    last = at + 1
    while last < len(tokens) and last - at < _LONGEST:
        token, before = tokens[last], tokens[last - 1]
        pair = (folded(before.text), folded(token.text))
        if token.text == "-" and last + 1 < len(tokens) and folded(tokens[last + 1].text) in _TAIL:
            last += 1
            continue
        if _is_initial(tokens, at, last) or _is_anded(tokens, last):
            last += 1  # "B. Braun", "Fauna & Flora"
            continue
        if (
            not token.is_word
            or (folded(token.text) in _TITLE_VERBS and not token.is_shouted)
            or not (token.is_capital or pair in COMPOUNDS)
            or token.start - before.end > 1 + (before.text == "&")
        ):
            break
        last += 1
    return last


def _is_initial(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """The stop behind a single letter that begins a longer name."""
    letter, sign = tokens[stop - 1], tokens[stop]
    goes_on = stop + 1 < len(tokens) and tokens[stop + 1].is_capital and len(tokens[stop + 1].text) > 1
    return sign.text == "." and not sign.spaced and stop == at + 1 and len(letter.text) == 1 and goes_on


def _is_anded(tokens: Sequence[Token], at: int) -> bool:
    """ "&" between two capitals."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].text == "&" and following is not None and following.is_word and following.is_capital


def _without_title(tokens: Sequence[Token], at: int, last: int) -> int:
    """ "CLSU President", "Acme General Director": who speaks for the organisation is no part of its name."""
    whole = last
    last = next((n for n in range(at + 1, last) if folded(tokens[n].text) in _INNER_TITLES), last)
    while last > at and _is_title(tokens[last - 1]):
        last -= 1
    while at < last - 1 and last < whole and folded(tokens[last - 1].text) in RANKS:
        last -= 1
    return last


def _is_title(token: Token) -> bool:
    """ "President", "Vice-Provost", "Empa-Director", the "Prof" before a person."""
    low = folded(token.text)
    return low in _TITLES_BEHIND or low in _HONORIFICS or _speaks_for(token)


def _speaks_for(token: Token) -> bool:
    """ "Empa-Director Louis Schlapbach" is a person."""
    _, dash, title = folded(token.text).rpartition("-")
    return bool(dash) and not {title, title.removesuffix("s")}.isdisjoint(_TITLES_BEHIND)


def _is_house(tokens: Sequence[Token], place: int, run: Sequence[Token]) -> bool:
    """ "Building A1", "Clark Hall", the name of a street behind its number."""
    numbered = folded(run[0].text) in _PREMISES and len(run) == _NUMBERED
    return (
        numbered
        or folded(run[-1].text) in _PREMISES
        or (place > 0 and _is_number_of_house(tokens, place - 1))
    )


def _is_person(run: Sequence[Token]) -> bool:
    """Begins with a family name of Vietnam or a first name of elsewhere."""
    if run[0].text in _GIVEN_NAMES and 1 < len(run) <= _MOST_OF_PERSON:
        return True
    return folded(run[0].text) in SURNAMES and len(run) <= _MOST_OF_PERSON and not run[0].is_acronym


def _is_brand(text: str, tokens: Sequence[Token], place: int, run: Sequence[Token]) -> bool:
    """No person, place, title or common capital word."""
    low = folded(run[0].text)
    if _is_house(tokens, place, run) or _is_person(run):
        return False
    if _tells_nobody(run):
        return False
    if low in NOT_FIRST or low in NO_BRANDS or low in _TITLE_VERBS or _is_common(run):
        return False
    if any(TITLES.at(tokens, back) == place - back for back in range(max(0, place - 3), place)):
        return False
    if place > 1 and tokens[place - 1].text == ".":
        before = tokens[place - 2]
        if TITLES.at(tokens, place - 2) or (before.is_capital and len(before.text) == 1):
            return False  # "Dr. Alan", "Dr. Olu Q. Menjay"
    words = text[run[0].start : run[-1].end]
    return not _is_place(words, run)


def _is_place(words: str, run: Sequence[Token]) -> bool:
    """A place, or a country before its head of state: Vietnamese names have their country at the end."""
    if len(run) == 1 and run[0].is_acronym:
        return any(country.end - country.start >= len(words) for country in find_countries(f"({words})"))
    places = find_places(f"({words})")
    if len(run) > 1 and not words.isascii() and any(p.start == 1 and p.code != _HOME for p in places):
        return True  # "Trung Quốc Tập Cận Bình"
    return any(place.end - place.start >= len(words) for place in places)


def _tells_nobody(run: Sequence[Token]) -> bool:
    """A single letter, an officer ("Empa-Director ..."), several bodies ("Swiss Universities")."""
    is_letter = len(run) == 1 and len(run[0].text) == 1
    return is_letter or _speaks_for(run[0]) or is_own_office(run) or folded(run[-1].text) in _MANY_OF_THEM


def _is_common(run: Sequence[Token]) -> bool:
    """Nothing but fields of study, or words that go on small: "Đổi mới sáng tạo"."""
    if len(run) == 1 and not run[0].text.isascii() and _SYLLABLE.fullmatch(folded(run[0].text)):
        return True  # "Lễ", "Đoàn"
    goes_on_small = len(run) > 1 and run[1].is_word and not run[1].is_capital
    return goes_on_small or all(folded(token.text) in FIELDS for token in run)


def _is_number_of_house(tokens: Sequence[Token], place: int) -> bool:
    """ "số 12 Chùa Bộc", "42 Bạch Đằng": the name of a street."""
    return tokens[place].is_number and len(tokens[place].text) <= 4


def _stands_in_frame(
    text: str,
    start: int,
    end: int,
    mention: Mention,
    starts: set[int],
    reaches: set[int],
    *,
    together: bool,
) -> bool:
    before, after = text[max(start, mention.start - 60) : mention.start], text[mention.reach : end]
    acronym = any(token.is_acronym for token in tokenize(mention.name))
    several = " " in mention.name
    if _begins_clause(text[start : mention.start], mention.name, after):
        return True
    if _BEFORE.search(before):
        return (
            acronym
            or several
            or _LISTED_AFTER.match(after) is not None
            or _PURPOSE_AFTER.match(after) is not None
        )
    if together and _LOOSELY_BEFORE.search(before):
        return acronym or several or _LISTED_AFTER.match(after) is not None
    if _WITH_FIRST.fullmatch(text[start : mention.start]) and (acronym or several or _WE_AFTER.match(after)):
        return True
    if acronym and _VERB_AFTER.match(after):
        return True
    if several and mention.start == start and _VERB_AFTER.match(after):
        return True
    if (
        mention.start == start
        and len(mention.name) >= 4
        and mention.name.isascii()
        and _GIVES_AFTER.match(after)
    ):
        return True
    return _is_listed(text, mention, before, after, starts, reaches, strong=acronym or several or together)


def _is_aside(sentence: str, mention: Mention, start: int, reaches: set[int]) -> bool:
    """A person with an office, what an officer sees to, or the town of the body named before it."""
    before, after = sentence[: mention.start - start][-60:], sentence[mention.reach - start :]
    if _FOR_WHAT.search(before):
        return True
    return _holds_office(mention.name, after) or _is_a_town(before, after, reaches, mention.start)


def _holds_office(name: str, after: str) -> bool:
    """ "Mahmud Haq, Chancellor of X": a person, though an acronym's officer stands without a comma."""
    return " " in name and _OFFICE_AFTER.match(after) is not None


def _is_a_town(before: str, after: str, reaches: set[int], start: int) -> bool:
    """ "University of X, Long Ho, Vietnam": what stands between a name and a country is its town."""
    seat = before.rstrip()
    is_behind = seat.endswith(",") and start - len(before) + len(seat) - 1 in reaches
    lead = _COUNTRY_AFTER.match(after) if is_behind else None
    if lead is None:
        return False
    return any(found.start == 1 for found in find_countries(f"({lead['word']})"))


def _begins_clause(before: str, name: str, after: str) -> bool:
    """ "Năm 2012, Kumotech trang bị ...": a foreign name that begins a clause and does something."""
    listed = _MORE_OF_LIST.match(after)
    return (
        _opens_clause(before) and _is_foreign(name) and _does(after[listed.end() - 1 :] if listed else after)
    )


def _opens_clause(before: str) -> bool:
    """Nothing stands before it in its clause but a date: "Năm 2012, Kumotech trang bị ..."."""
    words = before.rstrip(" -–•*")
    return not words or words.endswith((";", ":")) or _DATED.search(words) is not None


def _is_foreign(name: str) -> bool:
    """Its first word is no Vietnamese syllable."""
    first = name.casefold().split()[0]
    return len(first) > 2 and first.isalpha() and not _SYLLABLE.fullmatch(first)


def _does(after: str) -> bool:
    """A Vietnamese word of an act, or of what a side undertakes, follows right away."""
    if not _VIETNAMESE.search(after, 0, _VERB_REACH):
        return False
    cues = (cue for cue in find_cues(after[:_VERB_REACH]) if cue.is_act or cue.group in _DOING)
    return any(cue.start <= _VERB_BEGINS for cue in cues)


def _is_listed(
    text: str,
    mention: Mention,
    before: str,
    after: str,
    starts: set[int],
    reaches: set[int],
    *,
    strong: bool,
) -> bool:
    """Between commas or "và" right behind, or right before, another organisation."""
    lead = _LISTED_BEFORE.search(before)
    if lead and mention.start - len(before) + len(before[: lead.start()].rstrip()) in reaches:
        ends = _LISTED_AFTER.match(after) or (_ANDED.search(before) and _SMALL_AFTER.match(after))
        return (strong and ends is not None) or _VERB_AFTER.match(after) is not None
    joined = re.match(r"\s*(?:,|(?:và|and|&)(?!\w))\s*", after)
    return strong and joined is not None and mention.reach + joined.end() in starts
