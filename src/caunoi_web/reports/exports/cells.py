"""How one typed value reads in each kind of file."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from caunoi.domain.dates import PartialDate, Precision
from caunoi_web.common.jinja import format_day, format_moment, format_partial
from caunoi_web.reports.tables import Column, Shown, Value

_NOT_PRINTED = ("Cc", "Cs", "Co")


def printed(value: Value) -> str:
    """The value as people read it: days as dd/mm/yyyy, several values parted by semicolons."""
    if isinstance(value, str):
        return value
    if isinstance(value, Shown):
        return value.text
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(printed, value))
    return _printed_day(value) if isinstance(value, date | PartialDate) else plain_number(value)


def _printed_day(value: date | PartialDate) -> str:
    if isinstance(value, PartialDate):
        return format_partial(value)
    return format_moment(value) if isinstance(value, datetime) else format_day(value)


def plain_number(value: int | Decimal) -> str:
    """Without an exponent and without zeros that say nothing."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def real_day(value: Value) -> date | None:
    """The day, where a value is one known to the day (or to the minute, in local time without a zone)."""
    if isinstance(value, PartialDate):
        return value.first_day if value.precision is Precision.DAY else None
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    return value if isinstance(value, date) else None


def data_of(value: Value) -> Any:
    """The value for JSON: ISO dates as precise as they are known, codes beside labels, null for none."""
    if isinstance(value, Shown):
        return value.data
    if isinstance(value, tuple):
        return [data_of(each) for each in value]
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return plain_number(value)  # as text: a binary number would not keep it exactly
    return value if value != "" else None


def printable(text: str) -> str:
    """In NFC, without control signs, which neither XML nor PDF may hold; line breaks stay."""
    if text.isprintable() and text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _NOT_PRINTED)


def shares(columns: Sequence[Column]) -> list[float]:
    """How columns share the width of a page: less unlike than on a screen, a day on one line."""
    return [7 + 0.4 * column.width for column in columns]
