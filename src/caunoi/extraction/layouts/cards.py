"""One block of labelled lines for each row: "Đối tác: ... / Quốc gia: ... / Ngày ký: ..."."""

from caunoi.extraction.layouts.labels import Label, labelled, labels_in
from caunoi.extraction.layouts.lines import is_footer, lines_of
from caunoi.extraction.records import Record
from caunoi.extraction.view import View

_FEWEST = 2  # cards
_FEWEST_LABELS = 3  # on a card
_LONGEST_CARD = 4000  # characters


def card_records(view: View) -> list[Record]:
    """The records of blocks that each begin with a label for the partner."""
    text = view.text
    if text.count(":") + text.count("：") < _FEWEST * _FEWEST_LABELS:
        return []
    labels = labels_in(text, 0, len(text))
    cards = _cards(labels)
    if len(cards) < _FEWEST:
        return []
    ends = [card[0].start for card in cards[1:]] + [len(text)]
    records = []
    for card, end in zip(cards, ends, strict=True):
        stop = _end_of_card(text, card[-1].end, min(end, card[0].start + _LONGEST_CARD))
        columns = labelled(text, card, stop)
        if "partner" not in columns and "alias" in columns:  # "Vietnamese name: (none)"
            columns["partner"] = columns.pop("alias")
        if "partner" in columns and len(card) >= _FEWEST_LABELS:
            last = max(piece.end for piece in columns.values())
            records.append(Record(card[0].start, last, columns, "", "cards"))
    return records


def _cards(labels: list[Label]) -> list[list[Label]]:
    """Labels from one that opens a card up to the next; a number or a date may stand before the partner."""
    meanings = [label.meaning for label in labels]
    if meanings.count("partner") < _FEWEST:
        return []
    opening = "partner"
    if meanings[0] != "partner" and _FEWEST <= meanings.count(meanings[0]) <= meanings.count("partner"):
        opening = meanings[0]
    cards: list[list[Label]] = []
    for label in labels:
        if label.meaning == opening:
            cards.append([])
        if cards:
            cards[-1].append(label)
    return cards


def _end_of_card(text: str, start: int, end: int) -> int:
    """The last value of a card ends at a blank line, a line of dashes or a footer."""
    for line in lines_of(text, start, end):
        words = line.of(text).strip()
        if line.start > start and (not words.strip("-=_*~–—") or is_footer(words)):
            return line.start
    return end
