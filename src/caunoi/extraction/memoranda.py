"""Reads the text of an agreement itself: its parties, its kind, what it covers, how long it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.domain.dates import PartialDate
from caunoi.domain.findings import HostFinding
from caunoi.domain.kinds import AgreementKind, Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.deals import Deal
from caunoi.extraction.draft import Draft
from caunoi.extraction.findings_of import agreement_of, partner_of
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.memorandum_parties import Party, parties_of
from caunoi.extraction.name_keys import name_key
from caunoi.extraction.term_phrases import find_terms
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_ARTICLE = re.compile(
    r"^[ \t]*(?:điều|article|section|clause|khoản|mục)\s*(?:\d{1,2}|[ivx]{1,5})\b[^\n]{0,120}",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED = re.compile(r"^[ \t]*(?:\d{1,2}|[IVX]{1,4})[.)]\s+[^\n]{3,90}$", re.MULTILINE)
_DATE_LABEL = re.compile(r"(?:date|dated|ngày)\s*:?\s*\Z", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:đến|tới|hết|từ|trước|until|till|from|before|by)\s*(?:hết|ngày|the)?\s*(?:ngày)?\s*\Z", re.IGNORECASE
)
_TITLE_END = 700  # characters in which the title names the kind of paper
_FOOT = 900  # characters at the end where signatures stand
_CERTAIN = 0.97


def _any(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(r"\s+".join(map(re.escape, w.split())) for w in ordered), re.IGNORECASE)


_TODAY = _any([*_WORDS["today"]["vi"], *_WORDS["today"]["en"]])
_GROUNDS = _any([*_WORDS["grounds"]["vi"], *_WORDS["grounds"]["en"]])
_REPLACES = _any([*_WORDS["replaces"]["vi"], *_WORDS["replaces"]["en"]])
_NOT_CONTENT = _any(_WORDS["articles"]["not_content"])
_TERM = _any(_WORDS["articles"]["term"])


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its heading and where its text, heading included, stands in the view."""

    heading: str
    start: int
    end: int


def read_memorandum(draft: Draft) -> None:
    """Fills host, partners and the one agreement (and the one it replaces) of an agreement's text."""
    if draft.genre is not Genre.MOU:
        return
    text = draft.view.flat
    articles = find_articles(draft.view.text)
    preamble_end = articles[0].start if articles else min(len(text), 2500)
    parties = parties_of(draft.view, draft.organisations, preamble_end)
    host = _host_party(draft, parties)
    partners = [party.organisation for party in parties if party is not host]
    if not partners:
        return
    if host is not None and not draft.host_hint:
        _name_host(draft, host)
    deal = _deal(draft, partners, articles, preamble_end)
    draft.partners += [partner_of(draft.view, one, _CERTAIN, "memorandum") for one in partners]
    draft.agreements.append(agreement_of(draft.view, deal))
    replaced = _replaced(draft, deal, articles)
    if replaced:
        draft.agreements.append(agreement_of(draft.view, replaced))


def find_articles(text: str) -> list[Article]:
    """The articles in order; numbered headings stand in where no line says "Article"."""
    heads = list(_ARTICLE.finditer(text))
    if len(heads) < 2:
        heads = list(_NUMBERED.finditer(text))
    if not heads:
        return []
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [
        Article(_heading(text, head, end), head.start(), end) for head, end in zip(heads, ends, strict=True)
    ]


def _heading(text: str, head: re.Match[str], end: int) -> str:
    """The heading's words; where the line holds only the number, those of the next line."""
    words = head.group().strip()
    if len(re.sub(r"[\W\d]", "", words)) > 10:
        return words
    rest = text[head.end() : min(end, head.end() + 160)].strip().split("\n")[0]
    return f"{words} {rest}" if len(rest) <= 80 else words


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


def _deal(draft: Draft, partners: list[Organisation], articles: Sequence[Article], preamble_end: int) -> Deal:
    text = draft.view.flat
    named = find_agreement_kinds(text[: min(_TITLE_END, preamble_end)])
    deal = Deal(named[0].value if named else AgreementKind.OTHER, partners, (0, min(len(text), 200)), "sign")
    deal.rule = "memorandum"
    if named:
        deal.where = deal.fields["kind"] = (named[0].start, named[0].end)
    signed = _signed(draft, articles, preamble_end)
    if signed:
        deal.signed, place = signed
        deal.fields["signed"] = place
    _read_term(draft, deal, articles)
    _read_content(draft, deal, articles, preamble_end)
    return deal


def _signed(
    draft: Draft, articles: Sequence[Article], preamble_end: int
) -> tuple[PartialDate, tuple[int, int]] | None:
    """The later of the dates beside the signatures, else the day the preamble names."""
    text = draft.view.flat
    foot = max(len(text) - _FOOT, articles[-1].start if articles else 0)
    beside = [day for day in _days(draft, foot, len(text)) if _is_signature(draft, foot, day)]
    if beside:
        last = max(beside, key=lambda day: (day.date.last_day, day.start))
        return last.date, (foot + last.start, foot + last.end)
    for day in _days(draft, 0, preamble_end):
        if _TODAY.search(text[max(0, day.start - 60) : day.start]) and not _cites(draft, day.start):
            return day.date, (day.start, day.end)
    return None


def _days(draft: Draft, start: int, end: int) -> list[DateMention]:
    return [day for day in find_dates(draft.view.flat[start:end]) if day.date.day is not None]


def _is_signature(draft: Draft, foot: int, day: DateMention) -> bool:
    """A date with "Date:" or "ngày" before it that no article speaks about."""
    place = foot + day.start
    if _UNTIL.search(draft.view.flat[max(0, place - 30) : place]):
        return False
    before = draft.view.flat[max(0, place - 60) : place]
    labelled = _DATE_LABEL.search(before) or _TODAY.search(before)
    return labelled is not None and not _cites(draft, place)


def _cites(draft: Draft, place: int) -> bool:
    """The date belongs to a law, or to an agreement spoken about."""
    before = draft.view.text[max(0, place - 300) : place]
    line = re.split(r"[;\n]|\.\s", before)[-1]
    return bool(_GROUNDS.search(line) or _REPLACES.search(line) or "ký ngày" in line[-12:])


def _read_term(draft: Draft, deal: Deal, articles: Sequence[Article]) -> None:
    text = draft.view.flat
    terms = [article for article in articles if _TERM.search(article.heading)]
    rest = [
        article for article in articles if article not in terms and not _NOT_CONTENT.search(article.heading)
    ]
    for article in [*terms, *rest] or [Article("", 0, len(text))]:
        for reading in find_terms(text[article.start : article.end], signed=deal.signed):
            if _is_of_other(text, article.start, article.start + reading.start):
                continue
            deal.take_term(reading, article.start)
            if deal.term.raw:
                deal.where = _sentence(draft, article.start + reading.start)
                return


def _is_of_other(text: str, start: int, place: int) -> bool:
    """A length of secrecy, notice or payment is not the validity of the paper."""
    before = text[max(start, place - 90) : place].casefold()
    return any(
        word in before for word in ("bí mật", "bảo mật", "confidential", "thanh toán", "payment", "notice")
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
        if not _NOT_CONTENT.search(article.heading):
            deal.take_activities(text, article.start, article.end)
    if not deal.activities:
        deal.take_activities(text, 0, preamble_end)


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
