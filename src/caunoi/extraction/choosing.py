"""Who is a partner by what stands around the name: chosen where no rule took it, dropped where one erred.

Rules read what they were written for; writers find endless other ways to say it. Here the signs of a name
are weighed together, with weights measured on documents whose partners are known (``choosing.toml``, made by
``scripts/fit_choosing.py``). Who is chosen so is never certain.
"""

from collections.abc import Collection, Sequence

from caunoi.domain.kinds import Genre
from caunoi.domain.scorecard import Scorecard
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain
from caunoi.extraction.choosing_signs import Candidate, find_candidates
from caunoi.extraction.cues import Cue
from caunoi.extraction.deal import Deal
from caunoi.extraction.draft import Draft
from caunoi.extraction.events import Act, clauses_of
from caunoi.extraction.same_partner import name_key, spells
from caunoi.extraction.sections import Section
from caunoi.vocabulary import load

SOURCE = "chosen"
_PARTNERS, _AGREEMENTS, _TAKEN = (
    Scorecard(**load("choosing")[part]) for part in ("partners", "agreements", "taken")
)
_TOLD = frozenset({Genre.NEWS, Genre.NARRATIVE, Genre.TRANSFER})
_UNLIKELY = 0.4
_LIKELY = 0.6
_LIKELY_ALONE = 0.7  # where no rule found anybody: more likely a text about something else
_LIKELY_ALL_THE_SAME = 0.8  # where grammar speaks against it: guests, comparisons, what others signed
_STUDIED_AT = 0.9  # who was studied at, or only compared with
_SURELY_AGREED = 0.9  # an agreement that never was is worse than a partner that never was
_NOT_AGREED, _NOT_SIGNED = 0.3, 0.1
_EVEN = 0.5  # no rule has guessed
_DENIED = frozenset({"aside-place"}) | frozenset(
    {"near-before-planned", "mid-before-planned", "section-neither", "section-plans", "group-unsigned"}
)
_DOUBTFUL = frozenset(
    {"others-act", "others-speak", "group-former", "aside-guest", "aside-compared", "aside-biography"}
    | {"aside-maker", "quoted"}
)
_HARDLY = frozenset({"aside-biography", "aside-compared"})
_DEEDS = frozenset({"activity", "item", "date"})
_MERE = frozenset({"visit", "partner", "support"})

Taken = tuple[Candidate, frozenset[str], float]
"""Whom a rule took, its signs with those of the rule, and how sure that is."""


def chosen_acts(
    draft: Draft, sections: Sequence[Section], known: Sequence[Organisation], told: Collection[int]
) -> list[Act]:
    """One act for each likely partner that is not ``known``, in the sentence that tells most of it.

    ``told`` are the scenes (by identity) that tell something, rows and quotations left out. Whoever is
    likely a partner but likely has no agreement gets an act of kind "partner".
    """
    names = [name for one in known for name in (one.name, *one.aliases)]
    least = _LIKELY if known else _LIKELY_ALONE
    found = []
    for one in find_candidates(draft, sections, {id(each) for each in known}):
        likely = _PARTNERS.confidence(_EVEN, one.signs)
        if likely < least or _is_known(one.organisation, names):
            continue
        act = _act(one, told, likely)
        if act is not None:
            names += [one.organisation.name, *one.organisation.aliases]
            found.append(act)
    return found


def unlikely_partners(taken: Sequence[Taken]) -> set[int]:
    """Those of ``taken`` (by identity) whose signs, and the rule that took them, speak against it.

    Registers and memoranda keep what rules found there: a place in a row or a preamble tells more.
    """
    return {
        id(one.organisation)
        for one, signs, sureness in taken
        if _TAKEN.confidence(sureness, signs) < _UNLIKELY
    }


def never_agreed(taken: Sequence[Taken], deals: Sequence[Deal]) -> list[Deal]:
    """Those of ``deals`` of whose parties the signs say that nothing was agreed with any of them.

    Who stands in a list is told by the line above it, which the signs of a name do not hold.
    """
    likely = {id(one.organisation): _AGREEMENTS.confidence(_EVEN, one.signs) for one, _, _ in taken}
    told = [deal for deal in deals if not deal.rule.startswith("list-")]
    return [deal for deal in told if all(likely.get(key, 1.0) < _least(deal) for key in deal.key)]


def _least(deal: Deal) -> float:
    return _NOT_SIGNED if deal.is_signed_paper else _NOT_AGREED


def taken_candidates(draft: Draft, sections: Sequence[Section]) -> list[Taken]:
    """Whom a rule took in running text: with all signs, those of the rule too, and how sure that is."""
    if draft.genre not in _TOLD or not draft.taken:
        return []
    free = {id(one) for one in draft.organisations} - draft.taken.keys()
    found = []
    for one in find_candidates(draft, sections, free):
        rule, sureness = draft.taken[id(one.organisation)]
        source, _, kind = rule.partition("-")
        signs = frozenset({*one.signs, f"rule-{source}", f"rule-of-{kind}", f"rule-{rule}"})
        if one.places:
            found.append((one, signs, sureness))
    return found


def _is_known(organisation: Organisation, names: Sequence[str]) -> bool:
    """One of its names is written as another of these, shortened, or as its first letters."""
    own = {organisation.name, *organisation.aliases}
    keys = [key for name in own if (key := name_key(name))]
    others = [name_key(name) for name in names]
    if any(key <= other or other <= key for key in keys for other in others if other):
        return True
    return any(spells(one, name) for one in own for name in names)


def _act(one: Candidate, told: Collection[int], likely: float) -> Act | None:
    places = [place for place in one.places if id(place[0]) in told and _may_tell(place[2], likely)]
    if not places:
        return None
    scene, chain, _ = max(places, key=lambda place: _AGREEMENTS.confidence(_EVEN, place[2]))
    clauses = clauses_of(scene.text)
    start, end = next(((s, e) for s, e in clauses if s <= chain.start < e), (0, len(scene.text)))
    cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
    kind, at = "partner", chain.start
    if _AGREEMENTS.confidence(_EVEN, one.signs) >= _SURELY_AGREED:
        cue = _nearest(cues, chain)
        kind, at = (cue.kind, cue.start) if cue else ("cooperate", chain.start)
    return Act(kind, [one.organisation], scene, start, end, at, cues, source=SOURCE)


def _may_tell(signs: Collection[str], likely: float) -> bool:
    """Not denied; and unless it is likely all the same, no guest's name and no bare one."""
    if not _DENIED.isdisjoint(signs) or (likely < _STUDIED_AT and not _HARDLY.isdisjoint(signs)):
        return False
    says_something = "no-act" not in signs or not _DEEDS.isdisjoint(signs)
    return likely >= _LIKELY_ALL_THE_SAME or (says_something and _DOUBTFUL.isdisjoint(signs))


def _nearest(cues: Sequence[Cue], chain: Chain) -> Cue | None:
    """The word of an act that stands nearest; a mere relation is read as cooperation."""
    acts = [cue for cue in cues if cue.is_act and cue.kind not in _MERE]
    return min(acts, key=lambda cue: _distance(cue, chain), default=None)


def _distance(cue: Cue, chain: Chain) -> int:
    return chain.start - cue.end if cue.end <= chain.start else max(cue.start - chain.end, 0)
