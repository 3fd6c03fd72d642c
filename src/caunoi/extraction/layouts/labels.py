"""Cells that carry their own label: "Quốc gia: Nhật Bản", "Date of Expiry: Endless"."""

import re
from dataclasses import dataclass

from caunoi.extraction.kinds import find_agreement_kinds, organisation_kind
from caunoi.extraction.layouts.columns import HEADER_WORDS
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.records import Piece

_COLON = re.compile(r"[ \t]{0,24}(?:\([^():\n]{1,30}\)\s?)?[:：]\s{0,4}")  # "Partner (in English): ..."
_BEFORE = re.compile(r"(?:\A|[\n\t;|•*+.,)(-]|\s{2})[\s*_\-•+]{0,6}(?:\d{1,2}[.)]\s{0,2})?\Z|\w\s\Z")

_NAMED = re.compile(rf"(?<![^\W\d_])[{CAPITALS}][\w’'-]{{1,11}}[ \t]\Z")  # "Kagawa University (...): ..."
_LINKED = re.compile(
    r"(?<!\w)(?:of|and|for|the|in|on|và|về|của|cho)\s\Z", re.IGNORECASE
)  # "Institute of Technology:"
_NOTHING = re.compile(
    r"[-–. ]*|\(?(?:trống|bỏ trống|không có|không|chưa có|n/?a|none|nil|empty|blank|not available)\)?",
    re.IGNORECASE,
)
_PAPERS = ("document", "content", "remark")
_SECOND = {"partner": "alias", "content": "remark"}  # what an equal label below the first one gives
_REACH = 40  # characters
_CELL_END = re.compile(r"\s\|\s|\t|\s[•·]\s")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at ``start`` whose value begins at ``end``."""

    meaning: str
    start: int
    end: int


def labels_in(text: str, start: int, end: int) -> list[Label]:
    """The labels of ``text[start:end]``: header words followed by a colon."""
    labels: list[Label] = []
    if text.find(":", start, end) < 0 and text.find("：", start, end) < 0:
        return labels
    for found in HEADER_WORDS.find(text[start:end]):
        colon = _COLON.match(text, start + found.end, end)
        if not colon or not text[start + found.start].isupper():
            continue
        before = text[max(start, start + found.start - 12) : start + found.start]
        is_free = _BEFORE.search(before) and not _LINKED.search(before)
        if found.value not in _PAPERS and _begins_with_paper(text[colon.end() : colon.end() + _REACH]):
            continue  # "... of Khammouane Province: Agreement of 2019"
        ends_name = (
            _NAMED.search(before) and organisation_kind(text[start + found.start : start + found.end])[1]
        )
        if is_free and not ends_name:
            labels.append(Label(found.value, start + found.start, colon.end()))
    return labels


def _begins_with_paper(words: str) -> bool:
    papers = find_agreement_kinds(words)
    return bool(papers) and papers[0].start == 0


def _names_paper_first(words: str, columns: dict[str, Piece], text: str) -> bool:
    """The cell names a paper, the one of the same label above it does not."""
    return bool(find_agreement_kinds(words)) and not find_agreement_kinds(columns["document"].of(text))


def labelled(text: str, labels: list[Label], end: int) -> dict[str, Piece]:
    """The value of each label, up to the next one; of equal labels the first counts, or the first paper."""
    columns: dict[str, Piece] = {}
    stops = [label.start for label in labels[1:]] + [end]
    for label, stop in zip(labels, stops, strict=True):
        cut = _CELL_END.search(text, label.end, stop)
        piece = Piece(label.end, cut.start() if cut else stop).trimmed(text)
        meaning = _SECOND.get(label.meaning, "") if label.meaning in columns else label.meaning
        if (
            label.meaning == "document"
            and meaning == ""
            and _names_paper_first(piece.of(text), columns, text)
        ):
            meaning = label.meaning
            del columns[meaning]  # "Type: university" above "Papers: MOU signed 8/1/2015"
        if (
            label.meaning == "validity" and label.meaning in columns
        ):  # "Validity: 5 years / Period: 3/2021 to ..."
            columns[label.meaning] = Piece(columns[label.meaning].start, piece.end)
        if meaning and not _NOTHING.fullmatch(piece.of(text)) and meaning not in columns:
            columns[meaning] = piece
    return columns
