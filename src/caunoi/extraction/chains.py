"""Lists of names in a sentence, and the small word that ties each list to what was done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.keeping import keeping
from caunoi.extraction.name_keys import names_a_field
from caunoi.extraction.persons import without_persons
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.scenes import BOTH, HOST, OTHER, SIGNS, UNIT, Cast, Scene
from caunoi.vocabulary import load

_WORDS = load("events")
_LISTS = {name: frozenset(words) for name, words in _WORDS["list_words"].items()}
_STRONG_TIES = {word: tie for tie in ("at", "to", "from", "with") for word in _LISTS[tie]}
_ARTICLES = frozenset({"the", "a", "an", "both", "cả", "các", "những"})
LEADS = _ARTICLES | frozenset(
    word for language in _WORDS["leads"].values() for phrase in language for word in phrase.split()
)
_ADVERBS = frozenset(
    word for language in _WORDS["adverbs"].values() for phrase in language for word in phrase.split()
)
_CALENDAR = frozenset(
    word for names in load("dates")["weekdays"].values() for name in names for word in name.split()
) | frozenset(name for names in load("dates")["months"].values() for name in names)
_HONORIFICS = frozenset(word.casefold() for word in load("roles")["persons"]["honorifics"])
_ANDS = frozenset({"and", "và", "&"})
_BETWEEN = _ADVERBS | LEADS | _CALENDAR | frozenset({",", "(", ")", "/", ":"})
_APPOSITION = re.compile(r"\A\s*,[^,;:.]{3,80},(?=\s)")
_PLACE = rf"[{CAPITALS}][\w'’-]{{2,20}}"
_SEAT = re.compile(  # "X University of Malaysia sealed ...", "X in Hamburg signed ..."
    rf"\A\s(?:of|from|in|based in)\s(?:the\s)?{_PLACE}(?:\s{_PLACE}){{0,2}}(?=[\s,])"
)
_HOLDS_MEETING = re.compile(  # "X tổ chức hội nghị làm việc với ...": the meeting is its own
    r"\A\s(?:(?:đã|vừa|cùng)\s)?(?:tổ chức|chủ trì|có)\s(?:hội nghị|cuộc họp|buổi họp|buổi|cuộc|phiên)"
    r"(?:\s(?:gặp gỡ|trao đổi|và|để))?\s\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\s*,?\s*(?:with|giữa)\s+(?:which|whom)(?!\w)|\s*,?\s*(?:đơn vị|nơi) mà(?!\w)", re.IGNORECASE
)
_GROUP = re.compile(
    r"\s{0,4}(?:,|(?:,\s{0,4})?(?:and|và|cùng|with|với|&)(?!\w))\s{0,4}(?:các\s{1,4})?(?:[\w-]+\s{1,4}){0,3}"
    r"(?:universities|institutions|institutes|colleges|schools|companies|hospitals|partners|firms|trường|viện"
    r"|đơn vị|công ty|doanh nghiệp|hợp tác xã|bệnh viện|đối tác|đại học)(?:\s[\w ]{0,30})?"
    r"(?:\s?[(:]|,?\s(?:including|such as|namely|như|gồm|bao gồm)(?!\w):?)\s{0,4}",
    re.IGNORECASE,
)  # "and three Indonesian universities (": the list goes on inside
_AND_MORE = re.compile(  # "X and eight Philippine institutions signed"
    r"\A,?\s(?:and|và|cùng|along with|together with)\s(?:(?:the|other|its|all|các)\s){0,2}(?:[\w-]+\s){1,5}"
    r"(?:universities|institutions|institutes|colleges|schools|companies|enterprises|partners|firms|businesses)(?=\s)",
    re.IGNORECASE,
)
_OFFICER_OF = re.compile(  # "Rector A and President B of X signed": its officer acts for it
    rf"(?:\A|[,;]\s|(?<!\w)(?:and|và)\s)(?:{any_of(_WORDS['officers']['en'])})\s"
    rf"(?:[{CAPITALS}][\w.'’-]{{0,20}}\s){{1,5}}of\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_MET_TO = re.compile(  # "X and Y leaders met on Friday, Aug. 25 to sign ..."
    rf"[^;:]{{0,60}}?(?<!\w)(?:{any_of(_WORDS['came_together']['en'])})(?!\w)[^;:]{{0,60}}"
    r"\s(?:to|for the|for)\s+(?:\w+ly\s)?",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"\s?;\s(?:in\s|ở\s|tại\s)?[{CAPITALS}][^\W\d_]{{1,14}}(?:\s[^\W\d_]{{1,12}}){{0,2}}\s?[-–:]\s"
)
_DATE = re.compile(
    r"\s(?:(?:vào|ký|signed)\s)?(?:ngày|tháng|năm|on|in)?\s?\d{1,4}(?:\s?[/.-]\s?\d{1,4}){0,2}(?=\s?[,;]|\s(?:và|and)\s)"
)
_INVITED = re.compile(
    rf"(?:{any_of(['lời mời của', 'invitation of', 'mời của'])})\s[^,;.]{{0,40}}\Z", re.IGNORECASE
)
_PART_OF = re.compile(  # "the College of Fishery, part of the University of X": the parent is no member
    r"\s?[,(-]?\s?(?:which is\s)?(?:a\s|an\s)?(?:constituent\s)?"
    r"(?:part|member|college|faculty|school|unit|institute|campus|branch)\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_SIGN = re.compile(f"[{SIGNS}]")
_NAMES = frozenset(SIGNS)
_PIECE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
_LONGEST_GAP = 70  # characters between two names of one list
_LONGEST_DEED = 14  # words of what a subject did before the act ("X celebrate 50 years and sign")
_TWO = 2
_PARTS = frozenset({"institute", "school"})
_WHOLE = re.compile(r"universit|đại học|học viện|academy|(?<!\w)đh", re.IGNORECASE)
_OCCASION = 24  # characters before the host in which an occasion is named
_ARRANGES = re.compile(r"\s(?:đồng\s)?(?:tổ chức|chủ trì|phát động)\s?,", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)(?:tại|ở|at|in)\s\Z", re.IGNORECASE)
_OF_HOST = re.compile(
    r"(?<!\w)(?:thành lập|truyền thống|kỷ niệm|sinh viên|giảng viên|cán bộ|của|cho|tại|đến)\s\Z", re.I
)
_DESCRIPTION = 10  # words between "với" and the first name ("với các đối tác chiến lược như ...")
_BESIDE = 12  # characters between a verb and its direct object
_REACH = 150  # characters from an act to the list it governs


@dataclass(frozen=True, slots=True)
class Chain:
    """Names listed one after the other: their places in the scene's text and what they are.

    ``tie`` is the word before the list: "with", "from", "of", "to", "at", "as" or "".
    """

    places: tuple[int, ...]
    casts: tuple[Cast, ...]
    tie: str
    tie_at: int

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1] + 1

    @property
    def has_host(self) -> bool:
        return any(cast.sign in (HOST, UNIT) for cast in self.casts)

    @property
    def has_both(self) -> bool:
        return any(cast.sign == BOTH for cast in self.casts)

    @property
    def others(self) -> list[Cast]:
        return [cast for cast in self.casts if cast.sign == OTHER]


def find_chains(scene: Scene) -> list[Chain]:
    """The lists of names of a sentence, in order; a name alone is a list of one."""
    chains: list[Chain] | None = scene.kept.get("chains")
    if chains is None:
        chains = scene.kept["chains"] = _chains_of(scene)
    return list(chains)


def _chains_of(scene: Scene) -> list[Chain]:
    groups: list[list[int]] = []
    last = 0
    for match in _SIGN.finditer(scene.text):
        place = match.start()
        gap = scene.text[last + 1 : place] if groups else None
        last_sign, last = last, place
        if gap is not None and _is_whole_of(scene, last_sign, place, gap):
            groups[-1][-1] = place  # "the Centre for Asian Studies, University of X": the university
        elif gap is not None and _links_here(scene, groups[-1][0], last_sign, place):
            groups[-1].append(place)
        elif gap is not None and _is_parent(gap):
            continue  # "Viện Vật lý thuộc Viện Hàn lâm": the parent is no member of the list
        else:
            groups.append([place])
    parted = [
        part
        for group in groups
        for piece in _arranged(scene.text, group)
        for part in _parted(scene.text, piece)
    ]
    return [_chain(scene, group) for group in parted]


def _is_whole_of(scene: Scene, last: int, place: int, gap: str) -> bool:
    """A part named by its field alone, a comma, and the university it belongs to."""
    if (
        gap.strip() not in {",", "of", "at", "-", "–"}
        or scene.text[place] != OTHER
        or scene.text[last] != OTHER
    ):
        return False
    part, whole = scene.cast_at(last).organisation, scene.cast_at(place).organisation
    if part is None or whole is None or whole.form != "school" or whole.is_generic:
        return False
    return part.form in _PARTS and not _WHOLE.search(part.name) and names_a_field(part.name)


def _arranged(text: str, group: list[int]) -> list[list[int]]:
    """ "Hội thảo do A tổ chức, B ký với C": who arranges something heads no list."""
    for number in range(1, len(group)):
        if _ARRANGES.match(text, group[number - 1] + 1):
            return [group[:number], *_arranged(text, group[number:])]
    return [group]


def _parted(text: str, group: list[int]) -> list[list[int]]:
    """ "Nhân 60 năm thành lập Trường, X trao ...": two names with a comma alone are no list."""
    before_host = len(group) > 1 and text[group[1]] == HOST and text[group[0] + 1 : group[1]].strip() == ","
    if before_host and _AT.search(text, 0, group[0]):  # "Tại TP Huế, Trường phối hợp với X"
        return [group[:1], group[1:]]
    if len(group) == _TWO and text[group[0]] == HOST and not set(_words(text[group[0] : group[1]])) & _ANDS:
        opening = text[max(0, group[0] - _OCCASION) : group[0]]
        if _OF_HOST.search(opening):
            return [group[:1], group[1:]]
    return [group]


def _links_here(scene: Scene, first: int, last: int, place: int) -> bool:
    """The name at ``place`` goes on with the list that begins at ``first`` and came to ``last``."""
    gap = scene.text[last + 1 : place]
    if scene.text[place] == scene.text[last] == OTHER:
        gap = _LED.sub(", ", _DATE.sub("", gap))  # "với X ngày 3/3, Y ngày 4/3", "X; Poland - Y"
    if not _links(gap) or _is_sides_with(scene.text, last, gap):
        return False
    opens = scene.text[place] == HOST and not set(_words(gap)) & _ANDS and first == last
    return not (opens and _INVITED.search(scene.text, 0, first))


def _is_sides_with(text: str, place: int, gap: str) -> bool:
    """ "hợp tác ba bên với X": "both sides" is no member of the list behind "với"."""
    return text[place] == BOTH and bool(_LISTS["with"] & set(_words(gap)))


def _words(text: str) -> list[str]:
    return [piece.casefold() for piece in _PIECE.findall(text)]


@keeping
def _links(gap: str) -> bool:
    """Only commas, "and" and titles ("and the Rector of") stand between two names."""
    if len(gap) > _LONGEST_GAP:
        return False
    if _GROUP.fullmatch(gap):
        return True
    words = _words(without_persons(gap))
    return any(word in _LISTS["connectors"] for word in words) and all(
        word in _LISTS["connectors"] or word in LEADS or word.isdecimal() for word in words
    )


def _is_parent(gap: str) -> bool:
    words = _words(gap)
    if _PART_OF.fullmatch(gap):
        return True
    through = [word for word in words if word != ","][:2] == ["thông", "qua"]  # "Quỹ X, thông qua Y, trao"
    return through or (0 < len(words) <= 2 and words[0] in _LISTS["parent"])


def _chain(scene: Scene, places: list[int]) -> Chain:
    tie, at = _tie(scene.text, places[0])
    return Chain(tuple(places), tuple(scene.cast_at(place) for place in places), tie, at)


def _tie(text: str, place: int) -> tuple[str, int]:
    """The word that governs the list beginning at ``place`` and where it stands."""
    pieces = list(_PIECE.finditer(text, max(0, place - 120), place))
    seen_of = seen_as = False
    at = len(pieces) - 1
    while at >= 0 and pieces[at].group() not in _NAMES:
        word = pieces[at].group().casefold()
        strong = _STRONG_TIES.get(word, "")
        if strong == "at" and seen_as:
            break  # "relations with institutions in the south such as X"
        if strong:
            return strong, pieces[at].start()
        seen_of = seen_of or word in _LISTS["of"]
        seen_as = seen_as or word in _LISTS["as"]
        if not (word in LEADS or word in _LISTS["of"] or word in _LISTS["as"]):
            break
        at -= 1
    found = _farther_with(pieces[max(0, at - _DESCRIPTION) : at + 1], commas=seen_as)
    if found is not None:
        return "with", found
    led_by_titles = at < 0 or pieces[at].group() in ",:;(" or pieces[at].group() in _NAMES
    if led_by_titles or not seen_of:  # "Đại diện của X ký": titles alone lead the list
        return "as" if seen_as else "", place
    return "of", place


def _farther_with(pieces: list[re.Match[str]], *, commas: bool) -> int | None:
    """ "với" some words before the list; another preposition or a comma between ends the search."""
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        word = piece.group().casefold()
        if word in _LISTS["with"]:
            return piece.start()
        if word == "." and number and pieces[number - 1].group().casefold() in _HONORIFICS:
            continue  # "with Mr. A - Principal of X"
        if word in "()":
            continue  # "với các trường đại học (ĐH), gồm: A, B"
        if word in _LISTS["from"] or word in ";." or word in _NAMES:
            return None
        if word == "," and not commas:
            return None
    return None


def subject_of(scene: Scene, chains: Iterable[Chain], start: int) -> Chain | None:
    """The list that does what the act at ``start`` says: right before it but for adverbs."""
    before = [chain for chain in chains if chain.end <= start]
    if not before:
        return None
    if before[0].start == 0 and scene.text[before[0].end :].startswith(":"):
        return before[0]  # a headline: "X - Y: ký kết ..."
    chain = before[-1]
    officer = chain.tie == "of" and _OFFICER_OF.search(scene.text, 0, chain.start)
    if chain.tie in {"with", "to", "of"} and not officer:
        return None
    gap = _AND_MORE.sub(" ", _SEAT.sub(" ", scene.text[chain.end : start]))
    gap = _APPOSITION.sub(" ", without_persons(gap))
    gap = _HOLDS_MEETING.sub(" ", gap)
    words = _words(gap)
    if len(words) > _LONGEST_DEED or any(word in {";", "."} for word in words):
        return None
    if ":" in words and words != [":"]:
        return None
    fits = all(word in _BETWEEN or word.isdecimal() for word in words)
    return chain if fits or _does_more(words) or _MET_TO.fullmatch(gap) else None


def _does_more(words: list[str]) -> bool:
    """ "X and Y celebrate 50 years and sign ...": the subject of the verb before "and" is that of the act."""
    return (
        0 < len(words) <= _LONGEST_DEED
        and words[-1] in _ANDS
        and words[0].isalpha()
        and words[0] not in _ANDS
    )


def with_which(scene: Scene, chains: Iterable[Chain], start: int) -> Chain | None:
    """ "X, with which it had ...": the list before a relative clause in which the act stands."""
    before = [chain for chain in chains if chain.end <= start]
    if before and _RELATIVE.match(scene.text, before[-1].end):
        return before[-1]
    return None


def object_of(
    scene: Scene, chains: Iterable[Chain], act: tuple[int, int], ties: tuple[str, ...], limit: int
) -> Chain | None:
    """The first list right of an act that hangs on one of ``ties``, up to ``limit``.

    ``act`` is where the act's words stand; the tie may be the last of them ("licensed to").
    """
    start, end = act
    for chain in chains:
        if chain.start < end or chain.start >= limit:
            continue
        if chain.start - end > _REACH:
            return None
        if chain.tie in ties and chain.tie_at >= start:
            return chain
        if "" in ties and chain.start - end <= _BESIDE:
            return chain
        if ";" in scene.text[end : chain.start]:
            return None
    return None
