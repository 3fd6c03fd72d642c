"""What stands in parentheses behind a name: other names, an acronym, a country, the parent."""

import re
from dataclasses import dataclass

from caunoi.extraction.names_words import FIELDS, HEADS_EN, NO_BRANDS, UMBRELLAS, folded, head_at
from caunoi.extraction.places import country_stated, find_countries, is_country
from caunoi.extraction.tokens import Token, tokenize

_NOTE = re.compile(r"\s?\(([^()]{1,140}(?:\([^()]{1,60}\)[^()]{0,60})?)\)")
_CALLED = re.compile(
    r"(?:sau đây|dưới đây|gọi tắt|gọi chung|viết tắt|tên viết tắt|tên tiếng anh|tên giao dịch"
    r"|hereinafter|hereafter|abbreviated|referred to|henceforth|known as|formerly)"
    r"(?:(?:[^“\"'”]{0,40}?(?<!\w)(?:là|as|:)(?!\w))|[^“\"'”]{0,12}?)\s{0,2}(?:the\s)?"
    r"[“\"']?(?P<name>[^“”\"']{2,70}?)[”\"']?\Z",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    r"\s?[-,]\s?(?:[Cc]hi nhánh|[Pp]hòng giao dịch)(?:\s(?:[^\W\d_]+|\d{1,2})(?!\w)){1,4}?"
    r"(?=[\s,.;:)]{0,3}(?:[a-zà-ỹđ(]|\Z|[,.;)]))"
)
_COUNTRY_LEAD = re.compile(
    r"\s?,\s?|\s-\s|\s(?:của\s|nước\s|of\s(?:the\s)?|from\s(?:the\s)?|in\s)?(?=[A-ZÀ-ỸĐ])"
)
_TOWN_LEAD = re.compile(
    r"\s?,\s(?P<town>[A-ZĐ][\w'’-]{1,14}(?:\s[A-ZĐ][\w'’-]{1,14}){0,2}),\s"
)  # ", Long Ho, " before a country
_PARTS = re.compile(r"\s*[;,/]\s*|:\s(?=[A-ZĐ])|\s+[-|]\s+|(?<=[^\W_]{6})-(?=[A-ZĐ][a-zà-ỹ]+ [A-ZĐ])")
_MONEY = re.compile(r"\d{2}|(?<!\w)(?:VND|VNĐ|USD|EUR|đồng|tỷ|triệu|million|billion)(?!\w)")
_DATED = re.compile(r"(?:[^\W\d]{1,8}[\s.]){0,3}\d[\d\s./–-]{1,24}\Z")
_PARENT = re.compile(r"(?:thuộc|trực thuộc|a member of|member of|part of|under)(?!\w)", re.IGNORECASE)
_UNDER = re.compile(  # "trực thuộc Chính phủ Liên bang (RANE)": whose it is, before its own acronym
    r"\s(?:trực thuộc|thuộc|under the|of the)\s[^().,;:\n]{3,70}?(?=\s?\((?!ĐH|TP)[A-ZĐ]{3,9}\))"
)
_INNER_ACRONYM = re.compile(
    r"\s?:\s([A-Z][A-Za-z]{0,6}[A-Z])(?=\))"
)  # "... (National University of X: NUoX)"
_LONGEST_ALIAS = 9  # words


@dataclass(frozen=True, slots=True)
class Note:
    """A parenthesis up to ``end``. ``parts`` are its pieces that were neither alias nor parent."""

    end: int
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def note_behind(text: str, end: int, *, is_company: bool) -> Note:
    """Reads the country and the parenthesis right behind ``end`` of ``text``; an empty note if none."""
    inner = _INNER_ACRONYM.match(text, end)
    if inner:
        return Note(inner.end(1), (inner[1],))
    branch = _BRANCH.match(text, end)
    end = branch.end() if branch and is_company else end
    after = _country_end(text, end)
    if after == end and not is_company:
        after = _country_behind_town(text, end)
    under = None if is_company else _UNDER.match(text, after)
    after = under.end() if under else after
    stated = (text[end:after].strip(" ,-").rpartition(", ")[2],) if after > end and not under else ()
    note = _in_parentheses(text, after, is_company=is_company)
    if not stated and note.end > end:
        after = _country_end(text, note.end)
        stated = (text[note.end : after].strip(" ,-"),) if after > note.end else ()
        note = Note(max(after, note.end), note.aliases, note.parts)
    note = _with_second(
        text, Note(note.end, note.aliases, (*stated, *note.parts)), end, is_company=is_company
    )
    late = _BRANCH.match(text, note.end) if is_company and not branch else None
    return Note(late.end(), note.aliases, note.parts) if late else note


