"""News with a table or list of signings: the sentence above the rows gives them the day and the paper."""

import re
from dataclasses import replace
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.domain.findings import AgreementFinding
from caunoi.domain.kinds import AgreementKind, Flag
from caunoi.domain.quotes import Quote
from caunoi.extraction.draft import Draft
from caunoi.extraction.genre import tells_news
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.relative_days import find_days
from caunoi.extraction.scenes import Scene
from caunoi.extraction.terms import read_term

_LEAD = 3  # sentences above the rows among which the signing is told
_MANY = 40  # rows of which a single ceremony would not tell
_FRESH = 60  # days between the ceremony and the news of it
_ANNOUNCES = re.compile(r":[\s*_]*\Z|(?:sau đây|như sau|dưới đây|as follows|the following)", re.IGNORECASE)
_SIGNS = frozenset({"sign", "renew"})
_VAGUE = frozenset({AgreementKind.UNSPECIFIED, AgreementKind.OTHER})


def date_rows(draft: Draft) -> None:
    """Gives rows without a day of signing the day of the ceremony that news tells of above them."""
    if not 0 < len(draft.records) <= _MANY or not tells_news(draft.view.text, draft.as_of):
        return
    intro = _intro(draft, draft.records[0].start)
    day = _day(draft, intro) if intro else None
    if intro is None or day is None:
        return
    quote = draft.view.quote(intro.sentence.start, intro.sentence.end)
    first, last = draft.records[0].start, draft.records[-1].end
    spans = draft.view.origins[first], draft.view.origins[min(last, len(draft.view.text))]
    paper = _paper(intro)
    draft.agreements = [
        _dated(one, day, paper, quote) if spans[0] <= one.quote.start <= spans[1] else one
        for one in draft.agreements
    ]


def _intro(draft: Draft, start: int) -> Scene | None:
    """The sentence right above the rows, if it says that what follows was signed."""
    above = [scene for scene in draft.scenes if scene.sentence.end <= start][-_LEAD:]
    for scene in reversed(above):
        signs = any(cue.is_act and cue.kind in _SIGNS for cue in scene.cues)
        if signs and not scene.has("planned") and _ANNOUNCES.search(scene.text):
            return scene
    return None


def _day(draft: Draft, intro: Scene) -> PartialDate | None:
    """The day in the sentence itself, else the first day told in the paragraphs above it."""
    scenes = [scene for scene in draft.scenes if scene.sentence.end <= intro.sentence.end]
    for scene in [intro, *scenes]:
        words = draft.view.flat[scene.sentence.start : scene.sentence.end]
        days = [
            day.date for day in find_days(words, publication=draft.as_of) if day.date.day and not day.weak
        ]
        if len(days) == 1 and _is_fresh(days[0], draft.as_of):
            return days[0]
    return None


def _is_fresh(day: PartialDate, published: date | None) -> bool:
    return published is not None and 0 < (published - day.first_day).days <= _FRESH


def _paper(intro: Scene) -> AgreementKind:
    named = {found.value for found in find_agreement_kinds(intro.text)}
    return named.pop() if len(named) == 1 else AgreementKind.UNSPECIFIED


def _dated(one: AgreementFinding, day: PartialDate, paper: AgreementKind, quote: Quote) -> AgreementFinding:
    kind = paper if one.kind in _VAGUE and paper is not AgreementKind.UNSPECIFIED else one.kind
    if one.signed is not None:
        return replace(one, kind=kind)
    term = one.term
    if term.duration_months and not (term.end or term.start):
        again = read_term(term.raw, signed=day).term
        term = again if again.end and again.duration_months == term.duration_months else term
    return replace(
        one,
        kind=kind,
        signed=day,
        term=term,
        fields={**one.fields, "signed": quote},
        confidence=min(one.confidence, 0.85),
        flags=tuple(sorted({*one.flags, Flag.YEAR_INFERRED.value})),
    )
