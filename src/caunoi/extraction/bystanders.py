"""Who is named in news without being a side: people of the house, guests, towns, programmes."""

import re

from caunoi.extraction.chains import Chain
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.keeping import keeping
from caunoi.extraction.places import find_places
from caunoi.extraction.scenes import HOST, OTHER, SIGNS, UNIT, Scene
from caunoi.vocabulary import load

_WORDS = load("relations")["bystanders"]
_RECEPTION = re.compile(  # "Cùng tiếp đoàn còn có ...", "Đại diện Trường tiếp đoàn có: ..."
    r"\W{0,4}(?:(?:cùng|tham gia|tham dự|chủ trì|trực tiếp)\s"
    rf"|(?:đại diện|lãnh đạo|về phía|phía)\s[{HOST}{UNIT}][^.;:{SIGNS}]{{0,30}}?\s?){{0,2}}"
    rf"(?:đón tiếp|tiếp đón|chào đón|tiếp|đón)(?!\w)[^.;:{SIGNS}]{{0,70}}?"
    r"(?<!\w)(?:còn có|gồm có|có|gồm)(?!\w)",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(rf"(?<!\w)(?:phía|đoàn|khách|với)\s[^.;{SIGNS}]{{0,30}}{OTHER}", re.IGNORECASE)
_OFFICER = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['officers'])})\s(?:của\s)?\Z", re.IGNORECASE)
_IN_COMPANY = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['company'])})(?!\w)", re.IGNORECASE)
_LEADERS_OF = re.compile(  # "cùng lãnh đạo các sở, ngành, đơn vị: A; B; C"
    rf"(?<!\w)(?:lãnh đạo|đại diện|leaders of|representatives of)\s(?:các|một số|nhiều|the|several)\s"
    rf"[^.:{SIGNS}]{{0,70}}:\s?",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<!\w)(?:giữa|between)\s\Z", re.IGNORECASE)
_AND = re.compile(r"\s?(?:và|với|and)\s", re.IGNORECASE)
_PROGRAMMES = frozenset(_WORDS["programmes"])
_BEHIND = 40  # characters in which the other town of a pair stands
_PART_OF_HOUSE = frozenset({"institute", "unit"})
_OFFICES = ("văn phòng ", "ban ", "hội đồng ")


def is_of_receivers(scene: Scene, chain: Chain) -> bool:
    """ "Cùng tiếp đoàn còn có lãnh đạo Phòng A và đại diện Văn phòng B": people of the house."""
    end = _reception(scene.text)
    if not 0 <= end <= chain.start:
        return False
    return _OTHER_SIDE.search(scene.text, end, chain.end) is None


@keeping
def _reception(text: str) -> int:
    """Where the words end that open a sentence about who received guests; -1 when it tells another thing."""
    match = _RECEPTION.match(text)
    return match.end() if match else -1


def is_delegate_of_unit(scene: Scene, chain: Chain) -> bool:
    """ "đoàn Trường do ... dẫn đầu cùng TS. B – Phó Giám đốc Trung tâm C": an officer's unit at home."""
    one = chain.casts[0].organisation
    if one is None or len(chain.casts) != 1:
        return False
    if one.form not in _PART_OF_HOUSE and not one.name.casefold().startswith(_OFFICES):
        return False
    named = max(scene.text.rfind(sign, 0, chain.start) for sign in SIGNS)
    if named < 0 or scene.text[named] not in (HOST, UNIT):
        return False
    between = scene.text[named + 1 : chain.start]
    acts = any(cue.is_act and named < cue.start < chain.start and cue.kind != "visit" for cue in scene.cues)
    return not acts and _OFFICER.search(between) is not None and _IN_COMPANY.search(between) is not None


def is_behind_leaders(scene: Scene, chain: Chain) -> bool:
    """ "cùng lãnh đạo các sở, ngành: A; B; C": who came along is told behind a colon."""
    end = _leaders(scene.text)
    return 0 <= end <= chain.start and not any(
        cue.is_act and end <= cue.start < chain.start for cue in scene.cues
    )


@keeping
def _leaders(text: str) -> int:
    match = _LEADERS_OF.search(text)
    return match.end() if match else -1


def is_town_of_pair(scene: Scene, chain: Chain) -> bool:
    """ "quan hệ giữa Clermont và Hà Nội": a town beside a town."""
    one = chain.casts[0].organisation
    if one is None or one.form or len(chain.casts) != 1:
        return False
    behind = _AND.match(scene.text, chain.end)
    if behind is None or _PAIR.search(scene.text, 0, chain.start) is None:
        return False
    return any(place.start == 0 for place in find_places(scene.text[behind.end() : behind.end() + _BEHIND]))


def is_programme(chain: Chain) -> bool:
    """ "chương trình Alpha Technology Track": what is named is a programme, as its last word says."""
    ends = [cast.organisation.name.rpartition(" ")[2].casefold() for cast in chain.casts if cast.organisation]
    return bool(ends) and all(end in _PROGRAMMES for end in ends)
