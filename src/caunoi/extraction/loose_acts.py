"""Organisations that no frame bound to an act, in a sentence that tells of one all the same.

Frames read "X signed with Y" exactly; writers of histories and reports find endless other ways to say it.
Whoever is named beside a word of cooperation, and neither looks on nor is compared, visited or planned
with, most likely takes part: taken as such, but never as certain.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from caunoi.extraction.activities import activity_codes
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.cues import ACTS, Cue
from caunoi.extraction.dates import find_dates
from caunoi.extraction.events import Act, clauses_of
from caunoi.extraction.frames import BETWEEN, is_unit_like
from caunoi.extraction.onlookers import speaks_for_others, why_aside
from caunoi.extraction.places import country_of_name, country_stated
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Cast, Scene

SOURCE = "loose"
SILENT = frozenset({"planned", "former", "unsigned"})
_ON_PAPER = frozenset({"renew", "sign", "paper", "sponsor", "contract", "programme"})
_STRONG = frozenset({"renew", "sign", "paper", "sponsor", "contract", "laboratory", "programme", "project"})
_MERE = frozenset({"visit", "partner", "support"})
_RANK = {kind: rank for rank, kind in enumerate(ACTS)}
_NEGATED = 25  # characters from "chưa", "not" to the word it denies
_OPENS = 12  # characters before "Cùng X mở lớp ...": the year, a bullet
_WHO = re.compile(r"(?<!\w)(?:who|which|whose|his|her)(?!\w)", re.IGNORECASE)
_BESIDE = 20  # characters from "tốt nghiệp" to the list of schools
_SHORTEST_BRAND = 4
_FOUNDED = 6  # characters between "thành lập" and the name of what is founded
_OWNED = re.compile(r"['’]s(?!\w)")  # "the University's Tatton Park"
_LABORATORY = ("phòng thí nghiệm", "phòng lab", "phòng thực hành")
_FEWEST_LISTED = 2
_MINISTRY = ("bộ ", "đảng bộ ", "ministry ")


def loose_acts(scene: Scene, taken: Collection[int], *, dated: bool = False) -> list[Act]:
    """One act for each list of organisations that is told of without a frame; ``taken`` are known already.

    ``dated``: the sentence is an entry of a chronicle, or stands below its year.
    """
    if not any(cast.sign == OTHER and id(cast.organisation) not in taken for cast in scene.casts):
        return []
    chains = find_chains(scene)
    if speaks_for_others(scene, chains) or binds_others(scene, chains):
        return []
    return [
        act
        for start, end in clauses_of(scene.text)
        for act in _in_clause(scene, chains, start, end, taken, dated=dated)
    ]


def leaves_something(act: Act) -> bool:
    """A paper, a gift, a programme: surer than mere cooperation."""
    return act.kind in _STRONG


def _in_clause(
    scene: Scene, chains: Sequence[Chain], start: int, end: int, taken: Collection[int], *, dated: bool
) -> Iterator[Act]:
    cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
    words = [cue for cue in cues if cue.is_act and not _is_denied(cues, cue)]
    if any(cue.group in SILENT for cue in cues):
        return
    for chain in chains:
        if not start <= chain.start < end or why_aside(scene, chain) or _is_arranger(scene, chains, chain):
            continue
        cue = _nearest(words, chain)
        if _only_looks_on(cues, chain) or not (dated or _is_bound(scene, chain, cue)):
            continue
        parties = [
            cast.organisation
            for cast in chain.others
            if cast.organisation and id(cast.organisation) not in taken and _may_take_part(chain, cast, cue)
        ]
        if not parties:
            continue
        act = _act(scene, chains, chain, cue, (start, end), dated=dated)
        if act is not None:
            act.parties, act.cues = parties, cues
            yield act


def _act(
    scene: Scene,
    chains: Sequence[Chain],
    chain: Chain,
    cue: Cue | None,
    clause: tuple[int, int],
    *,
    dated: bool,
) -> Act | None:
    """What a list takes part in, its parties not yet told; None when the clause does not say anything."""
    start, end = clause
    if cue is not None:
        first, last = _stretch_of(chains, chain, cue, clause)
        return Act(cue.kind, [], scene, first, last, min(max(cue.start, first), last - 1), source=SOURCE)
    if _equips_laboratory(scene, start, end):
        return Act("laboratory", [], scene, start, end, chain.start, source=SOURCE)
    if _tells_something(scene, chain, clause, dated=dated):
        kind = "cooperate" if dated or find_dates(scene.text[start:end]) else "partner"
        return Act(kind, [], scene, start, end, chain.start, source=SOURCE)
    return None


def _stretch_of(chains: Sequence[Chain], chain: Chain, cue: Cue, clause: tuple[int, int]) -> tuple[int, int]:
    """What a clause says of one of several: "works with X - exchange since 2011, Y - language courses"."""
    others = [one for one in chains if clause[0] <= one.start < clause[1] and one.others]
    if cue.kind != "cooperate" or len(others) < _FEWEST_LISTED:
        return clause
    place = others.index(chain)
    first = clause[0] if place == 0 else chain.start
    return first, others[place + 1].start if place + 1 < len(others) else clause[1]


def _equips_laboratory(scene: Scene, start: int, end: int) -> bool:
    """A laboratory of the host's is the object: "Công ty X xây dựng Phòng thí nghiệm dinh dưỡng"."""
    units = (c for p, c in zip(scene.places, scene.casts, strict=True) if start <= p < end and c.sign == UNIT)
    return any(c.organisation and c.organisation.name.casefold().startswith(_LABORATORY) for c in units)


