"""Names in a sentence about dealings with the host that no frame of a verb has bound to it.

"Since 2009 we have sent graduates to X", "X pays for 18 scholarships", "The largest customers were X and Y":
the ways of saying so have no end. Here it is enough that a word of dealing stands beside the names, that the
host is there (named, "we", or left out in a text about its cooperation), and that nothing sets them aside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caunoi.domain.kinds import Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.cues import ACTS, Cue
from caunoi.extraction.date_shapes import MONTH_NUMBERS, any_of
from caunoi.extraction.events import Act, clauses_of
from caunoi.extraction.frames import is_unit_like
from caunoi.extraction.name_keys import names_a_field
from caunoi.extraction.names_words import HEADS_EN, folded, is_field
from caunoi.extraction.onlookers import OFFICE_OF, speaks_for_others, why_aside
from caunoi.extraction.phrases import CAPITALS, PhraseBook
from caunoi.extraction.scenes import BOTH, HOST, OTHER, SIGNS, UNIT, Scene
from caunoi.extraction.tokens import tokenize
from caunoi.vocabulary import load

_WORDS = load("relations")


def _words(group: str) -> re.Pattern[str]:
    listed = any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


_DEALINGS = PhraseBook(
    (phrase, kind)
    for kind, forms in _WORDS["dealings"].items()
    for phrases in forms.values()
    for phrase in phrases
)
_WEAK = PhraseBook((word, True) for words in _WORDS["weak"].values() for word in words)
_WE, _RULES, _NEVER = _words("we"), _words("rules"), _words("never")
_SILENT = frozenset({"planned", "negation", "former"})
_NOT_OF_HOST = frozenset({"government", "company"})  # "Aalborg Municipality" is no part of Aalborg University
_ASIDE = frozenset({"embassy", "unit"})
_REACH = 90  # characters between a word of dealing and the names it is about
_RANK = {kind: rank for rank, kind in enumerate(ACTS)}
_OF_HOST = re.compile(rf"\s?(?:of|at|của)\s(?:the\s)?(?:[{HOST}{UNIT}]|latter|former)")
_BESIDE_HOST = re.compile(rf"\s?[,-]\s(?:the\s)?[{HOST}{UNIT}]")
_QUOTED = re.compile(r"[“\"«„']\Z")  # a title: "Cold Climate Engineering"
_OWN = re.compile(
    r"(?:the\s)?(?:university|school|college|institute|academy|centre|center)['’]s\s", re.IGNORECASE
)
_MONTHS = any_of(name.title() for name in MONTH_NUMBERS)
_SEAT = re.compile(
    rf"[*_]{{0,2}}\s?(?:,|\(|in|at)\s?(?!(?:{_MONTHS})(?!\w))[{CAPITALS}]"
)  # "in Hanoi", not "in October"
_PERSON = re.compile(
    r"(?:Prof|Dr|Mr|Mrs|Ms|GS|TS|PGS|Ông|Bà|ông|bà)\b[^;:]{0,60}\Z|"
    r"(?:[Pp]rofessor|[Dd]octor|lecturer|researchers?|scientist|giáo sư|tiến sĩ)\s[^;:,]{0,40}\Z",
)
_OFFICE_REACH = 60
_WHO = re.compile(r"(?<!\w)(?<!of )(?:who|which|whose|his|her)(?!\w)", re.IGNORECASE)
_TELLING_GENRES = frozenset({Genre.NARRATIVE, Genre.TRANSFER})
_OURS = re.compile(
    rf"\W{{0,3}}(?:{any_of([*_WORDS['ours']['vi'], *_WORDS['ours']['en']])})(?!\w)", re.IGNORECASE
)
_ON_PAPER = frozenset({"sign", "renew", "paper"})
_FEW = 2  # words of a name that may be written in capitals only


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known where the sentence stands: the genre, the host's names, whether it is an ``item``.

    ``listed``: an item below a heading of partners or projects, where the names alone say enough.
    """

    genre: Genre | None
    host: tuple[str, ...]
    listed: bool = False
    item: bool = False


def find_relations(scene: Scene, acts: Sequence[Act], setting: Setting) -> list[Act]:
    """Acts about the names of the sentence that ``acts`` left over."""
    if OTHER not in scene.text:
        return []
    chains = find_chains(scene)
    if speaks_for_others(scene, chains):
        return []
    taken = {id(party) for act in acts for party in act.parties}
    found: list[Act] = []
    for start, end in clauses_of(scene.text):
        given = scene.has("gifts") and any(cue.kind == "sponsor" for cue in scene.cues)
        papered = setting.item and any(cue.kind in _ON_PAPER for cue in scene.cues)
        if given or papered or scene.has("again") or _host_is_there(scene.text[start:end], setting):
            found += _relations(scene, chains, (start, end), taken, setting)
    for act in found:
        act.parties = [
            one for one in act.parties if one.form in _NOT_OF_HOST or not _is_of_host(one.name, setting.host)
        ]
    return [act for act in found if act.parties]


def _host_is_there(words: str, setting: Setting) -> bool:
    """Named or "we"; left unsaid in a text that is about its dealings, or never names it at all."""
    unsaid = setting.genre in _TELLING_GENRES or not setting.host or setting.listed
    return unsaid or _is_named(words) or _OURS.match(words) is not None


def _is_named(words: str) -> bool:
    return any(sign in words for sign in (HOST, UNIT, BOTH)) or _WE.search(words) is not None


