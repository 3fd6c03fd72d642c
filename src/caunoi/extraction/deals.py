"""From an act in a sentence to an agreement in the making: its paper, dates, validity, content."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caunoi.domain.kinds import Activity, AgreementKind, Flag
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.deal import Calendar, Deal, Where
from caunoi.extraction.deal_dates import own_dates, read_dates, renewals_of
from caunoi.extraction.events import Act
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.renewals import find_renewals, without_renewals
from caunoi.vocabulary import load

_PAPERS = frozenset({"sign", "renew", "paper"})
_PAPERS_NAMED, _TOGETHER = (
    re.compile(rf"(?<!\w)(?:{any_of([*words['vi'], *words['en']])})(?!\w)", re.IGNORECASE)
    for words in (load("relations")["several_papers"], load("relations")["one_for_all"])
)
_CONTENT = {
    AgreementKind.JOINT_LAB: {Activity.JOINT_LAB},
    AgreementKind.SPONSORSHIP: {Activity.SPONSORSHIP, Activity.SCHOLARSHIP},
    AgreementKind.JOINT_PROGRAMME: {Activity.JOINT_TRAINING},
    AgreementKind.TRANSFER: {Activity.TECHNOLOGY_TRANSFER},
    AgreementKind.LICENCE: {Activity.TECHNOLOGY_TRANSFER},
}
_SEVERAL = 2
_EXCHANGES = frozenset({Activity.STUDENT_EXCHANGE, Activity.STAFF_EXCHANGE})
_DEGREES = re.compile(
    r"(?<!\w)(?:liên kết đào tạo|song bằng|đồng cấp bằng|\d\s?\+\s?\d|thạc s[ĩỹ], tiến s[ĩỹ]"
    r"|đào tạo (?:tiến s[ĩỹ]|thạc s[ĩỹ]|cử nhân|kỹ sư|đại học|sau đại học)"
    r"|(?:joint|double|dual)[ -]\w+ (?:degree|programme|program))(?!\w)",
    re.IGNORECASE,
)
_GENERIC = frozenset({AgreementKind.OTHER, AgreementKind.UNSPECIFIED, AgreementKind.COMPREHENSIVE})


def deal_of(text: str, act: Act, where: Where, calendar: Calendar) -> Deal:
    """The agreement that ``act`` tells of; ``where`` is its stretch of the view's text."""
    words = _without_notes(text, act, where)
    at = act.scene.origins[act.at] - where[0]
    deal = Deal(_kind_said(text, words, at, act), list(act.parties), where, act.kind)
    deal.earlier, deal.rule = act.earlier, act.rule
    deal.apart = deal.is_signed_paper and len(act.parties) >= _SEVERAL and _names_papers(words)
    if act.open_list:
        deal.flags.add(Flag.OPEN_LIST.value)
    renewed = find_renewals(words, calendar.publication, calendar.default_year)
    rest = without_renewals(words, renewed) if deal.is_signed_paper else words
    is_renewed = rest != words and (bool(own_dates(rest, calendar)) or len(renewed[-1].days) > 1)
    read_dates(deal, rest if is_renewed and own_dates(rest, calendar) else words, where[0], at, calendar)
    if is_renewed:
        deal.renewals = renewals_of(deal, text, where, calendar)
    deal.take_activities(text, *where, act.bystanders())
    if act.kind == "contract" and not deal.activities:
        deal.activities[Activity.TECHNOLOGY_TRANSFER] = where
    if deal.kind in _CONTENT and not deal.activities.keys() & _CONTENT[deal.kind]:
        deal.activities[sorted(_CONTENT[deal.kind])[-1]] = where
    return deal


def each_apart(deals: Sequence[Deal]) -> list[Deal]:
    """ "signed memoranda with X, Y and Z": one paper with each."""
    found: list[Deal] = []
    for deal in deals:
        if not deal.apart or len(deal.parties) < _SEVERAL:
            found.append(deal)
            continue
        for party in deal.parties:
            own = dict(deal.activities), dict(deal.fields), set(deal.flags)
            found.append(replace(deal, parties=[party], activities=own[0], fields=own[1], flags=own[2]))
    return found


