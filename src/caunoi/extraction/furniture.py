"""What stands on a web page around its text: menus, links to other news, counters, buttons.

Names and dates in such lines tell nothing of what the text is about, so the later steps see
blanks in their place.
"""

import re

from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.extraction.publication import leading_stamps
from caunoi.vocabulary import load

_WORDS = load("furniture")
_HEADING = 48  # characters of a line that opens a list of links, links on the line itself left out
_LINK = 180  # characters of the longest title behind a link
_BUTTONS = 140  # characters of the longest line of buttons
_MENU = 160
_TOP_LINES = 8  # non-blank lines among which a menu stands

_BULLET = re.compile(r"[-*•●▪◦‣·+►▸▶✓➢»›>→⇒#–—]|\(?\d{1,2}[.)]\s|\[")
_LEAD = re.compile(r"[\W_]*")
_LINK_SIGN = re.compile(r"[:»›>→|…]")
_PATH = re.compile(r"\s[»›>→/|]\s|\s?[»›]\s?|[^\W\d_]>[^\W\d_]")
_PATH_SIGNS = re.compile("[»›>→/|]")
_RULE = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]*\Z")
_HERE = re.compile(r"(?:you are here|bạn đang (?:ở|xem)(?: đây)?)\s?:\s*", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:\W*\w*:?\s*)?(?:#\w+[\s,;]*){2,40}\Z")


def _book(group: str) -> PhraseBook[str]:
    return PhraseBook((phrase, group) for phrases in _WORDS[group].values() for phrase in phrases)


_RELATED, _MENUS, _PRESSED, _OWNERS = (_book(name) for name in ("related", "menus", "buttons", "owners"))
_PAPERS = PhraseBook((phrase, "paper") for phrases in load("genres")["titles"].values() for phrase in phrases)

Line = tuple[int, int, str]


def find_furniture(text: str) -> list[tuple[int, int]]:
    """Where menus, lists of links, counters and buttons stand in ``text``, in order; linear in it."""
    lines = _lines(text)
    found: list[tuple[int, int]] = leading_stamps(text)
    at = 0
    while at < len(lines):
        start, end, words = lines[at]
        stop = _after_links(lines, at)
        if stop > at:
            found.append((start, lines[stop - 1][1]))
            at = stop
            continue
        if (at < _TOP_LINES and _is_menu(words)) or _is_buttons(words):
            found.append((start, end))
        at += 1
    return sorted(found)


def _lines(text: str) -> list[Line]:
    """Every line that says something, without the blanks around it."""
    lines, start = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            lead = start + line.index(words[0])
            lines.append((lead, lead + len(words), words))
        start += len(line) + 1
    return lines


def _opening(book: PhraseBook[str], words: str) -> Found[str] | None:
    """The phrase with which the line begins, signs and bullets left out."""
    found = book.find(words[:_LINK]) if book.may_open(words) else []
    lead = _LEAD.match(words)
    return found[0] if found and lead and found[0].start == lead.end() else None


def _after_links(lines: list[Line], at: int) -> int:
    """The line after the list of links that begins at ``at``; ``at`` when none does."""
    words = lines[at][2]
    opening = _opening(_RELATED, words)
    if opening is None:
        return at
    rest = words[opening.end :].strip(" \t\"”’')]")
    if rest and not _LINK_SIGN.match(rest):
        return at
    links = _LEAD.sub("", rest, count=1)
    if links and len(words) > _HEADING and ">" not in rest and "»" not in rest:
        return at + 1 if len(words) <= _LINK and not _SENTENCE.search(words) else at
    return _end_of_links(lines, at + 1)


def _end_of_links(lines: list[Line], at: int) -> int:
    """The first line from ``at`` on that is no link: running text, or the owner of the page."""
    bulleted = at < len(lines) and _BULLET.match(lines[at][2]) is not None
    while at < len(lines):
        words = lines[at][2]
        if _RULE.fullmatch(words) or (bulleted and _opening(_RELATED, words)):
            at += 1
            continue
        is_item = _BULLET.match(words) is not None
        if (bulleted and not is_item) or len(words) > _LINK or _is_owners(words):
            break
        if not is_item and (_heads_paper(words) or (_SENTENCE.search(words) and len(words) > _HEADING)):
            break
        at += 1
    return at


def _heads_paper(words: str) -> bool:
    """ "MEMORANDUM OF AGREEMENT" below the buttons of a site that shows documents: the text itself."""
    return words.isupper() and bool(_PAPERS.find(words))


def _is_menu(words: str) -> bool:
    """ "Home > News > Internationalization": short pieces, the first one of a menu."""
    if not _PATH_SIGNS.search(words):
        return False
    words = _HERE.sub("", words, count=1)
    parts = [part for part in _PATH.split(words) if part.strip()]
    if len(words) > _MENU or len(parts) < 2:
        return False
    opening = _opening(_MENUS, words)
    return opening is not None and not words[opening.end : len(parts[0])].strip(" -&:")


def _is_buttons(words: str) -> bool:
    """Counters, share buttons, tags: two words of them in a short line, or one that opens it."""
    if len(words) > _BUTTONS:
        return False
    if _HASHTAGS.match(words):
        return True
    found = _PRESSED.find(words)
    if not found or _SENTENCE.search(words):
        return False
    opens = _opening(_PRESSED, words) is not None
    rest = words[found[0].end :].strip()
    alone = opens and (not rest or not rest[0].isalpha()) and not _is_owners(words)
    return alone or len(found) > 1


def _is_owners(words: str) -> bool:
    """The line in which the owner of the page gives its name and address."""
    return "©" in words or bool(_OWNERS.find(words))
