"""A header whose cells ran together: "STT Đối tác Nội dung Thời gian"."""

import re

from caunoi.extraction.keeping import keeping
from caunoi.extraction.layouts.columns import HEADER_WORDS, beside_heads, header_meaning, header_meanings
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.phrases import Found

_FEWEST = 3
_REACH = 200  # characters before the first row in which its header stands
_WIDEST_GAP = 4  # characters between two cells of a header
_WORD = re.compile(r"[^\W\d_]{2}")  # between two words of a sentence: "đối tác đã ký MOU"
_SAME_CELL = re.compile(
    r",\s?|\s?/\s?|\s(?:và|and|&|of|of the|in|in the|with|with the)\s", re.IGNORECASE
)  # "Đối tác, địa chỉ"
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,24}\)")  # "(triệu đồng)"
_BLANK = re.compile(r"\s+")
_LINES = 40  # lines looked at for a header standing higher up


def header_before(text: str, first_row: int) -> list[str]:
    """The meanings of the header above or right before the first row; empty when there is none."""
    start = max(0, first_row - _REACH)
    above = header_in(text[start:first_row].rstrip().rsplit("\n", 1)[-1])
    if above:
        return above
    near = _run_at_end(text[start:first_row])
    if near:
        return near
    for line in lines_of(text, 0, first_row)[-_LINES:]:
        meanings = header_in(line.of(text))
        if meanings:
            return meanings
    return []


def _run_at_end(text: str) -> list[str]:
    """The header words that stand one right behind the other up to the end of ``text``."""
    run: list[Found[str]] = []
    end = len(text.rstrip())
    for found in reversed(HEADER_WORDS.find(text)):
        if end - found.end > _WIDEST_GAP or _WORD.search(text, found.end, end):
            break
        run.insert(0, found)
        end = found.start
    return _meanings(text, run)


def header_in(words: str) -> list[str]:
    """The meanings of a line that is all header; empty when it is none."""
    return list(_header_of(words)) if len(words) <= _REACH else []


@keeping
def _header_of(words: str) -> list[str]:
    found = HEADER_WORDS.find(words)
    covered = sum(f.end - f.start for f in found)
    if found and found[0].value == "number" and not words[: found[0].start].strip():
        covered += beside_heads(words, found)
    return _meanings(words, found) if covered * 5 >= len(_IN_BRACKETS.sub("", words)) * 4 else []


def _meanings(text: str, found: list[Found[str]]) -> list[str]:
    found = _cells(text, found)
    if all(one.value != "partner" for one in found):
        found = [part for one in found for part in _told_apart(text, one)]
    meanings = header_meanings([text[f.start : f.end] for f in found])
    names_times = any(meaning in ("signed", "start", "end", "validity") for meaning in meanings)
    is_header = "partner" in meanings or (names_times and text.strip()[:1] == "(")
    enough = len(found) >= _FEWEST or (names_times and "partner" in meanings)
    return meanings if enough and is_header else []


def _cells(text: str, found: list[Found[str]]) -> list[Found[str]]:
    """The phrases of a header, those of one cell together: "Số/ngày", "Đối tác, địa chỉ"."""
    cells: list[Found[str]] = []
    for one in found:
        if cells and _SAME_CELL.fullmatch(text, cells[-1].end, one.start):
            cells[-1] = Found(cells[-1].value, cells[-1].start, one.end)
        else:
            cells.append(one)
    return cells


def _told_apart(text: str, one: Found[str]) -> list[Found[str]]:
    """ "Institution Type", "Quốc gia Đối tác" without another column of partners: two cells run together."""
    for blank in _BLANK.finditer(text, one.start, one.end):
        first, behind = (
            header_meaning(words) for words in (text[one.start : blank.start()], text[blank.end() : one.end])
        )
        if "partner" in (first, behind) and first and behind and first != behind:
            return [Found(first, one.start, blank.start()), Found(behind, blank.end(), one.end)]
    return [one]
