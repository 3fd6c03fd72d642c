"""Sitemaps (sitemaps.org): one file while all addresses fit in it, else an index of several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

MOST_ADDRESSES = 50_000
PER_PART = 10_000  # records, each in every language: far below the bounds of 50,000 addresses and 50 MB
_BEGIN = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in all its languages: (language, address) pairs, and when it last changed."""

    addresses: Sequence[tuple[str, str]]
    changed_at: datetime


def write_addresses(file: BinaryIO, entries: Iterable[Entry]) -> None:
    """Each page once for each language, with the other languages beside it."""
    file.write(_BEGIN)
    file.write(f'<urlset {_SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode())
    for entry in entries:
        beside = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>'
            for code, address in entry.addresses
        )
        for _code, address in entry.addresses:
            file.write(_one("url", address, entry.changed_at, beside))
    file.write(b"</urlset>\n")


def write_index(file: BinaryIO, addresses: Iterable[str], changed_at: datetime) -> None:
    """The parts."""
    file.write(_BEGIN)
    file.write(f"<sitemapindex {_SPACE}>\n".encode())
    for address in addresses:
        file.write(_one("sitemap", address, changed_at, ""))
    file.write(b"</sitemapindex>\n")


def _one(tag: str, address: str, changed_at: datetime, beside: str) -> bytes:
    moment = changed_at.astimezone(UTC).isoformat(timespec="seconds")
    return f"<{tag}><loc>{escape(address)}</loc><lastmod>{moment}</lastmod>{beside}</{tag}>\n".encode()
