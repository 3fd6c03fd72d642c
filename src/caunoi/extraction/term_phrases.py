"""Finds phrases of validity inside running text: "có hiệu lực 03 năm kể từ ngày ký"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from caunoi.domain.dates import PartialDate
from caunoi.extraction.term_marks import Mark, find_marks
from caunoi.extraction.terms import TermReading, is_signing, read_term

_WIDEST_GAP = 40  # characters between two marks of one phrase
_BREAK = re.compile(r"[;!?]|\.(?=\s)|\n[ \t]{0,4}(?:\n|[-–•+*] )")
_LEADS_ON = re.compile(r"(?:đến|tới|hết|từ|to|until|till|through|for|from)\Z", re.IGNORECASE)
_CONNECTED = re.compile(
    r"[\s\-–>→/]*(?:(?:đến|tới|to|until|hết|ngày|năm|tháng|and|the|end|of)\s*){0,4}", re.IGNORECASE
)
_FOR = re.compile(
    r"(?<!\w)(?:(?:for|trong|within)\s(?:a\s|the\s)?(?:another\s|further\s|additional\s)?"
    r"|(?:for|over|in|during|within)\s(?:the\s)?(?:next|coming|following)\s"
    r"|(?:gia hạn|ký tiếp|tái ký)\s(?:[^\W\d_]{1,10}\s){0,6}thêm\s)\Z",
    re.IGNORECASE,
)
_PAPER_BEFORE = re.compile(  # "thỏa thuận hợp tác 5 năm"
    r"(?<!\w)(?:thỏa thuận|thoả thuận|ghi nhớ|biên bản|hợp đồng|MOU|MOA)(?:\shợp tác)?\s\Z", re.IGNORECASE
)
_OPEN_ENDED = re.compile(
    r"open[- ]ended|no (?:fixed term|expiry(?: date)?|end date)|(?:for an|of) indefinite (?:period|duration)"
    r"|without (?:time limit|an end date|a fixed term)|not limited in time|không thời hạn|vô thời hạn"
    r"|không xác định thời hạn",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<!\w)between\s\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[;().]|,\s|\n\s*\n|\Z")
_EXPIRES = re.compile(
    r"expir|valid|date of expir|end date|hết h|đáo h|hạn đến|thời hạn|r[ua]ns? (?:out|to|until)"
    r"|ran (?:to|until)|last(?:s|ing) until"
    r"|continues? until|in (?:force|effect) until|effective (?:until|through|till)|shall be effective"
    r"|due to end|(?:comes?|came) to an end",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\s(?:\w+\s){0,2}?(?:memorand|agreement|mou(?!\w)|moa(?!\w)|contract|partnership|accord|deal(?!\w)|pact(?!\w)|arrangement|treaty|protocol|term(?!\w))",
    re.IGNORECASE,
)
_LOOSE = ("yearly", "from", "until", "anchor", "signed", "extended")
_OPEN_ENDS = ("condition", "indefinite")
_PAIR = 2


def find_terms(
    text: str, *, signed: PartialDate | None = None, publication: date | None = None
) -> list[TermReading]:
    """Every stretch of ``text`` that states a validity, in order; offsets count in ``text``.

    A stretch needs words or dates that can only be a validity: two dates joined, a length with
    "kể từ ngày ký" or "for", an end after "valid" or "có giá trị". Whose validity it is, the
    caller must tell from the sentence.
    """
    readings = []
    for marks in _groups(text, find_marks(text, publication)):
        group = _trimmed(text, marks)
        if not group or not _is_validity(text, group):
            continue
        start, end = group[0].start, _end_of(text, group)
        reading = read_term(text[start:end], signed=signed, publication=publication)
        readings.append(_moved(reading, start))
    return readings


def _groups(text: str, marks: list[Mark]) -> Iterator[list[Mark]]:
    """Marks standing close together in one clause."""
    group: list[Mark] = []
    for mark in marks:
        if group and (not _belongs(text, group[-1], mark) or _is_day_behind(text, group, mark)):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _belongs(text: str, before: Mark, mark: Mark) -> bool:
    if mark.start - before.end > _WIDEST_GAP:
        return False
    return not _BREAK.search(text, before.end, max(before.end, mark.start))


def _is_day_behind(text: str, group: list[Mark], mark: Mark) -> bool:
    """ "giai đoạn 2021-2025 (vào) ngày 5/5/2021": a day behind two joined years is none of the period."""
    if not mark.date or not mark.date.date.day or len(group) < _PAIR:
        return False
    first, second = group[-_PAIR:]
    years = first.date and second.date and not (first.date.date.month or second.date.date.month)
    return bool(years) and _CONNECTED.fullmatch(text, first.end, second.start) is not None


def _trimmed(text: str, group: list[Mark]) -> list[Mark]:
    """The group without a date of something else before "valid", and without loose words after it."""
    anchor = next((place for place, mark in enumerate(group) if mark.kind == "anchor"), 0)
    if any(
        mark.date and not is_signing(text, group, place) and not _is_start(group, place)
        for place, mark in enumerate(group[:anchor])
    ):
        group = group[anchor:]
    last = len(group)
    open_ended = any(mark.kind == "indefinite" for mark in group)  # "indefinite duration"
    while last and group[last - 1].kind in _LOOSE and not open_ended:
        last -= 1
    return group[:last]


def _is_surely_open(text: str, group: list[Mark]) -> bool:
    """Words that speak of nothing but papers ("open-ended"), unlike "permanent" or "unlimited"."""
    return any(
        mark.kind == "indefinite" and _OPEN_ENDED.fullmatch(text, mark.start, mark.end) for mark in group
    )


def _is_start(group: list[Mark], place: int) -> bool:
    """ "takes effect on 1 July 2023 and runs for five years": the date before "runs" begins the validity."""
    return place > 0 and group[place - 1].kind == "from"


def _is_validity(text: str, group: list[Mark]) -> bool:
    kinds = {mark.kind for mark in group}
    if "duration" in kinds and (kinds & {"signing", "anchor", "auto"} or _has_length_after_for(text, group)):
        return True
    if "duration" in kinds and "from" in kinds and "date" in kinds:
        return True
    if "anchor" in kinds and (kinds & {*_OPEN_ENDS} or ("date" in kinds and kinds & {"from", "until"})):
        return True
    if "indefinite" in kinds and ({"from", "date"} <= kinds or _is_surely_open(text, group)):
        return True
    if _has_noted_length(text, group):
        return True
    if _has_stretch(text, group) or _has_lone_end(text, group) or _has_length_of_paper(text, group):
        return True
    return _has_joined_dates(text, group) or _has_extended_end(text, group) or _has_both_ends(group)


def _without_twins(group: list[Mark]) -> list[Mark]:
    """ "valid until" may begin a condition or lead to a date: only the latter is looked for."""
    ends = {mark.start for mark in group if mark.kind == "until"}
    return [mark for mark in group if mark.kind != "condition" or mark.start not in ends]


def _has_both_ends(group: list[Mark]) -> bool:
    """ "takes effect on 1 October 2019 and ends on 30 September 2024": a word of its own for either end."""
    pairs = [one.kind for one, two in pairwise(_without_twins(group)) if two.date]
    return "from" in pairs and "until" in pairs[pairs.index("from") + 1 :]


def _has_stretch(text: str, group: list[Mark]) -> bool:
    """ "valid for the school year 2020-2021", "(2021-24)": a date that is a stretch by itself."""
    noted = any(mark.date and mark.date.last and text[mark.start - 1 : mark.start] == "(" for mark in group)
    return noted or any(
        one.kind == "anchor" and two.date is not None and two.date.last is not None
        for one, two in pairwise(group)
    )


def _has_lone_end(text: str, group: list[Mark]) -> bool:
    """ "expires on 5 May 2026", "valid till three years", "từ ngày ký đến hết ngày 31/12/2024"."""
    signing = any(mark.kind == "signing" for mark in group)
    return any(
        one.kind == "until"
        and ((two.date and signing) or ((two.date or two.duration) and _EXPIRES.match(text, one.start)))
        for one, two in pairwise(_without_twins(group))
    )


def _has_length_of_paper(text: str, group: list[Mark]) -> bool:
    """ "a five-year memorandum", "biên bản ghi nhớ 5 năm"."""
    return any(
        mark.duration
        and (
            ("-" in text[mark.start : mark.end] and _PAPER.match(text, mark.end))
            or _PAPER_BEFORE.search(text[max(0, mark.start - 30) : mark.start])
        )
        for mark in group
    )


def _has_noted_length(text: str, group: list[Mark]) -> bool:
    """ "(signed 6/6/2016, five years)", "(2016, 5 years)": a length in brackets behind a date."""
    return any(
        one.date
        and two.duration
        and text[one.end : two.start].strip() == ","
        and text[two.end : two.end + 1] in ")]"
        for one, two in pairwise(group)
    )


def _has_extended_end(text: str, group: list[Mark]) -> bool:
    """ "gia hạn đến năm 2026", "gia hạn Biên bản số 6 đến hết ngày 30/4/2024"."""
    pairs = list(pairwise(group))
    extended = next((place for place, mark in enumerate(group) if mark.kind == "extended"), len(group))
    return any(
        one.kind == "extended" and _LEADS_ON.search(text[one.start : one.end]) and two.date
        for one, two in pairs
    ) or any(one.kind == "until" and two.date for one, two in pairs[extended:])


def _has_length_after_for(text: str, group: list[Mark]) -> bool:
    return any(m.duration and _FOR.search(text[max(0, m.start - 60) : m.start]) for m in group)


def _has_joined_dates(text: str, group: list[Mark]) -> bool:
    dates = [mark for mark in group if mark.date]
    return any(
        _CONNECTED.fullmatch(text, one.end, two.start)
        and ("and" not in text[one.end : two.start] or _BETWEEN.search(text, 0, one.start))
        for one, two in pairwise(dates)
    )


def _end_of(text: str, group: list[Mark]) -> int:
    last = group[-1]
    if last.kind not in _OPEN_ENDS:
        return last.end
    clause = _CLAUSE.search(text, last.end)
    return min(clause.start() if clause else len(text), last.end + 120)


def _moved(reading: TermReading, by: int) -> TermReading:
    def shift(place: tuple[int, int] | None) -> tuple[int, int] | None:
        return (place[0] + by, place[1] + by) if place else None

    return replace(
        reading,
        start=reading.start + by,
        end=reading.end + by,
        signed_at=shift(reading.signed_at),
        start_at=shift(reading.start_at),
        end_at=shift(reading.end_at),
    )
