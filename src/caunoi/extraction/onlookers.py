"""Who is named in a sentence without taking part: guests, models, former schools, other sides."""

import re
from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.bystanders import (
    is_behind_leaders,
    is_delegate_of_unit,
    is_of_receivers,
    is_programme,
    is_town_of_pair,
)
from caunoi.extraction.chains import Chain
from caunoi.extraction.cues import Cue
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.keeping import keeping
from caunoi.extraction.literals import holds_any, parts_of
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Scene
from caunoi.vocabulary import load

_NEAR = 90  # characters in which a word such as "so với" or "tốt nghiệp" governs a name
_ON_THE_WAY = 60  # characters from the word of going to the place
_RELATIVE = re.compile(r"\s?,\s?(?:which|who|that)\s", re.IGNORECASE)
_RELATIVE_WITH = re.compile(r"\s?,\s?(?:with|to|against) (?:which|whom)\s", re.IGNORECASE)
_DEEDS = frozenset({"renew", "sign", "sponsor", "contract", "laboratory"})
_OFFICE_AT = re.compile(  # "the Dean of Engineering at X signed": its officer, not its place
    rf"(?<!\w)(?:{any_of(load('events')['officers']['en'])})(?:\sof\s[\w\s&]{{3,40}}?)?\sat\s(?:the\s)?\Z",
    re.IGNORECASE,
)
OFFICE_OF = re.compile(  # "Head of the Department for Cooperation": whose officer is meant
    r"(?:head|chief|director|dean|deputy|manager|specialist|staff|officer|secretary|rector|president"
    r"|chairman|leaders?|representatives?)\sof\s(?:the\s)?\Z"
    r"|(?:trưởng|phó|giám đốc|chuyên viên|cán bộ|lãnh đạo|đại diện)\s(?:của\s)?\Z",
    re.IGNORECASE,
)
_OTHERS_LOOK_ON = re.compile(  # what follows are the guests, not what stands before
    r"(?:in the )?presence of|witnessed by|attended by|joined by|graced by|observed by|sự chứng kiến",
    re.IGNORECASE,
)
_OWN_TIES = re.compile(  # "It has close ties with industry": the partners of whoever is spoken of
    rf"\s(?:(?:also|currently|now)\s)?(?:has|maintains|boasts|enjoys|keeps|built)\s(?:[\w-]+\s){{0,4}}"
    rf"(?:{any_of(load('relations')['ties']['en'])})\s(?:with|to|across|in)(?!\w)",
    re.IGNORECASE,
)
_MAKES = re.compile(  # behind "do X", "by X"
    r"\s?(?:và (?:các )?cộng sự |(?:đã|vừa|and colleagues|and his team) ){0,2}"
    r"(?:nghiên cứu|chọn tạo|lai tạo|phát triển|sáng chế|thiết kế|chế tạo|xây dựng|làm chủ|sở hữu|tạo ra"
    r"|sản xuất|(?:được |sẽ được )?(?:chuyển giao|chuyển nhượng|bàn giao)"
    r"|(?:was|were|is|to be) (?:transferred|licensed|sold))(?!\w)",
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"(?:[\w-]+(?:\s[\w-]+)?['’]s\s)?(?:bộ|ministry)\s", re.IGNORECASE
)  # "Japan's Ministry of ..."
_MISSION = re.compile(r"(?<!\w)(?:high commission|consulate|embassy|consul general)(?!\w)", re.IGNORECASE)
_FOUNDING = re.compile(
    rf"(?<!\w)(?:{any_of([*load('events')['founding']['vi'], *load('events')['founding']['en']])})"
    r"(?:\s(?:và|and)\s[^\W\d]{2,10}(?:\s[^\W\d]{2,10})?)?\s(?:the\s|a\s|new\s|mới\s)?[“\"'‘]?\Z",
    re.IGNORECASE,
)
_FOUNDING_PARTS = parts_of([*load("events")["founding"]["vi"], *load("events")["founding"]["en"]])
_ARRANGED = re.compile(
    r"(?<!\w)(?:do)\s[^;.]{1,90}?(?<!\w)(?:đồng\s)?(?:tổ chức|chủ trì|phát động)(?!\w)"
    r"|(?<!\w)(?:organi[sz]ed|hosted|co-organi[sz]ed|co-hosted|convened|arranged)\s(?:jointly\s)?by\s[^;.,]{1,90}",
    re.IGNORECASE,
)
_HOLDS_IT = re.compile(  # "A tổ chức lễ ký kết biên bản ghi nhớ giữa B và C"
    rf"{OTHER}\s(?:đã\s|vừa\s)?(?:tổ chức|chủ trì|chứng kiến|organi[sz]ed|hosted|held|witnessed)\s"
    r"[^;.\ue000-\ue003]{0,80}?(?:giữa|between)\s",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(  # "Sau lễ ký, đoàn thăm ..."
    r"(?:sau|kết thúc)\s(?:buổi\s|phần\s)?(?:lễ|ký|làm việc|họp)|after the (?:ceremony|signing|meeting)",
    re.IGNORECASE,
)
_TOURS = re.compile(r"(?:đi |đã |đến )?(?:thăm|tham quan|toured|visited)\s", re.IGNORECASE)
_SIDE_HAS = re.compile(
    r"(?:(?:về|từ)?\s?phía|on the (?:side|part) of|on behalf of|representing)\s(?:the\s)?"
    rf"(?P<who>[{HOST}{UNIT}{OTHER}])"
    r"[^;.\ue000-\ue003]{0,25}?(?:có|gồm|there (?:was|were)|were|attended)(?!\w)",
    re.IGNORECASE,
)
_PERSON_FROM = re.compile(
    r"(?<!\w)(?:TS|ThS|GS|PGS|TSKH|BS|KS|NCS|Prof|Dr|Mr|Ms|Mrs|[Ôô]ng|[Bb]à)\.?\s[^()\ue000-\ue003]{2,40}\(\Z"
)
_HAS_PARTNERS = re.compile(
    rf"\W{{0,3}}(?:the\s)?{OTHER}\s?(?:hiện\s|cũng\s|đã\s|has\s|also\s)?"
    r"(?:có|là|đang|hợp tác|is|has|have|maintains|works)(?!\w)"
    r"[^;.]{0,160}?(?:hợp tác|liên kết|đối tác|mạng lưới|partner|network|cooperat|collaborat|ties)",
    re.IGNORECASE,
)
_WORKS_WITH = re.compile(
    rf"\W{{0,3}}{OTHER}\s(?:[^\W\d]+\s){{0,3}}(?:hợp tác|liên kết|quan hệ)\s", re.IGNORECASE
)
_SOON = 25  # characters behind "which"
_DEALS = frozenset({"renew", "sign"})


def is_authority(organisation: Organisation) -> bool:
    """A ministry or an embassy: named in every report, a side only of what it signs."""
    return is_mission(organisation) or _MINISTRY.match(organisation.name) is not None


def is_mission(organisation: Organisation) -> bool:
    """An embassy, a consulate, a "British High Commission"."""
    return organisation.form == "embassy" or _MISSION.search(organisation.name) is not None


def onlookers(scene: Scene, chains: Sequence[Chain]) -> set[int]:
    """The starts of the lists in ``scene`` whose members do not take part in anything."""
    return {chain.start for chain in chains if why_aside(scene, chain)}


def why_aside(scene: Scene, chain: Chain) -> str:
    """Why the members of a list take no part: guest, compared, biography, maker, place; "" when they may."""
    before = [cue for cue in scene.cues if cue.end <= chain.start]
    if chain.has_host:
        led_by_others = chain.casts[0].sign != HOST
        return "guest" if led_by_others and _is_guest(scene, before, chain) else ""
    if _is_guest(scene, before, chain):
        return "guest"
    relative = _RELATIVE_WITH.match(scene.text, chain.end)
    if relative and any(c.group == "compared" and 0 <= c.start - relative.end() <= _SOON for c in scene.cues):
        return "compared"
    for group in ("compared", "biography"):
        if _is_governed(scene, before, chain, group):
            return group
    apart = next((why for why, is_so in _APART if is_so(scene, chain)), "")
    if apart:
        return apart
    if chain.tie != "at" or _OFFICE_AT.search(scene.text, max(0, chain.start - _NEAR), chain.start):
        return ""
    return "" if _is_visited(before, chain) else "place"


def _is_made(scene: Scene, chain: Chain) -> bool:
    """ "thỏa thuận thành lập “Trung tâm X” giữa hai trường": what is founded is no side of it."""
    return _founds(scene.text) and _FOUNDING.search(scene.text, 0, chain.start) is not None


@keeping
def _founds(text: str) -> bool:
    return holds_any(text, _FOUNDING_PARTS)


def _arranges(scene: Scene, chain: Chain) -> bool:
    """ "Hội thảo do A phối hợp với B tổ chức": who arranged the occasion on which others signed."""
    holders, spans = _arrangements(scene.text)
    return chain.start in holders or any(
        start < chain.start and chain.end <= end and HOST not in scene.text[start:end] for start, end in spans
    )


@keeping
def _arrangements(text: str) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """Where names stand that hold an occasion, and stretches of who arranged one."""
    holders = frozenset(match.start() for match in _HOLDS_IT.finditer(text))
    return holders, tuple(match.span() for match in _ARRANGED.finditer(text))


def _is_toured(scene: Scene, chain: Chain) -> bool:
    """ "Sau lễ ký, đoàn thăm Nhà máy X": what guests were shown afterwards."""
    start, end = _first_tour(scene.text)
    return start >= 0 and end <= chain.start and _AFTERWARDS.search(scene.text, 0, start) is not None


@keeping
def _first_tour(text: str) -> tuple[int, int]:
    """Where a text first tells that somebody was shown something; (-1, -1) when it does not."""
    toured = _TOURS.search(text)
    return toured.span() if toured else (-1, -1)


def sides_introduced(scene: Scene) -> list[Organisation]:
    """ "Phía Trường X có Phó Hiệu trưởng ...": the other side, as its people are introduced."""
    if not _introduces(scene.text):
        return []
    places = (match.start("who") for match in _SIDE_HAS.finditer(scene.text) if match["who"] == OTHER)
    casts = [scene.cast_at(place) for place in places]
    return [cast.organisation for cast in casts if cast.organisation]


def _is_of_own_side(scene: Scene, chain: Chain) -> bool:
    """ "Về phía Trường có đại diện các trường thành viên A, B": who comes with the host."""
    if not _introduces(scene.text):
        return False
    sides = [match["who"] for match in _SIDE_HAS.finditer(scene.text, 0, chain.start)]
    return bool(sides) and sides[-1] in (HOST, UNIT)


@keeping
def _introduces(text: str) -> bool:
    return _SIDE_HAS.search(text) is not None


def _is_home_of_person(scene: Scene, chain: Chain) -> bool:
    """ "TS. Võ Văn A (Đại học X) trình bày": where a speaker comes from."""
    closed = scene.text.startswith(")", chain.end)
    return closed and _PERSON_FROM.search(scene.text, 0, chain.start) is not None


def _is_partner_of_partner(scene: Scene, chain: Chain) -> bool:
    """ "X có mạng lưới rộng lớn, hợp tác với nhiều trường như Y": with whom a partner works besides."""
    if chain.tie not in {"with", "as"} or any(sign in scene.text for sign in (HOST, UNIT, BOTH)):
        return False
    first = scene.places[0] if scene.places else 0
    goes_on = bool(scene.casts) and scene.casts[0].mention is None and _WORKS_WITH.match(scene.text)
    has_partners = _HAS_PARTNERS.match(scene.text, 0, chain.start) is not None
    return first < chain.start and bool(goes_on or has_partners)


def _is_maker(scene: Scene, chain: Chain) -> bool:
    """ "chuyển giao giống lúa do X chọn tạo cho Y": who made what another takes is no side."""
    if chain.tie not in {"from", "of"} or not _MAKES.match(scene.text, chain.end):
        return False
    handed = any(cue.is_act and cue.kind == "contract" for cue in scene.cues)
    return handed and any(
        sign == OTHER and not chain.start <= at < chain.end for at, sign in enumerate(scene.text)
    )


_APART = (
    ("maker", _is_maker),
    ("place", _is_made),
    ("place", _arranges),
    ("place", _is_toured),
    ("guest", _is_of_own_side),
    ("guest", _is_home_of_person),
    ("place", _is_partner_of_partner),
    ("guest", is_delegate_of_unit),
    ("guest", is_behind_leaders),
    ("place", is_town_of_pair),
    ("place", lambda _, chain: is_programme(chain)),
)


def _is_guest(scene: Scene, before: Sequence[Cue], chain: Chain) -> bool:
    """Named after "tham dự có", unless it signs there: "attended the signing between X and Y"."""
    guests = [cue for cue in before if cue.group == "guests"]
    if chain.has_both:
        return False
    if is_of_receivers(scene, chain):
        return True
    if _acts_itself(scene, chain):
        return False
    if not guests:
        return "guests" in _groups_right_after(scene, chain)
    deal = any(cue.is_act and cue.kind in _DEALS and cue.start > guests[0].start for cue in before)
    return not (deal and chain.tie == "with")


def _acts_itself(scene: Scene, chain: Chain) -> bool:
    """ "attended by representatives of X, which donated the equipment": the guest has done something."""
    relative = _RELATIVE.match(scene.text, chain.end)
    if relative is None:
        return False
    return any(
        cue.is_act and cue.kind in _DEEDS and 0 <= cue.start - relative.end() <= _SOON for cue in scene.cues
    )


def _groups_right_after(scene: Scene, chain: Chain) -> set[str]:
    """ "The Ambassador of Poland, who attended ...": the guest stands before the word."""
    return {
        cue.group
        for cue in scene.cues
        if 0 <= cue.start - chain.end <= 12 and not _OTHERS_LOOK_ON.match(scene.text, cue.start)
    }


def _is_governed(scene: Scene, before: Sequence[Cue], chain: Chain, group: str) -> bool:
    """The nearest cue that matters before the list belongs to ``group``."""
    near = [cue for cue in before if cue.group == group and chain.start - cue.end <= _NEAR]
    if not near:
        return False
    cue = near[-1]
    between = scene.text[cue.end : chain.start]
    if any(mark in between for mark in ";.") or HOST in between or UNIT in between:
        return False
    acts = [other for other in before if other.is_act and other.start >= cue.end]
    return not acts


def _is_visited(before: Sequence[Cue], chain: Chain) -> bool:
    going = (cue for cue in before if cue.group == "sending" or (cue.is_act and cue.kind == "visit"))
    return any(chain.start - cue.end <= _ON_THE_WAY for cue in going)


def speaks_for_others(scene: Scene, chains: Sequence[Chain]) -> bool:
    """The other side tells of itself ("Phía BUFS cho biết ..."): nothing is said of the host."""
    if not chains or HOST in scene.text or BOTH in scene.text or UNIT in scene.text:
        return False
    first = chains[0]
    if all(cast.organisation is not None and cast.organisation.is_generic for cast in first.casts):
        return False  # rather a unit of the host
    if not all(cast.sign == OTHER for cast in first.casts):
        return False
    said = [cue for cue in scene.cues if cue.group == "others_say" and cue.start >= first.end]
    tells = bool(said) and said[0].start - first.end <= 40
    return tells or (first.start == 0 and _OWN_TIES.match(scene.text, first.end) is not None)