def _names_papers(words: str) -> bool:
    """More than one paper is spoken of, and none that all sign together."""
    return _PAPERS_NAMED.search(words) is not None and _TOGETHER.search(words) is None


def _without_notes(text: str, act: Act, where: Where) -> str:
    """The words of the act; of several parties each one's note ("(2019)", "(to 2026)") is its own affair."""
    words = text[where[0] : where[1]]
    if len(act.parties) < _SEVERAL:
        return words
    for cast in act.scene.casts:
        first, last = (cast.mention.end, cast.mention.reach) if cast.mention else (0, 0)
        if where[0] <= first < last <= where[1]:
            words = words[: first - where[0]] + " " * (last - first) + words[last - where[0] :]
    return words


def _kind_said(text: str, words: str, at: int, act: Act) -> AgreementKind:
    """The kind in the act's own words, else in those of the clause that names the paper for several acts."""
    kind = kind_of(words, at, act)
    if act.papers is None or kind not in _GENERIC:
        return kind
    first, last = act.scene.view_span(*act.papers)
    return kind_of(text[first:last], 0, act)


def kind_by_content(deal: Deal, words: str) -> AgreementKind:
    """What working together without a paper is: an exchange of students, a joint degree, or unsaid."""
    if deal.kind is not AgreementKind.UNSPECIFIED or deal.is_signed_paper:
        return deal.kind
    codes = set(deal.activities)
    if Activity.STUDENT_EXCHANGE in codes and codes <= _EXCHANGES:
        return AgreementKind.EXCHANGE
    if codes == {Activity.JOINT_TRAINING} and _DEGREES.search(words):
        return AgreementKind.JOINT_PROGRAMME
    return deal.kind


def kind_of(words: str, at: int, act: Act) -> AgreementKind:
    """The paper named nearest behind the verb; what kind of act it is where none is named."""
    named = find_agreement_kinds(words)
    if any(found.value is AgreementKind.AMENDMENT for found in named):
        named = [found for found in named if found.value is not AgreementKind.AMENDMENT] or named
    if act.kind == "renew":
        named = [found for found in named if found.value is not AgreementKind.EXTENSION] or named
    behind = [found for found in named if found.end > at] or named
    paper = behind[0].value if behind else AgreementKind.UNSPECIFIED
    if act.kind in _PAPERS:
        return _signed_kind(paper, act)
    if act.kind == "sponsor":
        return AgreementKind.SPONSORSHIP
    if act.kind == "laboratory":
        programme = act.says("study_programmes") or "programme" in act.kinds
        other = AgreementKind.JOINT_PROGRAMME if programme else AgreementKind.UNSPECIFIED
        is_lab = act.says("laboratories") or any(f.value is AgreementKind.JOINT_LAB for f in named)
        return AgreementKind.JOINT_LAB if is_lab else other
    if act.kind == "programme":
        return AgreementKind.JOINT_PROGRAMME
    if act.kind == "contract":
        return paper if named and paper not in _GENERIC else AgreementKind.CONTRACT
    return _unsigned_kind(paper, act)


def _unsigned_kind(paper: AgreementKind, act: Act) -> AgreementKind:
    """Of a cooperation without a signing: a paper that it names as one, a project, or nothing."""
    weak = {AgreementKind.EXTENSION, AgreementKind.EXCHANGE, AgreementKind.SPONSORSHIP}
    is_told = paper is AgreementKind.OTHER or paper not in _GENERIC | weak
    if is_told and act.says("papers"):
        return paper
    return AgreementKind.OTHER if act.kind == "project" else AgreementKind.UNSPECIFIED


def _signed_kind(paper: AgreementKind, act: Act) -> AgreementKind:
    if paper in _GENERIC and act.says("study_programmes"):
        return AgreementKind.JOINT_PROGRAMME
    if paper is AgreementKind.UNSPECIFIED:
        return AgreementKind.OTHER
    return paper
