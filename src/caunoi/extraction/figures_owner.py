"""Whose figures a sentence tells: the host's, or those of another body that it describes."""

import re
from collections.abc import Collection

from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Scene
from caunoi.extraction.view import View

_OWN_WORDS = re.compile(
    r"(?<!\w)(?:(?i:chúng tôi|nhà trường|our|we|us)(?!\w)"
    r"|(?i:của|cho|với|tại) (?:Trường|Học viện|Viện|Khoa)"
    r"(?!\s?[A-ZĐ]|\s(?:đại|cao|tiểu|trung|học|mầm)\s))"  # "của Trường", not "của Trường Đại học X"
)
_FOUNDED = re.compile(
    r"(?:founded|established|được thành lập|thành lập (?:từ )?năm|ra đời|là công ty con)", re.IGNORECASE
)
_GOES_ON = re.compile(  # a sentence that goes on about the body described before
    r"\W{0,3}(?:(?:currently|today|now|at present|moreover|hiện nay|hiện tại|hiện|đến nay|ngoài ra),?\s)?"
    r"(?:it|its|they|their|the (?:university|school|college|institute|company|group|hospital|academy|firm)"
    r"|(?:nhà )?trường này|trường (?:này|hiện|có)|công ty (?:này|hiện|có)|đơn vị này|tập đoàn (?:này|hiện|có)"
    r"|với|có|được|nơi đây)(?!\w)",
    re.IGNORECASE,
)
_CAPITAL_SELF = re.compile(r"The (?:University|School|College|Institute|Academy)(?!\w)")
_SCHOLARSHIPS = re.compile(r"(?<!\w)(?:scholarships|bursaries|fellowships|học bổng)(?!\w)", re.IGNORECASE)
_SIZE = re.compile(  # "X has 21 faculties", "X gồm 5 viện", "X is a university with 20 schools"
    rf"\W{{0,3}}(?:{OTHER}\s?(?:\([^()]{{0,40}}\)\s?)?,?\s?(?:hiện nay|hiện tại|hiện|currently|now|today)?\s?"
    r"(?:gồm|bao gồm|có|has|comprises|consists of|boasts|enrols|enrolls)\s"
    r"(?:(?:hơn|khoảng|gần|trên|over|about|more than|nearly|around|some|almost)\s)?\d"
    rf"|{OTHER},?\s?(?:is|was|là)\s(?!\w{{0,20}}\s?(?:partner|đối tác))"
    rf"|(?:với|with)\s[^.;]{{0,80}}\d[^.;]{{0,80}},\s{OTHER})",
    re.IGNORECASE,
)
_PARTNERS = re.compile(r"(?<!\w)(?:partners?|đối tác|donors?|sponsors?|tài trợ)(?!\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_OPENING = 60  # characters in which a sentence names whom it is about


class Whose:
    """Goes through the sentences of a text in order and tells whose figures each states."""

    def __init__(self, view: View, partners: Collection[str]) -> None:
        self._view = view
        self._partners = frozenset(partners)
        self._other_in = -1  # the block whose last sentence described another body

    def is_host(self, scene: Scene, *, is_item: bool) -> bool:
        """False where only another body speaks of itself, or goes on doing so; an item names a partner's."""
        block = scene.sentence.block
        if self._goes_on(scene):
            return False
        ours = (is_item and self._names_partner(scene)) or self._is_about_host(scene)
        self._other_in = -1 if ours else block
        return ours

    def _goes_on(self, scene: Scene) -> bool:
        signs = {cast.sign for cast in scene.casts}
        if scene.sentence.block != self._other_in or signs & {HOST, BOTH, UNIT}:
            return False
        if _OWN_WORDS.search(self._words(scene)) or any(cue.is_act for cue in scene.cues):
            return False
        return _GOES_ON.match(scene.text) is not None and not _CAPITAL_SELF.match(scene.text)

    def _names_partner(self, scene: Scene) -> bool:
        return any(one.name in self._partners for one in scene.others())

    def _words(self, scene: Scene) -> str:
        return self._view.flat[scene.sentence.start : scene.sentence.end]

    def _is_about_host(self, scene: Scene) -> bool:
        signs = {cast.sign for cast in scene.casts}
        if OTHER not in signs or signs & {HOST, BOTH, UNIT}:
            return True
        if _FOUNDED.search(scene.text) or (scene.has("compared") and _describes(scene)):
            return False
        if _SIZE.match(scene.text) and not _PARTNERS.search(scene.text):
            return bool(_OWN_WORDS.search(self._words(scene)))
        if _OWN_WORDS.search(self._words(scene)) or any(cue.is_act for cue in scene.cues):
            return True
        if _SCHOLARSHIPS.search(scene.text):
            return True  # "X has paid for 18 scholarships": whom but ours?
        return not _describes(scene)


def _describes(scene: Scene) -> bool:
    """The sentence begins with the other body, before any number, and goes on about it."""
    number = _DIGIT.search(scene.text, 0, _OPENING)
    return scene.text[: number.start() if number else _OPENING].find(OTHER) >= 0
