"""Finds what partners agreed to do, as the twenty activity codes."""

import re
from dataclasses import dataclass

from caunoi.domain.kinds import Activity
from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.vocabulary import load

_WORDS = load("activities")
_LONGEST_MODIFIER = 32  # characters between "exchange of" and what is exchanged, or between two such

_BREAK = re.compile(r"[;.:!?•()]|\n\s{0,4}[-•+*\n]|\s-\s")
_NOT_LISTED = re.compile(
    r"(?<!\w)(?:với|giữa|cho|nhằm|tại|từ|with|between|for|in|at|to|by|on)(?!\w)", re.IGNORECASE
)
_OF_SUBJECT = re.compile(r"(?<!\w)(?:về|trong lĩnh vực|on|about|regarding|concerning)(?!\w)", re.IGNORECASE)
_YEARS_PLUS = re.compile(r"\d\s{0,2}\+\s{0,2}\d")  # "2+2" is a programme, "2.2" an article
_LEADS_LIST = re.compile(  # "Cooperation shall include exchanges in the following areas: 1. ..."
    r"(?<!\w)(?:exchanges?|trao đổi)(?!\w)[^:.;]{0,50}:\s{0,4}(?=\(?[\da-zđ][.)]|[-–•*])", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[;:,.]\s{0,4}|\s)(?:\(?(?:\d{1,2}|[a-zđ])[.)]|[-–•*])\s{1,4}", re.IGNORECASE)
_LONGEST_LIST, _OPENS_ITEM = 500, 24  # characters
_JOINED = re.compile(r"[,/&]|(?<!\w)(?:và|and|cũng như|as well as|hoặc|or)(?!\w)", re.IGNORECASE)
_JOINED_BACK = re.compile(  # "student and staff", "teacher-student", "student internship and exchange"
    r"[\s,/&–-]*(?:(?:and|và)\s+)?(?:\w+\s+){0,1}|\s\w+\s+(?:and|và)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ActivityMention:
    """An activity named at ``text[start:end]``."""

    activity: Activity
    start: int
    end: int


def _phrase_book() -> PhraseBook[Activity | None]:
    entries: list[tuple[str, Activity | None]] = [
        (phrase, Activity(code))
        for code, languages in _WORDS["phrases"].items()
        for phrases in languages.values()
        for phrase in phrases
    ]
    entries += [(phrase, None) for phrases in _WORDS["nothing"].values() for phrase in phrases]
    return PhraseBook(entries)


_BOOK = _phrase_book()
_VERBS = PhraseBook(
    (verb, language) for language in ("vi", "en") for verb in _WORDS["exchange"][f"verbs_{language}"]
)
_OBJECTS = PhraseBook(
    (word, Activity(code)) for code, words in _WORDS["exchange"]["objects"].items() for word in words
)


def find_activities(text: str) -> list[ActivityMention]:
    """Every activity named in ``text``, in order; the same code may be named several times."""
    mentions = [
        ActivityMention(f.value, f.start, f.end)
        for f in _BOOK.find(text)
        if f.value and (not text[f.start].isdigit() or _YEARS_PLUS.search(text, f.start, f.end))
    ]
    return sorted(
        {*mentions, *_exchanges(text)}, key=lambda mention: (mention.start, mention.end, mention.activity)
    )


def activity_codes(text: str) -> tuple[Activity, ...]:
    """The different activities named in ``text``, in the order of their first mention."""
    return tuple(dict.fromkeys(mention.activity for mention in find_activities(text)))


def _exchanges(text: str) -> list[ActivityMention]:
    """What is exchanged: "trao đổi cán bộ, giảng viên, sinh viên" names two activities."""
    objects = _OBJECTS.find(text)
    found: list[ActivityMention] = []
    place = 0
    for verb in _VERBS.find(text):
        while place < len(objects) and objects[place].start < verb.start:
            place += 1
        listed = _after(text, verb, objects[place : place + 8])
        if verb.value == "en":
            listed += _before(text, verb, objects[max(0, place - 4) : place])
        found += [ActivityMention(f.value, f.start, f.end) for f in listed]
    return found + _in_headed_lists(text, objects)


def _in_headed_lists(text: str, objects: list[Found[Activity]]) -> list[ActivityMention]:
    """ "exchanges in the following areas: 1. Information; 2. Lecturers, professors": what opens an item."""
    found: list[ActivityMention] = []
    for head in _LEADS_LIST.finditer(text):
        limit = min(len(text), head.end() + _LONGEST_LIST)
        for item in _ITEM.finditer(text, head.end() - 1, limit):
            first = next((place for place, one in enumerate(objects) if one.start >= item.end()), None)
            if first is not None and objects[first].start - item.end() <= _OPENS_ITEM:
                lead = Found("", item.end(), item.end())
                listed = _after(text, lead, objects[first : first + 8])
                found += [ActivityMention(f.value, f.start, f.end) for f in listed]
    return found


def _after(text: str, verb: Found[str], objects: list[Found[Activity]]) -> list[Found[Activity]]:
    """The members of the list that follows "exchange of"; only listed words, no others."""
    listed: list[Found[Activity]] = []
    end = verb.end
    for item in objects:
        gap = text[end : item.start]
        if len(gap) > _LONGEST_MODIFIER or _BREAK.search(gap) or _NOT_LISTED.search(gap):
            break
        is_one_phrase = bool(listed) and not gap.strip()  # "postgraduate students"
        if not is_one_phrase and bool(listed) is not bool(_JOINED.search(gap)):
            break  # a list is joined, its first member is not
        if listed and _OF_SUBJECT.search(gap):
            break  # "information on science and technology"
        listed.append(item)
        end = item.end
    return listed


def _before(text: str, verb: Found[str], objects: list[Found[Activity]]) -> list[Found[Activity]]:
    """The members of the list before "exchange": "student and staff exchange"."""
    listed: list[Found[Activity]] = []
    start = verb.start
    for item in reversed(objects):
        if item.end > start or not _JOINED_BACK.fullmatch(text, item.end, start):
            break
        listed.append(item)
        start = item.start
    return listed
