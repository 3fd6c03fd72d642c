"""Names in a sentence about dealings with the host that no frame of a verb has bound to it.

"Since 2009 we have sent graduates to X", "X pays for 18 scholarships", "The largest customers were X and Y":
the ways of saying so have no end. Here it is enough that a word of dealing stands beside the names, that the
host is there (named, "we", or left out in a text about its cooperation), and that nothing sets them aside.
"""

import re
from collections.abc import Iterator, Sequence

from caunoi.domain.kinds import Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.cues import ACTS, Cue
from caunoi.extraction.events import Act, clauses_of
from caunoi.extraction.frames import is_unit_like
from caunoi.extraction.names_words import HEADS_EN, folded, is_field
from caunoi.extraction.onlookers import speaks_for_others, why_aside
from caunoi.extraction.phrases import PhraseBook
from caunoi.extraction.scenes import BOTH, HOST, OTHER, SIGNS, UNIT, Scene
from caunoi.extraction.tokens import tokenize
from caunoi.vocabulary import load

_WORDS = load("relations")
_DEALINGS = PhraseBook(
    (phrase, kind)
    for kind, forms in _WORDS["dealings"].items()
    for phrases in forms.values()
    for phrase in phrases
)
_WE = PhraseBook((phrase, True) for phrases in _WORDS["we"].values() for phrase in phrases)
_SILENT = frozenset({"planned", "negation", "former", "compared", "biography"})
_ASIDE = frozenset({"government", "embassy", "unit"})
_REACH = 90  # characters between a word of dealing and the names it is about
_RANK = {kind: rank for rank, kind in enumerate(ACTS)}
_ON_PAPER = frozenset({"sign", "renew"})
_OF_HOST = re.compile(rf"\s?(?:of|at|của)\s(?:the\s)?(?:[{HOST}{UNIT}]|latter|former)")
_PERSON = re.compile(
    r"(?:Prof|Dr|Mr|Mrs|Ms|GS|TS|PGS|Ông|Bà|ông|bà)\b[^;:]{0,60}\Z|"
    r"(?:[Pp]rofessor|[Dd]octor|lecturer|researcher|scientist|giáo sư|tiến sĩ)\s[^;:,]{0,40}\Z",
)
_WHO = re.compile(r"(?<!\w)(?:who|which|whose|his|her)(?!\w)", re.IGNORECASE)
_TELLING_GENRES = frozenset({Genre.NARRATIVE, Genre.TRANSFER})
_FEW = 2  # words of a name that may be written in capitals only


def find_relations(scene: Scene, acts: Sequence[Act], genre: Genre | None, host: Sequence[str]) -> list[Act]:
    """Acts about the names of the sentence that ``acts`` left over; ``host`` are the host's names."""
    if OTHER not in scene.text:
        return []
    chains = find_chains(scene)
    if speaks_for_others(scene, chains):
        return []
    taken = {id(party) for act in acts for party in act.parties}
    found: list[Act] = []
    for start, end in clauses_of(scene.text):
        if _host_is_there(scene, start, end, genre):
            found += _relations(scene, chains, start, end, taken)
    for act in found:
        act.parties = [one for one in act.parties if not any(_shares_name(one.name, name) for name in host)]
    return [act for act in found if act.parties]


def _shares_name(name: str, host: str) -> bool:
    """ "Boise State" in a paper of Boise State University, "Kasetsart University" in one of its institute."""
    own, whose = _proper_words(name), _proper_words(host)
    return bool(own) and (own <= whose or (bool(whose) and whose <= own))


def _proper_words(name: str) -> frozenset[str]:
    words = (token for token in tokenize(name) if token.is_word and token.is_capital)
    known = (t for t in words if not is_field(t) and folded(t.text) not in HEADS_EN)
    return frozenset(folded(t.text).removesuffix("'s").removesuffix("’s") for t in known)


def _host_is_there(scene: Scene, start: int, end: int, genre: Genre | None) -> bool:
    words = scene.text[start:end]
    named = any(sign in words for sign in (HOST, UNIT, BOTH))
    return named or genre in _TELLING_GENRES or bool(_WE.find(words))


def _relations(scene: Scene, chains: Sequence[Chain], start: int, end: int, taken: set[int]) -> Iterator[Act]:
    inside = [chain for chain in chains if start <= chain.start < end]
    cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
    for chain in inside:
        parties = [one for one in _parties(scene, chain) if id(one) not in taken]
        if not parties or why_aside(scene, chain) not in {"", "place"} or _is_silent(cues, chain):
            continue
        if chain.tie in {"of", "from", "at"} and _PERSON.search(scene.text, start, chain.start):
            continue
        if _is_of_somebody(scene.text, start, chain.start):
            continue
        told = _told(scene, inside, chain, cues, start, end)
        if told is None or (why_aside(scene, chain) == "place" and told[0] != "cooperate"):
            continue
        yield Act(told[0], parties, scene, start, end, told[1], cues, source="relation")


def _parties(scene: Scene, chain: Chain) -> list[Organisation]:
    return [
        cast.organisation
        for place, cast in zip(chain.places, chain.casts, strict=True)
        if cast.sign == OTHER
        and cast.organisation
        and cast.organisation.form not in _ASIDE
        and not is_unit_like(cast.organisation)
        and not _OF_HOST.match(scene.text, place + 1)
        and not _is_shouted(cast.organisation)
    ]


def _is_shouted(organisation: Organisation) -> bool:
    """A heading in capitals, no name."""
    return organisation.name.isupper() and organisation.name.count(" ") >= _FEW and not organisation.form


def _is_of_somebody(text: str, start: int, end: int) -> bool:
    """ "Ann founded a start-up, which has signed with X": the clause is about neither host nor partner."""
    for who in _WHO.finditer(text, start, end):
        before, behind = text[start : who.start()].rstrip(" ,)"), text[who.end() : end]
        if before[-1:] not in SIGNS and not any(sign in before + behind for sign in (HOST, UNIT, BOTH)):
            return not _WE.find(text[start:end])
    return False


def _is_silent(cues: Sequence[Cue], chain: Chain) -> bool:
    """Planned, denied, over, compared: said anywhere before the names, or right behind them."""
    return any(cue.group in _SILENT and cue.start <= chain.end + _REACH // 2 for cue in cues)


def _told(
    scene: Scene, inside: Sequence[Chain], chain: Chain, cues: Sequence[Cue], start: int, end: int
) -> tuple[str, int] | None:
    """What the words beside ``chain`` tell of and where they stand; the strongest, a paper first."""
    low = max([start, chain.start - _REACH, *(c.end for c in inside if c.end <= chain.start and c.others)])
    high = min([end, chain.end + _REACH, *(c.start for c in inside if c.start >= chain.end and c.others)])
    acts = [cue for cue in cues if cue.is_act and low <= cue.start < high]
    words = [(found.value, low + found.start) for found in _DEALINGS.find(scene.text[low:high])]
    told = [(cue.kind, cue.start) for cue in acts] + words
    return min(told, key=lambda one: (_RANK[one[0]], one[1])) if told else None
