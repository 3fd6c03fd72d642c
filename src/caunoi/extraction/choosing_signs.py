"""What tells a partner from a body that is only named: signs of its name and of the sentences it stands in.

None of them is a rule. ``choosing`` weighs them together, with weights measured on documents whose
partners are known.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from caunoi.extraction.activities import activity_codes
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.dates import find_dates
from caunoi.extraction.draft import Draft
from caunoi.extraction.frames import is_unit_like
from caunoi.extraction.loose_acts import binds_others
from caunoi.extraction.onlookers import OFFICE_OF, is_authority, speaks_for_others, why_aside
from caunoi.extraction.places import country_of_name, country_stated
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Cast, Scene, quoted_stretches
from caunoi.extraction.sections import Section
from caunoi.extraction.stretches import Stretches

_NEAR, _BESIDE = 60, 25  # characters between a name and a word that may govern it
_TITLES = 2  # opening blocks that may be headings
_FEW, _LOTS = 6, 15  # bodies named in a document
_LONG_NAME = 5  # words
_OURS = {HOST: "with-host", UNIT: "with-unit", BOTH: "with-both"}


@dataclass(slots=True)
class Candidate:
    """A body that may be a partner: all its signs, and those of each place where it is named."""

    organisation: Organisation
    signs: set[str]
    places: list[tuple[Scene, Chain, set[str]]] = field(default_factory=list)


def find_candidates(
    draft: Draft, sections: Sequence[Section], known: Collection[int] = ()
) -> list[Candidate]:
    """The bodies of the document but the host and those in ``known`` (by identity), with their signs."""
    rows = Stretches((record.start, record.end) for record in draft.records)
    found = {
        id(one): Candidate(one, _signs_of_name(one, draft, rows))
        for one in draft.organisations
        if one is not draft.host_organisation and id(one) not in known
    }
    quotes = Stretches(quoted_stretches(draft.view.text))
    for scene in draft.scenes:
        if any(id(cast.organisation) in found for cast in scene.casts):
            _read_scene(scene, draft, sections[scene.sentence.block], found, quotes)
    for one in found.values():
        one.signs |= {sign for _, _, signs in one.places for sign in signs}
        one.signs.add(f"named-{min(len(one.places), 3)}")
    return [one for one in found.values() if not _is_part_of_host(one)]


def _is_part_of_host(one: Candidate) -> bool:
    """An institute that the text calls the host's own wherever it stands."""
    own = one.organisation
    roles = {cast.sign for _, chain, _ in one.places for cast in chain.casts if cast.organisation is own}
    return one.organisation.form != "unit" and roles == {UNIT}


def _signs_of_name(one: Organisation, draft: Draft, rows: Stretches) -> set[str]:
    genre, form, number = draft.genre, one.form or "none", len(draft.organisations)
    told = {
        f"form-{form}",
        f"country-{_country(one)}",
        f"words-{min(len(one.name.split()), _LONG_NAME)}",
        f"genre-{genre}",
        f"genre-{genre}-{form}",
        f"language-{draft.language}",
        f"bodies-{'few' if number < _FEW else 'some' if number < _LOTS else 'lots'}",
    }
    marks = {
        "generic": one.is_generic,
        "unit-like": is_unit_like(one),
        "authority": is_authority(one),
        "in-row": any(rows.holds(mention.start) for mention in one.mentions),
        "alias": bool(one.aliases),
    }
    return told | {mark for mark, is_so in marks.items() if is_so}


def _country(one: Organisation) -> str:
    country = country_of_name(one.name)
    if country is None:
        return "stated" if any(country_stated(f"({note})") for note in one.notes) else "none"
    return "home" if country[0] == "VN" else "abroad"


def _read_scene(
    scene: Scene, draft: Draft, section: Section, found: dict[int, Candidate], quotes: Stretches
) -> None:
    chains = find_chains(scene)
    around = {*_signs_of_scene(scene, chains, draft), f"section-{section.value}"}
    for chain in chains:
        told = None
        for cast in chain.casts:
            candidate = found.get(id(cast.organisation))
            if candidate is not None and cast.sign in (OTHER, UNIT):
                told = told or around | set(_signs_of_chain(scene, chain))
                told |= {"quoted"} if quotes.holds(scene.view_span(chain.start, chain.end)[0]) else set()
                candidate.places.append((scene, chain, told | {_role(cast)}))


def _role(cast: Cast) -> str:
    return "as-unit" if cast.sign == UNIT else "as-other"


def _signs_of_scene(scene: Scene, chains: Sequence[Chain], draft: Draft) -> Iterator[str]:
    acts = {cue.kind for cue in scene.cues if cue.is_act}
    yield from (f"act-{kind}" for kind in acts)
    yield from (f"group-{cue.group}" for cue in scene.cues if not cue.is_act)
    yield from (name for sign, name in _OURS.items() if sign in scene.text)
    others = len(scene.others())
    yield f"others-{'one' if others == 1 else 'few' if others < 4 else 'many'}"
    block = scene.sentence.block
    marks = {
        "no-act": not acts,
        "others-speak": speaks_for_others(scene, chains),
        "others-act": binds_others(scene, chains),
        "activity": bool(activity_codes(scene.text)),
        "date": bool(find_dates(scene.text)),
        "item": draft.blocks[block].is_item,
        "title": block < _TITLES,
    }
    yield from (mark for mark, is_so in marks.items() if is_so)


def _signs_of_chain(scene: Scene, chain: Chain) -> Iterator[str]:
    yield f"aside-{why_aside(scene, chain) or 'no'}"
    yield f"tie-{chain.tie or 'none'}"
    yield f"list-{min(len(chain.casts), 4)}"
    if chain.has_host:
        yield "list-with-host"
    if chain.start < 3:
        yield "opens"
    if OFFICE_OF.search(scene.text, max(0, chain.start - _NEAR), chain.start):
        yield "behind-office"
    for cue in scene.cues:
        is_before = cue.end <= chain.start
        distance = chain.start - cue.end if is_before else cue.start - chain.end
        if distance < _NEAR:
            reach = "near" if distance < _BESIDE else "mid"
            side = "before" if is_before else "after"
            yield f"{reach}-{side}-{cue.kind if cue.is_act else cue.group}"
