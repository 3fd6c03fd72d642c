"""Finds what stands round the main text of a page: menus, boxes, lists of other articles.

Pages seldom mark it. A menu is a list of links that offers what menus offer; a list of
other articles has a heading that says so; boxes carry names that say what they are. What
holds the page's heading, a table of data or much of its text is never taken for furniture.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from caunoi.domain.folding import fold
from caunoi.reading.web.elements import SILENT
from caunoi.reading.web.nodes import children, is_data_table, is_hidden
from caunoi.vocabulary import load

_WORDS = load("pages")
_BOX_WORDS = frozenset(_WORDS["boxes"]["words"])
_BOX_NAMES = frozenset(_WORDS["boxes"]["names"])
_MENU = frozenset(map(fold, [*_WORDS["menu"]["vi"], *_WORDS["menu"]["en"]]))
_OTHERS = frozenset(map(fold, [*_WORDS["others"]["vi"], *_WORDS["others"]["en"]]))
_NAME_PARTS = re.compile(r"[^a-z0-9]+")
_NEVER = frozenset({"html", "body", "main", "article", "td", "tr", "tbody"})
_LONGEST_PHRASE = 60
_MOST_OF_PAGE = 0.4
_MOST_HEADINGS = 50


@dataclass(slots=True)
class _Sum:
    """What stands below an element: letters, letters in links, links, offers of menus, a heading."""

    letters: int = 0
    linked: int = 0
    links: int = 0
    offers: int = 0
    has_title: bool = False
    has_table: bool = False

    def add(self, other: "_Sum") -> None:
        self.letters += other.letters
        self.linked += other.linked
        self.links += other.links
        self.offers += other.offers
        self.has_title |= other.has_title
        self.has_table |= other.has_table


def furniture_in(root: LexborNode) -> frozenset[int]:
    """The ``mem_id`` of the elements below ``root`` that are no part of the main text."""
    sums, headings = _sums(root)
    whole = sums[root.mem_id].letters
    found = set()
    waiting = children(root)
    while waiting:
        node = waiting.pop()
        about = sums.get(node.mem_id)
        if about is None or not about.letters:
            continue
        if _is_box(node, about, whole) or _is_menu(node, about):
            found.add(node.mem_id)
        else:
            waiting += children(node)
    for heading in headings:
        found |= _other_articles(heading, sums)
    return frozenset(found)


def _sums(root: LexborNode) -> tuple[dict[int, _Sum], list[LexborNode]]:
    """The sum of each element, and the elements whose whole text heads a list of other articles."""
    sums: dict[int, _Sum] = {}
    headings: list[LexborNode] = []
    waiting = [(root, False, False)]
    while waiting:
        node, in_link, is_done = waiting.pop()
        tag = node.tag or ""
        if is_done:
            sums[node.mem_id] = _sum_of(node, sums)
        elif tag == "-text":
            sums[node.mem_id] = _sum_of_text(node, in_link=in_link)
            if not in_link and len(headings) < _MOST_HEADINGS and _is_heading_of_others(node):
                headings.append(node)
        elif tag == "table" and is_data_table(node):
            sums[node.mem_id] = _Sum(letters=len(node.text()), has_table=True)
        elif tag not in SILENT and not is_hidden(node):
            in_link |= tag == "a"
            waiting.append((node, in_link, True))
            waiting += [(child, in_link, False) for child in children(node)]
    return sums, headings


def _sum_of(node: LexborNode, sums: dict[int, _Sum]) -> _Sum:
    total = _Sum(links=int(node.tag == "a"), has_title=node.tag == "h1")
    for child in children(node):
        below = sums.get(child.mem_id)
        if below is not None:
            total.add(below)
    return total


def _sum_of_text(node: LexborNode, *, in_link: bool) -> _Sum:
    words = (node.text_content or "").strip()
    offers = in_link and len(words) <= _LONGEST_PHRASE and fold(words) in _MENU
    return _Sum(letters=len(words), linked=len(words) if in_link else 0, offers=int(offers))


def _is_box(node: LexborNode, about: _Sum, whole: int) -> bool:
    if node.tag in _NEVER or about.has_title or about.has_table or about.letters > _MOST_OF_PAGE * whole:
        return False
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return any(name in _BOX_NAMES or not _BOX_WORDS.isdisjoint(_NAME_PARTS.split(name)) for name in names)


def _is_menu(node: LexborNode, about: _Sum) -> bool:
    if node.tag in _NEVER or about.has_title or about.links < 2:
        return False
    return about.linked >= 0.7 * about.letters and about.offers >= min(2, about.links - 1)


def _is_heading_of_others(node: LexborNode) -> bool:
    words = (node.text_content or "").strip(" \t\r\n:.…»>-")
    return 0 < len(words) <= _LONGEST_PHRASE and fold(words) in _OTHERS


def _other_articles(text: LexborNode, sums: dict[int, _Sum]) -> set[int]:
    """The heading, and the lists of links that follow it."""
    heading = text
    letters = sums[text.mem_id].letters
    while heading.parent is not None and heading.parent.mem_id in sums:
        if sums[heading.parent.mem_id].letters > letters or heading.parent.tag in _NEVER:
            break
        heading = heading.parent
    lists = []
    following = heading.next
    while following is not None:
        about = sums.get(following.mem_id)
        if about is not None and about.letters:
            if about.links == 0 or about.has_table or about.linked < 0.6 * about.letters:
                break
            lists.append(following.mem_id)
        following = following.next
    return {heading.mem_id, *lists} if lists else set()