def _is_arranger(scene: Scene, chains: Sequence[Chain], chain: Chain) -> bool:
    """ "Tập đoàn A tổ chức lễ ký giữa Trường và B": who arranges it is no side of it."""
    sides = (c for c in chains if c.start > chain.end and c.has_host and c.others)
    return not chain.has_host and any(BETWEEN.search(scene.text, chain.end, side.start) for side in sides)


def _only_looks_on(cues: Sequence[Cue], chain: Chain) -> bool:
    """Guests of a ceremony; a list with the host among models or former schools."""
    if not chain.has_host:
        return any(cue.group == "guests" for cue in cues)
    aside = (cue for cue in cues if cue.group in {"biography", "compared"})
    return any(0 <= chain.start - cue.end <= _BESIDE for cue in aside)


def _tells_something(scene: Scene, chain: Chain, where: tuple[int, int], *, dated: bool) -> bool:
    """No known word of an act, but an activity, "Cùng X ..." or a day on which the host did something."""
    words = scene.text[where[0] : where[1]]
    if activity_codes(words) or (chain.tie == "with" and chain.tie_at - where[0] < _OPENS):
        return True
    has_date = bool(find_dates(words)) or any(map(str.isdigit, "".join(_notes(scene, where))))
    return dated or (any(sign in words for sign in (HOST, UNIT, BOTH)) and has_date)


def _notes(scene: Scene, where: tuple[int, int]) -> list[str]:
    """What stands in parentheses behind the names of a clause."""
    casts = [
        cast for place, cast in zip(scene.places, scene.casts, strict=True) if where[0] <= place < where[1]
    ]
    return [note for cast in casts if cast.mention for note in cast.mention.notes]


def binds_others(scene: Scene, chains: Sequence[Chain]) -> bool:
    """ "Tập đoàn A hợp tác với Trường B": two others, and the host stands nowhere."""
    if any(sign in scene.text for sign in (HOST, UNIT, BOTH)):
        return False
    if _WHO.search(scene.text):
        return True
    others = [chain for chain in chains if chain.others]
    if len(others) == 1 and len(others[0].casts) > 1 and any(map(_is_neighbour, others[0].casts)):
        return not others[0].tie  # "Trường Đại học A và Công ty B ký kết hợp tác"
    return (
        len(others) > 1
        and not others[0].tie
        and any(chain.tie in {"with", "to", "from"} for chain in others[1:])
    )


def _is_bound(scene: Scene, chain: Chain, cue: Cue | None) -> bool:
    """The host stands in the sentence, or what is done needs no other side than the writer's own."""
    if cue is not None and cue.kind == "laboratory" and 0 <= chain.start - cue.end <= _FOUNDED:
        return False
    if any(sign in scene.text for sign in (HOST, UNIT, BOTH)) or chain.tie == "with":
        return True
    if any(_is_neighbour(cast) for cast in chain.others) and not chain.tie:
        return cue is None or cue.kind in _ON_PAPER
    return cue is None or cue.kind in _STRONG or bool(activity_codes(scene.text))


def _is_neighbour(cast: Cast) -> bool:
    """Another school of the country, of which a text may tell for its own sake."""
    one = cast.organisation
    if one is None or one.form != "school" or any(country_stated(f"({note})") for note in one.notes):
        return False
    country = country_of_name(one.name)
    return country is None or country[0] == "VN"


def _is_denied(cues: Sequence[Cue], cue: Cue) -> bool:
    return any(c.group == "negation" and 0 <= cue.start - c.end <= _NEGATED for c in cues)


def _nearest(cues: Sequence[Cue], chain: Chain) -> Cue | None:
    """The word of an act nearest to the list, mere relations only where nothing else stands there."""
    fitting = [cue for cue in cues if cue.kind not in _MERE] or [cue for cue in cues if cue.kind != "visit"]
    if not fitting:
        return None
    best = min(fitting, key=lambda cue: (_distance(cue, chain), _RANK[cue.kind]))
    journeys = (
        cue for cue in cues if cue.kind == "visit" and best.end <= cue.start and cue.end <= chain.start
    )
    return None if any(journeys) else best  # "Sau lễ ký, đoàn thăm X": visited, no more


def _distance(cue: Cue, chain: Chain) -> int:
    return chain.start - cue.end if cue.end <= chain.start else cue.start - chain.end


def _may_take_part(chain: Chain, cast: Cast, cue: Cue | None) -> bool:
    one = cast.organisation
    if one is None or one.form == "embassy" or is_unit_like(one) or _OWNED.search(one.name):
        return False
    if not one.form:
        return _is_brand(chain, one.name)
    if one.form == "government":
        among = chain.tie == "with" or any(c.sign != OTHER or _is_other(c, one) for c in chain.casts)
        acts = among or (cue is not None and cue.kind in _STRONG)
        return acts and not one.name.casefold().startswith(_MINISTRY)
    return True


def _is_other(cast: Cast, one: Organisation) -> bool:
    return cast.organisation is not None and cast.organisation.form not in {one.form, "embassy"}


def _is_brand(chain: Chain, name: str) -> bool:
    """An acronym or several words, or one foreign word in a list with a name that tells what it is."""
    if " " in name:
        return not name.isupper()
    formed = any(cast.organisation and cast.organisation.form for cast in chain.casts[:-1])
    return name.isascii() and (name.isupper() or (formed and len(name) >= _SHORTEST_BRAND))
