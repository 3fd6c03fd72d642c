"""Reads the text of an agreement itself: its parties, its kind, what it covers, how long it holds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caunoi.domain.dates import PartialDate
from caunoi.domain.findings import HostFinding
from caunoi.domain.kinds import AgreementKind, Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.dates import find_dates
from caunoi.extraction.deal import Deal
from caunoi.extraction.deal_dates import is_over_by, take_lone_end, take_lone_start
from caunoi.extraction.draft import Draft
from caunoi.extraction.findings_of import agreement_of, partner_of
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.memorandum_articles import Article, find_annexes, find_articles
from caunoi.extraction.memorandum_earlier import earlier_papers
from caunoi.extraction.memorandum_notices import read_notice
from caunoi.extraction.memorandum_parties import Party, located, parties_of
from caunoi.extraction.memorandum_signing import day_of_signing
from caunoi.extraction.name_keys import name_key
from caunoi.extraction.term_phrases import find_terms
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_TITLE_END = 700  # characters in which the title names the kind of paper
_CERTAIN = 0.97


def _any(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(r"\s+".join(map(re.escape, w.split())) for w in ordered), re.IGNORECASE)


_NO_KIND = frozenset({AgreementKind.ANNEX, AgreementKind.AMENDMENT, AgreementKind.EXTENSION})
_JOINED = 0.85
_MENTIONS = 3
_JOINS_REACH = 120  # characters behind a name in which it says that the body signs too
_JOINS = _any([*_WORDS["joins"]["vi"], *_WORDS["joins"]["en"]])
_REPLACES = _any([*_WORDS["replaces"]["vi"], *_WORDS["replaces"]["en"]])
_NOT_IN_FORCE = _any([*_WORDS["not_in_force"]["vi"], *_WORDS["not_in_force"]["en"]])
_PREAMBLE = 2000  # characters in which a form leaves a side blank
_BLANK_SIDE = re.compile(
    r"(?:(?<!\w)(?:and|between|with|và|giữa|với)\s{1,4}(?:the\s)?|(?:bên [ab]|party [ab12])\s{0,3}:\s{0,3})"
    r"(?:\[[^\]\n]{3,60}\]|<[^>\n]{3,60}>|_{2,}|\.{4,}|…{2,}|X{3,}|\?{2,})",
    re.IGNORECASE,
)
_FROM_SIGNING = re.compile(  # "beginning on the date when the last party signs", "kể từ khi ... ký"
    r"(?<!\w)(?:from|on|upon|as of|after|since|following|starting|beginning|commencing|by)(?!\w)[^.;]{0,70}?"
    r"(?<!\w)(?:sign(?:ed|s|ing|atures?|atory)?|execution|executed|(?:affix|set)\w*\stheir)(?!\w)"
    r"|(?<!\w)(?:từ|sau|vào|ngay)\s[^.;]{0,60}?(?<!\w)(?:ký|kí)(?!\w)",
    re.IGNORECASE,
)
_NOT_CONTENT = re.compile(rf"(?<![\w-])(?:{_any(_WORDS['articles']['not_content']).pattern})", re.IGNORECASE)
_HEADING, _OPENING = 80, 45  # a longer heading is a sentence of its own, told by its first characters
_TERM = _any(_WORDS["articles"]["term"])


def read_memorandum(draft: Draft) -> None:
    """Fills host, partners and the one agreement (and the one it replaces) of an agreement's text."""
    text = draft.view.text
    if draft.genre is not Genre.MOU or _BLANK_SIDE.search(text[:_PREAMBLE]):  # a form binds nobody
        return
    annexes = find_annexes(text)
    body_end = annexes[0].start if annexes else len(text)
    articles = find_articles(text[:body_end])
    preamble_end = articles[0].start if articles else min(body_end, 2500)
    parties = parties_of(draft.view, draft.organisations, preamble_end)
    host = _host_party(draft, parties)
    partners = [party.organisation for party in parties if party is not host]
    if not partners:
        return
    if host is not None and not draft.host_hint:
        _name_host(draft, host)
    deal = _deal(draft, partners, articles, (preamble_end, body_end))
    draft.partners += [
        located(draft.view, partner_of(draft.view, party.organisation, _CERTAIN, "memorandum"), party)
        for party in parties
        if party is not host
    ]
    draft.agreements.append(agreement_of(draft.view, deal))
    replaced = _replaced(draft, deal, articles)
    before = [replaced] if replaced else []
    for told in earlier_papers(draft.view.flat, (0, body_end), partners, deal):
        if all(told.signed != known.signed for known in before):
            before.append(told)
    later = [paper for annex in annexes if (paper := _annex(draft, deal, annex))]
    draft.agreements += [agreement_of(draft.view, paper) for paper in [*before, *later]]


