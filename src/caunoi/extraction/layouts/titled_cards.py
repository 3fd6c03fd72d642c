"""A name in a line of its own, and labelled lines below it: "Pisa University / Validity: 5 years"."""

from bisect import bisect_left
from dataclasses import dataclass

from caunoi.extraction.layouts.labels import Label, labelled, labels_in
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.layouts.names import names_organisation
from caunoi.extraction.layouts.quality import is_no_name
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_FEWEST = 2  # cards
_FEWEST_LABELS = 2  # on most cards
_LONGEST_NAME = 120  # characters
_LONGEST_CARD = 4000
_TIMED = frozenset({"signed", "start", "end", "validity", "document"})


def titled_card_records(view: View) -> list[Record]:
    """The records of blocks whose first line, the name, bears no label; most say a time or a paper."""
    text = view.text
    if text.count(":") + text.count("：") < _FEWEST * _FEWEST_LABELS:
        return []
    labels = [label for label in labels_in(text, 0, len(text)) if label.meaning != "partner"]
    titles = _titles(text, labels)
    if len(titles) < _FEWEST:
        return []
    ends = [title.name.start for title in titles[1:]] + [len(text)]
    found = [_record(text, title, labels, end) for title, end in zip(titles, ends, strict=True)]
    told = sum(len(_TIMED & record.columns.keys()) > 0 and len(record.columns) > _FEWEST for record in found)
    in_lines = sum(title.labelled_lines >= _FEWEST_LABELS for title in titles)
    return found if min(told, in_lines) * 2 > len(found) else []


@dataclass(slots=True)
class _Title:
    """The line of a name, the heading above it and how many labelled lines stand below it."""

    name: Piece
    heading: str
    labelled_lines: int = 0


def _titles(text: str, labels: list[Label]) -> list[_Title]:
    """The lines that name an organisation right above a line that begins with a label."""
    starts = [label.start for label in labels]
    titles: list[_Title] = []
    above, heading = Piece(0, 0), ""
    for line in lines_of(text):
        piece = line.trimmed(text)
        if not piece:
            continue
        first = bisect_left(starts, piece.start)
        if first == len(starts) or starts[first] != piece.start:
            heading = heading_words(above.of(text)) or heading
            above = piece
            continue
        if above and _is_title(text, above):
            titles.append(_Title(above, heading))
        if titles:
            titles[-1].labelled_lines += 1
        above = Piece(0, 0)
    return titles


def _is_title(text: str, line: Piece) -> bool:
    words = line.of(text)
    if len(words) > _LONGEST_NAME or words.endswith((".", ":", ";", ",")) or is_no_name(words):
        return False
    return names_organisation(words) and not is_footer(words)


def _record(text: str, title: _Title, labels: list[Label], end: int) -> Record:
    name = title.name
    end = min(end, name.start + _LONGEST_CARD)
    mine = [label for label in labels if name.end <= label.start < end]
    columns = labelled(text, mine, _end_of_card(text, mine[-1].end, end))
    columns["partner"] = name
    return Record(name.start, max(piece.end for piece in columns.values()), columns, title.heading, "cards")


def _end_of_card(text: str, start: int, end: int) -> int:
    """The last value ends at a blank line."""
    for line in lines_of(text, start, end):
        if line.start > start and not line.trimmed(text):
            return line.start
    return end
