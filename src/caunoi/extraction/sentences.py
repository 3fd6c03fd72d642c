"""Puts broken lines together again and cuts text into blocks and sentences.

A block is a paragraph, a bullet or a heading. Offsets count in the view's text; the
words themselves are read from ``view.flat``, where line breaks are blanks.
"""

import re
from dataclasses import dataclass

_BULLET = re.compile(
    r"[ \t]*(?:[-*•●▪◦‣·+►✓➢]\s|\(?[a-zđ]{1,2}[).]\s|\(?[ivx]{1,5}[).]\s|\(?\d{1,2}(?:\.\d{1,2}){0,2}[.)]\s"
    r"|\d{1,2}\.\d{1,2}\s|[IVX]{1,5}\.\s|#{1,6}\s)"
)
_STAMP = re.compile(  # "(Cập nhật lúc 16h25 ngày 3/12/2015)": the day of publication below a title
    r"[(\[]?\s?(?:cập nhật|ngày đăng|đăng ngày|đăng lúc|ngày cập nhật|updated|posted|published)(?!\w)"
    r"[^()]{0,60}\d[^()]{0,20}[)\]]?\s*\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…:;][\"”’')\]]*\Z")
_HANGING = re.compile(
    r"(?:[,(/&-]|(?<!\w)(?:và|với|của|tại|cho|về|các|cùng|bởi|do|trong|là|đại học|trường|viện|công ty"
    r"|tập đoàn|học viện|the|of|and|with|for|in|by|to|from|at|between|on))\Z",
    re.IGNORECASE,
)
_OPENER = re.compile(  # words with which a sentence begins, and no name goes on
    r"(?:Trong|Ngày|Sáng|Chiều|Tối|Trưa|Hôm|Vừa|Nhân|Nhằm|Theo|Mới|Tham|Tại|Với|Để|Từ|Sau|Trước|Tiếp|Thực|Được"
    r"|Hướng|Đây|Đón|Về|Cùng|Đến|Tới|Đoàn|On|In|At|The|This|Today|Yesterday|As|To|During)(?!\w)"
)
_NAME_HEAD = re.compile(r"(?<!\w)(?:đại học|trường|viện|công ty|tập đoàn|học viện)\Z", re.IGNORECASE)
_WRAP = range(55, 131)  # how long the lines of a hard-wrapped text are
_LONGEST_PARAGRAPH_LINE = 140
_LONGEST_SENTENCE = 2500  # characters; what is longer is no sentence

_STOP = re.compile(r"[.!?…](?:[\"”’')\]]*(?=\s)|(?<=[^\W\d_]{3}\.)(?=[^\W\d_]{2}))")
_ABBREVIATED = re.compile(
    r"(?:(?<!\w)(?:TP|Tp|GS|TS|PGS|ThS|TSKH|KS|BS|NCS|Mr|Mrs|Ms|Dr|Prof|Assoc|St|Co|Ltd|Inc|Corp|Pty|Pte|Sdn|No|vs|Q|P|tr|T|Univ|Inst|Dept|Nov|Dec|Oct|Sep|Sept|Aug|Jul|Jun|Apr|Mar|Feb|Jan|cf|e\.g|i\.e|TL|KT|TUQ|Ksh|Kshs|KSh|Rs|Rp|Nos|Sgd|Jr|Sr|Gen|Hon|Ir|BSc|MSc|PhD|Sc|Eng|approx|ca|incl|est|resp|inż|hab|dr|prof|[A-Z]))\.\Z"
)
_OPENING = " \t\n\"“‘'([-•*"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``; ``block`` is the number of its block."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or bullet. ``is_item``: a bullet or numbered line."""

    start: int
    end: int
    is_item: bool
    sentences: tuple[Sentence, ...]


