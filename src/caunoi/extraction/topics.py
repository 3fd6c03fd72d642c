"""Sentences about one partner whose name opens them: "Poland. With X we ...", "2003: X – exchange", "X: ...".

Lists, histories and reports name the partner first and then say what was agreed, often without a verb and
over several sentences. Until another partner opens one, what follows is about the same one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.activities import activity_codes
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import LEADS, Chain
from caunoi.extraction.cues import ACTS, Cue
from caunoi.extraction.dates import find_dates
from caunoi.extraction.events import Act
from caunoi.extraction.frames import is_unit_like
from caunoi.extraction.places import country_stated
from caunoi.extraction.scenes import OTHER, Scene
from caunoi.extraction.sections import Section
from caunoi.extraction.term_phrases import find_terms

_LEAD = re.compile(
    r"[\W\d_]*(?:(?:năm|in|since|from|tháng|ngày)\s[\W\d]*)?(?P<place>[^\W\d_][\w\s.'()&-]{1,28}[:.]\s+)?(?P<tie>[^:;.]{0,24})\Z",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:together\s+|jointly\s+|cùng\s+|along\s+)?(?:with|với|cùng)(?:\s|\Z)", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:[:(]|-(?=\s)|\Z|[.]\Z)|\s*,[^:;.]{0,60}?(?:\s-\s|:|\(|\.?\Z)")
_AMOUNT = re.compile(
    r"\d\s*(?:triệu|tỷ|tỉ|đồng|usd|eur|vnd|million|billion|suất|tr\.?đ|%)|[$€£¥]\s?\d|"
    r"(?:usd|vnd|eur|thb|jpy|krw|aud|gbp|chf)\s?\d",
    re.IGNORECASE,
)
_GIFTS = re.compile(r"(?:học bổng|tài trợ|scholarships?|sponsor|grants?|donation|funding)", re.IGNORECASE)
_PAPERS = frozenset({"renew", "sign", "paper"})
_TELLING = frozenset({"renew", "sign", "paper", "laboratory", "programme", "contract"})
SILENT = ("planned", "guests", "compared", "biography", "others_say")
_RANK = {kind: rank for rank, kind in enumerate(ACTS)}


@dataclass(frozen=True, slots=True)
class Topic:
    """Who is spoken of from ``block`` on; ``goes_on`` into the blocks below when a heading names them.

    ``lent`` by a clause with a verb of its own: holds to the end of its sentence, or for "this company".
    """

    parties: tuple[Organisation, ...]
    block: int
    goes_on: bool
    lent: bool = False


def opening(scene: Scene, chains: Sequence[Chain], start: int, end: int, *, listed: bool) -> Chain | None:
    """The names with which the clause opens, parted from what is said of them; None when it does not.

    ``listed``: the block is an item of a list or of a chronicle, so a comma parts them too.
    """
    first = next((chain for chain in chains if start <= chain.start < end), None)
    if first is None or not first.others or first.has_host or first.has_both:
        return None
    lead = _LEAD.match(scene.text[start : first.start])
    if lead is None or (lead["place"] and not country_stated(f"({lead['place'].strip(' .:')})")):
        return None
    tie = lead["tie"].strip(" ,-")
    if _WITH.match(tie + " ") and (start == 0 or scene.text[start - 1] == ";"):
        return first
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", tie)]
    if any(word not in LEADS for word in words):
        return None
    parted = _PARTED.match(scene.text, first.end, end)
    dashed = parted is not None and parted.group().rstrip().endswith(("-", ":", "("))
    if parted is None or (parted.group().strip().startswith(",") and not (listed or dashed or lead["place"])):
        return None
    return first


def acts_about(
    scene: Scene, parties: Sequence[Organisation], start: int, end: int, section: Section
) -> list[Act]:
    """What ``scene.text[start:end]`` tells of ``parties``: one act for each dated paper, else one for all."""
    cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
    if any(cue.group in SILENT for cue in cues):
        return []
    words = scene.text[start:end]
    acts: list[Act] = []
    for first, kind in _kinds(words, start, cues):
        acts.append(Act(kind, list(parties), scene, start, end, first, cues, source="topic"))
    if acts or not _says_enough(words, section):
        return acts
    gives = _GIFTS.search(words) is not None and _AMOUNT.search(words) is not None
    kind = "sponsor" if gives else "cooperate"
    return [Act(kind, list(parties), scene, start, end, start, cues, source="topic")]


def _kinds(words: str, start: int, cues: Sequence[Cue]) -> list[tuple[int, str]]:
    """Where each thing done begins and its kind; two words with no date between them tell of one thing."""
    telling = [cue for cue in cues if cue.is_act and cue.kind in _TELLING]
    dates = [day for day in find_dates(words) if not day.weak or day.date.year > 1900]
    found: list[tuple[int, str]] = []
    for cue in telling:
        dated = any(found and found[-1][0] <= start + day.start < cue.start for day in dates)
        behind = any(start + day.start >= cue.start for day in dates)
        if not found or (dated and behind and cue.kind in _PAPERS):
            found.append((cue.start, cue.kind))
        elif _RANK[cue.kind] < _RANK[found[-1][1]]:
            found[-1] = (found[-1][0], cue.kind)
    return found


def _says_enough(words: str, section: Section) -> bool:
    """Something is done together, or a list of partners is being given."""
    if section is Section.PARTNERS and (find_terms(words) or find_dates(words)):
        return True
    return bool(activity_codes(words) or find_terms(words))


def without_units(organisations: Sequence[Organisation]) -> list[Organisation]:
    """The organisations that cannot be units of the host."""
    return [one for one in organisations if not is_unit_like(one)]


def is_of(scene: Scene, topic: Topic, start: int, end: int) -> bool:
    """Nobody else is named in ``scene.text[start:end]``."""
    named = [
        cast.organisation
        for place, cast in zip(scene.places, scene.casts, strict=True)
        if start <= place < end and cast.sign == OTHER and cast.organisation
    ]
    return all(any(one is party for party in topic.parties) for one in without_units(named))
