"""The day a page speaks of: an argument everywhere, today when not given."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)  # as the API; days far beyond leave no room to count from


def read_day(text: str) -> date | None:
    """A day typed as yyyy-mm-dd or dd/mm/yyyy; None for anything else, and for a day not of our times."""
    text = text.strip()
    try:
        if "/" in text:
            day, month, year = text.split("/")
            found = date(int(year), int(month), int(day))
        else:
            found = date.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    return found if FIRST <= found <= LAST else None


def day_of(request: HttpRequest) -> date:
    """The ``as_of`` of the address, else today in the installation's time zone."""
    return read_day(request.GET.get("as_of", "")) or timezone.localdate()