def find_blocks(text: str) -> list[Block]:
    """The blocks of ``text`` with their sentences, in order; linear in its length."""
    blocks: list[Block] = []
    for number, (start, end) in enumerate(_joined(text)):
        is_item = _BULLET.match(text, start, end) is not None
        blocks.append(Block(start, end, is_item, _sentences(text, start, end, number)))
    return blocks


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each line stands, blanks at both ends left out; blank lines are empty stretches."""
    lines, start = [], 0
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip())
        lines.append((start + min(lead, len(line)), start + max(lead, len(line.rstrip()))))
        start += len(line) + 1
    return lines


def _joined(text: str) -> list[tuple[int, int]]:
    """Lines put together to blocks."""
    lines = _lines(text)
    wrapped = _is_wrapped([end - start for start, end in lines if end > start])
    blocks: list[tuple[int, int]] = []
    flowing = open_block = False
    for start, end in lines:
        if start >= end:
            open_block = False
            continue
        if open_block and _goes_on(text, blocks[-1], start, end, flowing=flowing, wrapped=wrapped):
            blocks[-1] = (blocks[-1][0], end)
            flowing = True
        else:
            blocks.append((start, end))
            flowing = False
        open_block = True
    return blocks


def _is_wrapped(lengths: list[int]) -> bool:
    """A text whose paragraphs were broken into lines of about one width."""
    full = sum(length in _WRAP for length in lengths)
    return full >= 5 and max(lengths, default=0) <= _LONGEST_PARAGRAPH_LINE and full * 2 > len(lengths)


def _goes_on(
    text: str, block: tuple[int, int], start: int, end: int, *, flowing: bool, wrapped: bool
) -> bool:
    """The line ``text[start:end]`` continues the block before it."""
    if _BULLET.match(text, start, end):
        return False
    tail = text[max(block[0], block[1] - 60) : block[1]]
    if _STAMP.match(text, start, end):
        return False
    if text[start] in "(,;.)&" or _first_letter(text, start, end).islower():
        return text[start] == "(" or not tail.endswith((".", "!", "?"))
    if tail.rfind("(") > tail.rfind(")"):
        return True  # "Đại học Nữ Soongeui (Hàn" goes on below
    if _ENDS.search(tail):
        return False
    if _NAME_HEAD.search(tail) and _OPENER.match(text, start, end):
        return False  # "... thăm và làm việc với Trường" is a heading
    last_line = text.rfind("\n", block[0], block[1]) + 1
    width = block[1] - max(last_line, block[0])
    return (
        _HANGING.search(tail) is not None
        or (flowing and width <= 40 and not text[start:end].isupper())
        or (wrapped and width in _WRAP and not tail.isupper())
    )


def _first_letter(text: str, start: int, end: int) -> str:
    """The first letter or digit within reach; empty when there is none."""
    return next((sign for sign in text[start : min(end, start + 12)] if sign not in _OPENING), "")


def _sentences(text: str, start: int, end: int, number: int) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    bullet = _BULLET.match(text, start, end)
    begin = min(bullet.end(), end) if bullet else start
    for match in _STOP.finditer(text, begin, end):
        if match.end() < end and not _is_end(text, begin, match, end):
            continue
        found.append(Sentence(begin, match.end(), number))
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        found.append(Sentence(begin, end, number))
    return tuple(piece for sentence in found for piece in _pieces(text, sentence))


def _pieces(text: str, sentence: Sentence) -> list[Sentence]:
    """An endless sentence in pieces that later steps can read in good time."""
    pieces = []
    begin = sentence.start
    while sentence.end - begin > _LONGEST_SENTENCE:
        limit = begin + _LONGEST_SENTENCE
        cut = max(text.rfind(sign, begin + _LONGEST_SENTENCE // 2, limit) for sign in (";", ",", " ", "\n"))
        pieces.append(Sentence(begin, cut + 1 if cut > begin else limit, sentence.block))
        begin = pieces[-1].end
    return [*pieces, Sentence(begin, sentence.end, sentence.block)]


def _is_end(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """A full stop that ends a sentence, not an abbreviation or an ellipsis inside one."""
    before = text[max(begin, stop.start() - 8) : stop.start() + 1]
    if stop.group()[0] == "." and _ABBREVIATED.search(before):
        return False
    after = _first_letter(text, stop.end(), end)
    if text[stop.end()].isspace():
        return after.isupper() or after.isdigit()
    return after.isupper() and text[stop.end() + 1].islower()