def _with_second(text: str, note: Note, start: int, *, is_company: bool) -> Note:
    """ "Đại học Umeå (Thụy Điển) (ngày 09/4)": a second parenthesis that holds a date or a country."""
    if note.end <= start or not text[start : note.end].rstrip().endswith(")"):
        return note
    more = _in_parentheses(text, note.end, is_company=is_company)
    inside = text[note.end : more.end].strip(" ()")
    if more.end == note.end or not (_DATED.match(inside) or country_stated(f"({inside})")):
        return note
    return Note(more.end, (*note.aliases, *more.aliases), (*note.parts, *more.parts))


def _country_end(text: str, end: int) -> int:
    """The end of ", Hàn Quốc" or " - Japan" behind a name; ``end`` when no country follows."""
    match = _COUNTRY_LEAD.match(text, end)
    if not match:
        return end
    window = text[match.end() : match.end() + 30]
    found = next(iter(find_countries(f"({window.split(',')[0].split('(')[0].strip()})")), None)
    if found is None or found.start != 1:
        return end
    stop = match.end() + found.end - 1
    goes_on = re.match(r"\s?[^\W_]", text[stop : stop + 2])
    return end if goes_on and (goes_on.group()[-1].isupper() or not goes_on.group()[0].isspace()) else stop


def _country_behind_town(text: str, end: int) -> int:
    """The end of ", Long Ho, Vietnam"; ``end`` when no town and country follow."""
    town = _TOWN_LEAD.match(text, end)
    if not town or has_head(tokenize(town["town"])) or find_countries(f"({town['town']})"):
        return end
    at = town.end() - 2
    after = _country_end(text, at)
    return after if after > at else end


def _in_parentheses(text: str, end: int, *, is_company: bool) -> Note:
    match = _NOTE.match(text, end)
    if not match:
        return Note(end)
    inside = " ".join(match[1].split())
    called = _CALLED.search(inside)
    if called:
        before = inside[: called.start()].strip(" ,;-")
        more = _aliases(before, is_company=is_company)[0] if before else ()
        return Note(match.end(), (*more, *_called_names(called["name"])))
    aliases, parts = _aliases(inside, is_company=is_company)
    return Note(match.end(), aliases, parts)


def _called_names(words: str) -> tuple[str, ...]:
    names = re.split(r"\s+(?:hoặc|hay|or)\s+", words.strip(" ."))
    return tuple(name.strip("“”\"' ") for name in names if name.strip("“”\"' "))


def _aliases(inside: str, *, is_company: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sorts the pieces of a note into other names and the rest (countries, events ...)."""
    pieces = [piece.strip() for piece in _PARTS.split(inside) if piece.strip()]
    aliases, rest = [], []
    for number, piece in enumerate(pieces):
        alone = len(pieces) == 1
        if _is_alias(piece, alone=alone, first=number == 0, is_company=is_company):
            aliases.append(piece)
        else:
            rest.append(piece)
    return tuple(aliases), tuple(rest)


def _is_alias(piece: str, *, alone: bool, first: bool, is_company: bool) -> bool:
    if _PARENT.match(piece) or is_country(piece):
        return False  # "Đài Loan" begins with a head word ("Đài Truyền hình") and is none
    if country_stated(piece) and not has_head(tokenize(piece)):
        return False
    tokens = tokenize(piece)
    words = [token for token in tokens if token.is_word]
    if not words or len(words) > _LONGEST_ALIAS or UMBRELLAS.at(tokens, 0) == len(tokens):
        return False
    if len(words) == 1:
        return _is_short_name(words[0], alone=alone, first=first, is_company=is_company)
    if _MONEY.search(piece) or not words[0].is_capital:
        return False
    if has_head(tokens):
        return True
    return first and words[0].is_acronym and folded(words[0].text) not in NO_BRANDS and len(words) <= 3


def has_head(tokens: list[Token]) -> bool:
    """One of the tokens is a head word of an organisation's name."""
    if head_at(tokens, 0)[1]:
        return True
    return any(token.is_capital and HEADS_EN.get(folded(token.text)) for token in tokens)


def _is_short_name(word: Token, *, alone: bool, first: bool, is_company: bool) -> bool:
    """ "(KICT)", "(Viettel)"; a lone ordinary word behind a school is rather a town."""
    low = folded(word.text)
    if low in NO_BRANDS or low in FIELDS or word.text.isdecimal():
        return False
    if word.is_acronym and first:
        return True
    return word.is_capital and first and alone and is_company
