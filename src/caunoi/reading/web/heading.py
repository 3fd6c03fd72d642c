"""What a page says about itself in its head: its title, and the day it was published."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from caunoi.domain.folding import fold
from caunoi.vocabulary import load

_PUBLISHED = load("pages")["published"]
_META = frozenset(_PUBLISHED["meta"])
_ISO_DAY = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_IN_DATA = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{10,40})"')
_TITLE_PARTS = re.compile(r"\s+[|–—»«•-]\s+")
_LONGEST_TITLE = 300


def title_of(page: LexborHTMLParser) -> str:
    """The title in the page's head, on one line."""
    title = page.css_first("head > title")
    words = " ".join(title.text().split()) if title else ""
    return words or _meta(page, frozenset({"og:title"}))


def head_lines(page: LexborHTMLParser, main: LexborNode) -> list[str]:
    """Lines that belong above the main text, as far as it does not say the same itself.

    The title where there is no first heading, and the day of publication (dd/mm/yyyy).
    """
    said = main.text(separator=" ")
    lines = []
    title = title_of(page)[:_LONGEST_TITLE]
    if title and main.css_first("h1") is None and fold(_TITLE_PARTS.split(title)[0]) not in fold(said):
        lines.append(title)
    day = _published_on(page)
    if day and not _is_said(day, said):
        lines.append(f"{_PUBLISHED['label'][_language(page)]}: {day[2]}/{day[1]}/{day[0]}")
    return lines


def _published_on(page: LexborHTMLParser) -> tuple[str, str, str] | None:
    """Year, month and day from the page's meta data, or from the data it keeps for search engines."""
    stated = _meta(page, _META) or _item(page) or _in_data(page)
    match = _ISO_DAY.match(stated)
    return (match[1], match[2], match[3]) if match else None


def _meta(page: LexborHTMLParser, names: frozenset[str]) -> str:
    for element in page.css("meta"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = " ".join((attributes.get("content") or "").split())
        if name.lower() in names and content:
            return content
    return ""


def _item(page: LexborHTMLParser) -> str:
    element = page.css_first("[itemprop=datePublished], time[pubdate]")
    if element is None:
        return ""
    return element.attributes.get("datetime") or element.attributes.get("content") or ""


def _in_data(page: LexborHTMLParser) -> str:
    for script in page.css('script[type="application/ld+json"]'):
        match = _IN_DATA.search(script.text_content or script.text() or "")
        if match:
            return match[1]
    return ""


def _is_said(day: tuple[str, str, str], text: str) -> bool:
    year, month, date = day
    parts = rf"0?{int(date)}", rf"0?{int(month)}", year
    forms = "|".join(r"\s?[/.-]\s?".join(order) for order in (parts, parts[::-1]))
    return re.search(rf"(?<!\d)(?:{forms})(?!\d)", text) is not None


def _language(page: LexborHTMLParser) -> str:
    html = page.css_first("html")
    language = (html.attributes.get("lang") or "") if html else ""
    return "en" if language.lower().startswith("en") else "vi"