def _host_party(draft: Draft, parties: Sequence[Party]) -> Party | None:
    """The caller's host where it is a party, else the first party."""
    if draft.host_hint:
        hinted = [p for p in parties if p.organisation is draft.host_organisation]
        if hinted:
            return hinted[0]
        same = [p for p in parties if name_key(draft.host_hint) in {name_key(n) for n in p.names}]
        return same[0] if same else None
    return parties[0] if parties else None


def _name_host(draft: Draft, party: Party) -> None:
    first = party.organisation.first
    names = [name for name in party.names if name != party.organisation.name]
    draft.host_organisation = party.organisation
    draft.host = HostFinding(
        party.organisation.name,
        tuple(dict.fromkeys(names)),
        draft.view.quote(first.start, first.end),
        confidence=0.95,
    )


def _deal(
    draft: Draft, partners: list[Organisation], articles: Sequence[Article], body: tuple[int, int]
) -> Deal:
    text = draft.view.flat
    preamble_end, body_end = body
    named = find_agreement_kinds(text[: min(_TITLE_END, preamble_end)])
    deal = Deal(named[0].value if named else AgreementKind.OTHER, partners, (0, min(len(text), 200)), "sign")
    deal.rule = "memorandum"
    if named:
        deal.where = deal.fields["kind"] = (named[0].start, named[0].end)
    signed = day_of_signing(draft.view, preamble_end, articles[-1].start if articles else 0, body_end)
    if signed:
        deal.signed, deal.fields["signed"] = signed
    _read_term(draft, deal, articles)
    notice = read_notice(draft.view, preamble_end)
    if notice and notice.start and not is_over_by(deal.term, notice.start.date):
        deal.term = replace(deal.term, start=notice.start.date)
        deal.fields["start"] = (notice.start.start, notice.start.end)
    _read_content(draft, deal, articles, preamble_end)
    return deal


def _read_term(draft: Draft, deal: Deal, articles: Sequence[Article]) -> None:
    text = draft.view.flat
    terms = [article for article in articles if _TERM.search(article.heading)]
    rest = [article for article in articles if article not in terms and not _is_formal(article)]
    others = [article for article in articles if article not in terms and article not in rest]
    if not articles:
        _read_title(draft, deal)
    for article in [*terms, *rest, *others] or [Article("", 0, len(text))]:
        for reading in find_terms(text[article.start : article.end], signed=deal.signed):
            said = reading.start if reading.term.is_open_ended else reading.end
            if _is_of_other(text, article.start, article.start + said):
                continue
            deal.take_term(reading, article.start)
            take_lone_start(deal, text[article.start : article.end], article.start)
            _count_from_signing(deal, text[article.start : article.end])
            if deal.term.raw:
                deal.where = _sentence(draft, article.start + reading.start)
                return
    if articles:
        _read_title(draft, deal)
    take_lone_start(deal, text[: articles[0].start] if articles else text, 0)


def _read_title(draft: Draft, deal: Deal) -> None:
    """ "Thỏa thuận hợp tác giữa A và B giai đoạn 2023-2025": two years in a line of the title."""
    for line in re.finditer(r"[^\n]+", draft.view.text[:_TITLE_END]):
        for reading in find_terms(line.group()):
            start, end = reading.term.start, reading.term.end
            if start and end and not start.month and not end.month:
                deal.take_term(reading, line.start())


def _count_from_signing(deal: Deal, words: str) -> None:
    """ "takes effect upon signing by all parties and remains in force for three years": one clause each."""
    term, signed = deal.term, deal.signed
    if not term.duration_months or term.start or term.end or not signed or not signed.day:
        return
    if _FROM_SIGNING.search(words):
        deal.term = replace(term, end=signed.plus_months(term.duration_months))


def _is_of_other(text: str, start: int, place: int) -> bool:
    """A length of secrecy, notice or payment is not the validity of the paper."""
    before = text[max(start, place - 120) : place].casefold()
    if _NOT_IN_FORCE.search(before):
        return True
    return any(
        word in before
        for word in (
            "bí mật",
            "bảo mật",
            "confidential",
            "thanh toán",
            "payment",
            "notice",
            "thực tập",
            "internship",
        )
    )


