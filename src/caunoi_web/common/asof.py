"""The day a page speaks of: an argument everywhere, today when not given."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone


def read_day(text: str) -> date | None:
    """A day typed as yyyy-mm-dd or dd/mm/yyyy; None when it is neither or does not exist."""
    text = text.strip()
    try:
        if "/" in text:
            day, month, year = text.split("/")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of(request: HttpRequest) -> date:
    """The ``as_of`` of the address, else today in the installation's time zone."""
    return read_day(request.GET.get("as_of", "")) or timezone.localdate()
