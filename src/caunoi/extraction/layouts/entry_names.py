"""Finds the partner of an entry: at its beginning, behind a label, or behind "memorandum with"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.heading_years import last_day_of
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.columns import header_meaning
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.layouts.entry_leads import day_before, lead_of
from caunoi.extraction.layouts.headed import headed_lead
from caunoi.extraction.layouts.labels import labels_in
from caunoi.extraction.layouts.lines import month_of_heading, year_of_heading
from caunoi.extraction.layouts.names import name_before_country, name_end, names_organisation
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.records import Piece
from caunoi.extraction.row_papers import Legend, is_about_paper
from caunoi.vocabulary import load

_WITH = load("rows")["paper_with"]
_LINK = re.compile(
    rf"(?<!\w)(?:{any_of([*_WITH['vi'], *_WITH['en']])})\s+(?:the\s)?(?=[\"“]?[{CAPITALS}])", re.IGNORECASE
)
_BETWEEN = re.compile(rf"(?<!\w)(?:giữa|between)\s+(?:the\s)?(?=[\"“]?[{CAPITALS}])", re.IGNORECASE)
_AND = re.compile(rf"\s+(?:và|với|cùng|and|with|&)\s+(?:the\s)?(?=[\"“]?[{CAPITALS}])")
_LONGEST_LEAD = 260  # characters from the beginning of an entry to the link before its partner
_LATEST_PAPER = 24  # characters before the paper: "Ký kết ...", "Signing of the ..."
_DASH = re.compile(r"\s-\s")


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """Where the partner of an entry stands, and the columns found beside it.

    ``stop`` is where the rest of the entry begins, 0 for right behind the name.
    """

    place: Piece
    before: dict[str, Piece] = field(default_factory=dict)
    stop: int = 0


def named_in_entry(text: str, entry: Entry, header: Sequence[str], legend: Legend) -> NamedEntry:
    """The partner of an entry and what stands before it.

    ``header`` gives the meanings of the columns if a header was found, in their order; ``legend``
    the abbreviations of papers that the list explains.
    """
    start, end = entry.start, entry.end
    labelled = _labelled(text, start, end)
    if labelled:
        return labelled
    year = year_of_heading(entry.heading)
    month = month_of_heading(entry.heading)
    lead = headed_lead(text, start, end, header) or lead_of(text, start, end, year, month)
    day = None if lead.columns else day_before(text, start, end, year, month)
    lead = day if day and _behind_paper(text, day.end, end) else lead
    before, start = lead.columns, lead.end
    between = _between_sides(text, start, end) if "document" not in before else None
    link = _behind_paper(text, start, end) if "document" not in before and not between else None
    if between:
        before["document"] = between[0]
        start, end = between[1].start, between[1].end
    elif link:
        before["document"] = Piece(start, link.start()).trimmed(text)
        start = link.end()
    named = name_before_country(text, start, end) if "country" in header else None
    place = named or Piece(start, name_end(text, start, end, last_day_of(year)))
    return NamedEntry(_before_dash(text, place, legend), before)


def _before_dash(text: str, place: Piece, legend: Legend) -> Piece:
    """The name without what a dash parts from it: small letters, a paper, or what the paper is about.

    "University of Danang - University of Science" and "Mainz University - Germany" stay whole.
    """
    for dash in _DASH.finditer(text, place.start, place.end):
        behind = text[dash.end() : place.end]
        papers = find_agreement_kinds(behind[:_LATEST_PAPER])
        is_name = bool(papers) or names_organisation(text[place.start : dash.start()].strip())
        if is_name and (papers or _tells_paper(behind, legend)):
            return Piece(place.start, dash.start())
    return place


def _tells_paper(words: str, legend: Legend) -> bool:
    if words[:1].islower() or words[:1].isdigit():
        return True
    first = re.match(r"\w+", words)
    papers = find_agreement_kinds(words)
    return (
        bool(first and first[0] in legend) or bool(papers and papers[0].start == 0) or is_about_paper(words)
    )


def _behind_paper(text: str, start: int, end: int) -> re.Match[str] | None:
    """The link in "Memorandum of understanding with ..." when the entry begins with a paper."""
    limit = min(end, start + _LONGEST_LEAD)
    papers = find_agreement_kinds(text[start:limit])
    if not papers or papers[0].start > _LATEST_PAPER:
        return None
    return _LINK.search(text, start + papers[0].end - 1, limit)


def _between_sides(text: str, start: int, end: int) -> tuple[Piece, Piece] | None:
    """The paper and the partner in "Memorandum between our university and X": the side rows do not share.

    Where no side stands in other rows too, the first one is the institution whose list it is.
    """
    limit = min(end, start + _LONGEST_LEAD)
    papers = find_agreement_kinds(text[start:limit])
    if not papers or papers[0].start > _LATEST_PAPER:
        return None
    opening = _BETWEEN.search(text, start + papers[0].end - 1, limit)
    cuts = list(_AND.finditer(text, opening.end(), limit)) if opening else []
    if not opening or not cuts:
        return None
    document = Piece(start, opening.start()).trimmed(text)
    firsts = [(cut, text[opening.start() : cut.start()]) for cut in cuts]
    shared = [cut for cut, words in firsts if text.count(words + " ") > 1]
    if shared:
        return document, Piece(shared[-1].end(), end)
    for cut in cuts:
        stop = name_end(text, cut.end(), end)
        if text.count(text[cut.start() : stop].rstrip(" ,.;(")) > 1:
            return document, Piece(opening.end(), cut.start())
    named = [cut for cut in cuts if names_organisation(text[opening.end() : cut.start()])]
    named = [cut for cut in named if names_organisation(text[cut.end() : name_end(text, cut.end(), end)])]
    return (document, Piece(named[0].end(), end)) if named else None


def _labelled(text: str, start: int, end: int) -> NamedEntry | None:
    """ "Title of the agreement / Members: A; B": the partners stand behind their label."""
    labels = labels_in(text, start, end)
    label = next((one for one in labels if one.meaning == "partner" and one.start > start), None)
    if label is None or header_meaning(text[start : label.start].strip(" :-")):
        return None
    stop = min((one.start for one in labels if one.start > label.start), default=end)
    while (cut := text.find("\n", label.end, stop)) >= 0 and not _goes_on(text, cut, stop):
        stop = cut
    title = Piece(start, label.start).trimmed(text)
    place = Piece(label.end, stop).trimmed(text)
    papers = find_agreement_kinds(title.of(text))
    return (
        NamedEntry(place, {"document" if papers else "content": title, "members": place}) if title else None
    )


def _goes_on(text: str, line_end: int, limit: int) -> bool:
    """The list of members goes on below when its line ends in a comma or a linking word."""
    return (
        bool(re.search(r"(?:[,;&]|\sand|\svà)\s*\Z", text[max(0, line_end - 6) : line_end]))
        and line_end < limit
    )
