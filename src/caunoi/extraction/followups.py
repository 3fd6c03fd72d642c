"""Sentences that spell out an agreement told of before: "Theo Biên bản ghi nhớ, hai bên sẽ ..."."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.deal import Deal
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.scenes import BOTH, OTHER, Scene
from caunoi.extraction.term_phrases import find_terms

_OPENING = 70  # characters in which a sentence says that it goes on with the agreement
_PLAN = 40  # characters behind the word of duty in which a plan is told
_UNDER = re.compile(
    r"(?:theo|trong khuôn khổ|thông qua|trên cơ sở|under|according|pursuant|as part|through|within|in)(?!\w)",
    re.IGNORECASE,
)
_VAGUE = frozenset({AgreementKind.UNSPECIFIED, AgreementKind.OTHER})
_SUBJECT = 60  # characters in which the subject of a sentence stands
_PARTY_WORD = re.compile(r"(?:Công ty|Tập đoàn|Ngân hàng|Doanh nghiệp|The company|The bank)\s+(?=[a-zà-ỹ])")
_TERM_FIRST = re.compile(
    r"\W{0,3}(?:(?:its|the|this)\s)?(?:duration|term|validity|period|valid|in force|effective|expiry"
    r"|runs|thời hạn|hiệu lực|có hiệu lực|có giá trị|thời gian thực hiện)(?!\w)",
    re.IGNORECASE,
)
_PAPER_SIGNED = re.compile(
    r"(?:was|were|had been)\s+(?:also\s+)?signed|(?:đã )?được ký"
    r"|(?:sealed|formali[sz]ed|marked|confirmed)\s(?:with|by|through|in)\sthe\ssigning\sof",
    re.IGNORECASE,
)


def goes_on(scene: Scene) -> bool:
    """The sentence opens by naming the paper again, or says what the sides will do."""
    again = [cue for cue in scene.cues if cue.group == "again" and cue.start <= _OPENING]
    if again and not _is_voiced(scene, ("others_say",), again[0].start) and not _is_plan(scene, again[0].end):
        return not scene.has("compared")
    return _sides_undertake(scene)


def states_term(scene: Scene) -> bool:
    """ "Duration: five years from 1 July 2023.": a sentence that only says how long the paper holds."""
    return OTHER not in scene.text and _TERM_FIRST.match(scene.text) is not None


def opens_with_paper(scene: Scene) -> bool:
    """The sentence begins with the paper itself: what it says belongs to an agreement told before."""
    return any(cue.group == "again" and cue.start <= 3 for cue in scene.cues)


def paper_was_signed(scene: Scene) -> bool:
    """ "The letter was signed by the Vice-Rector": a signing without a partner's name."""
    return scene.has("papers") and _PAPER_SIGNED.search(scene.text) is not None


def _is_plan(scene: Scene, at: int) -> bool:
    """ "Hai bên thống nhất sẽ nghiên cứu khả năng ...": the plan stands before or right behind ``at``."""
    return any(cue.group == "planned" and cue.start < at + _PLAN for cue in scene.cues)


def _is_voiced(scene: Scene, groups: Sequence[str], before: int) -> bool:
    """Something is planned, compared or wished for before ``before``."""
    return any(cue.group in groups and cue.start < before for cue in scene.cues)


def _sides_undertake(scene: Scene) -> bool:
    """ "Hai bên sẽ ...", "AGH will receive ...": a side right before a word of duty, and no speech."""
    duties = [cue for cue in scene.cues if cue.group == "undertake"]
    if not duties or _is_plan(scene, duties[0].end) or _hopes(scene):
        return False
    if _is_voiced(scene, ("guests", "biography", "compared"), duties[0].start):
        return False
    subjects = [place for place in scene.places if scene.text[place] in (BOTH, OTHER)]
    word = _PARTY_WORD.match(scene.text)
    if word:
        subjects.append(word.end() - 1)
    return any(0 <= duty.start - place <= 30 for duty in duties for place in subjects)


def _hopes(scene: Scene) -> bool:
    """Somebody wishes or says so in a speech."""
    return any(cue.group == "others_say" for cue in scene.cues) and not scene.has("again")


def deal_meant(scene: Scene, deals: Sequence[Deal], last: Deal | None) -> Deal | None:
    """The agreement a following sentence speaks of: by a party, by the paper's name, else ``last``."""
    current = [deal for deal in deals if not deal.earlier]
    current = [deal for deal in current if not deal.in_title] or current
    if not current:
        return None
    named = {id(one) for one in scene.others()}
    by_party = [deal for deal in current if deal.key & named]
    if named and not by_party and not _is_about_both(scene):
        return None
    pool = by_party or current
    papers = {found.value for found in find_agreement_kinds(scene.text[: 2 * _OPENING])}
    by_paper = [deal for deal in pool if deal.kind in papers]
    if by_paper:
        return by_paper[-1]
    word = _PARTY_WORD.match(scene.text)
    if word:
        companies = [deal for deal in pool if any(party.form == "company" for party in deal.parties)]
        return companies[-1] if companies else None
    if last is not None and any(deal is last for deal in pool):
        return last
    return pool[-1]


def _is_about_both(scene: Scene) -> bool:
    """ "Theo chương trình, ...", "Hai bên ...": whoever else is named is no party of it."""
    if opens_with_paper(scene):
        first = scene.text.find(OTHER)
        return _UNDER.match(scene.text) is not None or not 0 <= first < _SUBJECT
    return scene.text[:_SUBJECT].find(BOTH) >= 0


def add_followup(deal: Deal, text: str, scene: Scene, publication: date | None) -> None:
    """Adds the activities and the validity that the sentence states."""
    start, end = scene.sentence.start, scene.sentence.end
    deal.take_activities(text, start, end)
    papers = {found.value for found in find_agreement_kinds(scene.text[:_OPENING])}
    if deal.is_signed_paper and deal.kind in _VAGUE and opens_with_paper(scene) and len(papers - _VAGUE) == 1:
        deal.kind = (papers - _VAGUE).pop()
    for reading in find_terms(text[start:end], signed=deal.signed, publication=publication)[:1]:
        deal.take_term(reading, start)


def part_by_clauses(deal: Deal, scene: Scene, text: str) -> list[Deal]:
    """One deal for each party, when every clause of the sentence is about another one of them."""
    cuts = [0, *(at + 1 for at, sign in enumerate(scene.text) if sign == ";"), len(scene.text)]
    parts: list[Deal] = []
    left = {id(party): party for party in deal.parties}
    for start, end in pairwise(cuts):
        places = [place for place in scene.places if start <= place < end and scene.text[place] == OTHER]
        casts = [scene.cast_at(place) for place in places]
        named = {id(c.organisation): c.organisation for c in casts if id(c.organisation) in left}
        if len(named) != 1 or id(casts[0].organisation) not in named:
            return []
        party = left.pop(next(iter(named)))
        one = replace(deal, parties=[party], activities={}, fields=dict(deal.fields), flags=set(deal.flags))
        one.take_activities(text, *scene.view_span(start, end))
        parts.append(one)
    return parts if not left else []