def _is_of_host(name: str, host: Sequence[str]) -> bool:
    """ "Boise State" in a paper of Boise State University, "Kasetsart University" in one of its institute."""
    own = _proper_words(name)
    return any(own and (own <= whose or (whose and whose <= own)) for whose in map(_proper_words, host))


def _proper_words(name: str) -> frozenset[str]:
    words = (token for token in tokenize(name) if token.is_word and token.is_capital)
    known = (t for t in words if not is_field(t) and folded(t.text) not in HEADS_EN)
    return frozenset(folded(t.text).removesuffix("'s").removesuffix("’s") for t in known)


def _relations(
    scene: Scene, chains: Sequence[Chain], clause: tuple[int, int], taken: set[int], setting: Setting
) -> Iterator[Act]:
    start, end = clause
    inside = [chain for chain in chains if start <= chain.start < end]
    cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
    for chain in inside:
        parties = [one for one in _parties(scene, chain, clause) if id(one) not in taken]
        aside = why_aside(scene, chain)
        if not parties or aside not in {"", "place"} or _is_set_aside(scene, chain, cues, start):
            continue
        told = _told(scene, inside, chain, cues, clause, anybody=not setting.host)
        if told is None and setting.listed:
            told = ("cooperate", chain.start)
        if told is not None and not (aside == "place" and told[0] != "cooperate"):
            yield Act(told[0], parties, scene, start, end, told[1], cues, source="relation")


def _parties(scene: Scene, chain: Chain, clause: tuple[int, int]) -> list[Organisation]:
    """The members of the list that may take part."""
    ruled = _RULES.search(scene.text, *clause) is not None
    return [
        cast.organisation
        for place, cast in zip(chain.places, chain.casts, strict=True)
        if cast.sign == OTHER
        and cast.organisation
        and _may_take_part(cast.organisation, ruled=ruled)
        and not _is_unit(scene.text, cast.organisation, chain, place)
    ]


def _may_take_part(one: Organisation, *, ruled: bool) -> bool:
    """No embassy, ministry or part of a body, no heading in capitals; an office where it does not rule."""
    if one.form in _ASIDE or (one.form == "government" and (ruled or _NEVER.search(one.name))):
        return False
    if _OWN.match(one.name):
        return False
    return bool(one.form) or not (one.name.isupper() and one.name.count(" ") >= _FEW)


def _is_unit(text: str, one: Organisation, chain: Chain, place: int) -> bool:
    """Named by its field alone, and no seat behind the name says where it stands; or called the host's."""
    if _OF_HOST.match(text, place + 1) or _QUOTED.search(text, 0, place):
        return True
    if _names_field(one) and OFFICE_OF.search(text, max(0, place - _OFFICE_REACH), place):
        return True
    if is_unit_like(one) and _BESIDE_HOST.match(text, place + 1):
        return True
    seated = _SEAT.match(text, place + 1) is not None or (chain.tie == "with" and one.aliases)
    return is_unit_like(one) and not seated


def _names_field(one: Organisation) -> bool:
    """A field alone, whatever its short form: "the Dean of the Center for International Education (CIE)"."""
    return all(names_a_field(mention.name) for mention in one.mentions if mention.form)


def _is_set_aside(scene: Scene, chain: Chain, cues: Sequence[Cue], start: int) -> bool:
    """Planned, denied, over, compared; somebody's employer; what a relative clause tells of somebody else."""
    if any(cue.group in _SILENT and cue.start <= chain.end + _REACH // 2 for cue in cues):
        return True
    if chain.tie in {"of", "from", "at"} and _PERSON.search(scene.text, start, chain.start):
        return True
    return _is_of_somebody(scene.text, start, chain.start)


def _is_of_somebody(text: str, start: int, end: int) -> bool:
    """ "Ann founded a start-up, which has signed with X": the clause is about neither host nor partner."""
    for who in _WHO.finditer(text, start, end):
        before, behind = text[start : who.start()].rstrip(" ,)"), text[who.end() : end]
        if before[-1:] not in SIGNS and not any(sign in before + behind for sign in (HOST, UNIT, BOTH)):
            return _WE.search(text, start, end) is None
    return False


def _told(
    scene: Scene,
    inside: Sequence[Chain],
    chain: Chain,
    cues: Sequence[Cue],
    clause: tuple[int, int],
    *,
    anybody: bool,
) -> tuple[str, int] | None:
    """What the words beside ``chain`` tell of and where they stand; the strongest, a paper first.

    ``anybody``: the text never names its host, so weak words need none beside them.
    """
    start, end = clause
    low = max([start, chain.start - _REACH, *(c.end for c in inside if c.end <= chain.start and c.others)])
    high = min([end, chain.end + _REACH, *(c.start for c in inside if c.start >= chain.end and c.others)])
    acts = [(cue.kind, cue.start) for cue in cues if cue.is_act and low <= cue.start < high]
    if not scene.has("laboratories"):  # a firm may be "founded", a branch "opened"
        acts = [("cooperate" if kind == "laboratory" else kind, at) for kind, at in acts]
    told = acts + [(one.value, low + one.start) for one in _DEALINGS.find(scene.text[low:high])]
    if not scene.has("gifts"):  # nothing is given where nothing is named
        told = [("cooperate" if kind == "sponsor" else kind, at) for kind, at in told]
    if not anybody and not _is_named(scene.text[start:end]):
        weak = {low + one.start for one in _WEAK.find(scene.text[low:high])}
        told = [one for one in told if one[1] not in weak]
    return min(told, key=lambda one: (_RANK[one[0]], one[1])) if told else None