def _sentence(draft: Draft, place: int) -> tuple[int, int]:
    for block in draft.blocks:
        for sentence in block.sentences:
            if sentence.start <= place < sentence.end:
                return sentence.start, sentence.end
    return place, place + 1


def _read_content(draft: Draft, deal: Deal, articles: Sequence[Article], preamble_end: int) -> None:
    text = draft.view.flat
    if not articles:
        deal.take_activities(text, 0, len(text))
    for article in articles:
        if not _is_formal(article):
            deal.take_activities(text, article.start, article.end)
    if not deal.activities:
        deal.take_activities(text, 0, preamble_end)


def _is_formal(article: Article) -> bool:
    """About the paper and not about what the sides will do: costs, secrecy, disputes."""
    heading = article.heading
    return _NOT_CONTENT.search(heading[:_OPENING] if len(heading) > _HEADING else heading) is not None


def _replaced(draft: Draft, deal: Deal, articles: Sequence[Article]) -> Deal | None:
    """ "Biên bản này thay thế Thỏa thuận ... ký ngày 12/6/2019": the paper before this one."""
    text = draft.view.flat
    for article in articles:
        match = _REPLACES.search(text, article.start, article.end)
        if not match:
            continue
        start, end = _sentence(draft, match.start())
        days = find_dates(text[match.end() : end])
        if days:
            named = find_agreement_kinds(text[match.end() : end])
            old = Deal(named[0].value if named else AgreementKind.OTHER, deal.parties, (start, end), "sign")
            old.signed, old.earlier, old.rule = days[0].date, True, "memorandum-replaced"
            old.fields["signed"] = (match.end() + days[0].start, match.end() + days[0].end)
            return old
    return None


def _annex(draft: Draft, main: Deal, annex: Article) -> Deal | None:
    """An annex signed on a later day is a paper of its own; one of the same day belongs to its parent."""
    signed = _day_of_heading(draft, annex) or day_of_signing(draft.view, annex.start, annex.start, annex.end)
    if (
        signed is None
        or signed[1][0] < annex.start
        or (main.signed and signed[0].first_day <= main.signed.last_day)
    ):
        return None
    joined = _joined_by(draft, annex, main.parties)
    parties = [*main.parties, *joined]
    deal = Deal(_annex_kind(annex), parties, (annex.start, min(annex.end, annex.start + 300)), "sign")
    deal.rule = "memorandum-annex"
    deal.signed, deal.fields["signed"] = signed
    deal.take_activities(draft.view.flat, annex.start, annex.end)
    words = draft.view.flat[annex.start : annex.end]
    readings = find_terms(words, signed=deal.signed)
    if readings:
        fullest = max(readings, key=lambda one: (one.term.start is not None) + (one.term.end is not None))
        deal.take_term(fullest, annex.start)
    take_lone_end(deal, words, annex.start)
    draft.partners += [partner_of(draft.view, one, _JOINED, "memorandum-annex") for one in joined]
    return deal


def _day_of_heading(draft: Draft, annex: Article) -> tuple[PartialDate, tuple[int, int]] | None:
    """ "SCHEDULE 1 - Variation letter (23 June 2020)": the day stands in the heading itself."""
    end = annex.start + len(annex.heading) + 2
    days = [day for day in find_dates(draft.view.flat[annex.start : end]) if day.date.day]
    if not days:
        return None
    return days[0].date, (annex.start + days[0].start, annex.start + days[0].end)


def _annex_kind(annex: Article) -> AgreementKind:
    """The paper that its own heading names; an annex by itself is of no kind."""
    named = [found.value for found in find_agreement_kinds(annex.heading)]
    return next((kind for kind in named if kind not in _NO_KIND), AgreementKind.OTHER)


def _joined_by(draft: Draft, annex: Article, parties: Sequence[Organisation]) -> list[Organisation]:
    """Bodies that sign the annex too: "the law firm X, which countersigns this Annex"."""
    text = draft.view.flat
    return [
        one
        for one in draft.organisations
        if one not in parties and one is not draft.host_organisation
        for mention in one.mentions[:_MENTIONS]
        if annex.start <= mention.start < annex.end
        and _JOINS.search(text[mention.start : min(annex.end, mention.reach + _JOINS_REACH)].split(". ")[0])
    ]
