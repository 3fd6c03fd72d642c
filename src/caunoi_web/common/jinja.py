"""The one template engine of our pages: its environment and what every page knows."""

import re
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils import formats, timezone, translation
from django.utils.functional import SimpleLazyObject
from django_htmx.jinja import htmx_script
from jinja2 import Environment
from markupsafe import Markup

from caunoi.domain.dates import PartialDate, Precision
from caunoi_web.common import history_words, labels
from caunoi_web.common.asof import read_day
from caunoi_web.common.bounded_counts import AtLeast
from caunoi_web.common.countries import country_name
from caunoi_web.common.paging import page_numbers


def environment(**options: Any) -> Environment:
    """Autoescaping Jinja2 with gettext, our filters and the labels of all codes."""
    options["autoescape"] = _escapes
    env = Environment(**options, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        static=_static,
        url=_url,
        labels=labels,
        history_words=history_words,
        htmx_script=htmx_script,
        get_messages=get_messages,
        page_numbers=page_numbers,
        with_query=with_query,
        read_day=read_day,
    )
    env.filters.update(
        day=format_day,
        moment=format_moment,
        partial_date=format_partial,
        iso_date=format_iso,
        country=country_name,
        number=format_number,
        flag=labels.flag_label,
        breakable=breakable,
    )
    return env


def _escapes(name: str | None) -> bool:
    """Everything but the plain text of mails, which no program reads as markup."""
    return not (name or "").endswith(".txt")


_NO_ID = UUID(int=0)
# After a dash that no letter precedes; marks may cut a range, so the next figure may lie in another piece.
_INSIDE_A_RANGE = re.compile(r"(?<=[-–])(?<![^\W\d_][-–])(?=\d|\Z)")


def breakable(text: str) -> Markup:
    """The text, escaped, with a place to break the line inside 30/6/2021-30/6/2026; no letter is added."""
    return Markup("<wbr>").join(_INSIDE_A_RANGE.split(text))


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page needs."""
    return {
        "language": translation.get_language(),
        "path": request.get_full_path(),
        # Each form of a page asks for it; Django makes another one each time, any of which will do.
        "csrf_token": (token := SimpleLazyObject(lambda: get_token(request))),
        "csrf_input": SimpleLazyObject(lambda: _csrf_input(str(token))),
    }


def _csrf_input(token: str) -> Markup:
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    if not kwargs and not args:
        return _plain_address(name, get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)
    if len(args) == 1 and isinstance(args[0], UUID) and not kwargs:
        around = _around_id(name, get_script_prefix(), get_urlconf())
        return str(args[0]).join(around)
    return reverse(name, args=args or None, kwargs=kwargs or None)


@cache
def _plain_address(name: str, _prefix: str, _urlconf: str) -> str:
    return reverse(name)


def _static(path: str) -> str:
    return _address_of_file(path, settings.STATIC_URL, settings.STORAGES["staticfiles"]["BACKEND"])


@cache
def _address_of_file(path: str, _root: str, _storage: str) -> str:
    """Files do not change while the program runs."""
    return static(path)


@cache
def _around_id(name: str, _prefix: str, _urlconf: str | None) -> tuple[str, ...]:
    """What stands before and behind the id in the addresses of ``name``: a long list asks for hundreds."""
    return tuple(reverse(name, args=(_NO_ID,)).split(str(_NO_ID)))


def with_query(request: HttpRequest, **changes: Any) -> str:
    """The current address's query with some values replaced; None takes one out.

    Naming any of ``page``, ``after`` and ``before`` forgets the old place in the list.
    """
    query = request.GET.copy()
    if changes.keys() & {"page", "after", "before"}:
        for place in ("page", "after", "before"):
            query.pop(place, None)
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else "?"


def format_day(value: date | None) -> str:
    """dd/mm/yyyy in both languages, as offices write it; "" for None."""
    return value.strftime("%d/%m/%Y") if value else ""


def format_moment(value: datetime | None) -> str:
    """dd/mm/yyyy hh:mm in the installation's time zone; "" for None."""
    return timezone.localtime(value).strftime("%d/%m/%Y %H:%M") if value else ""


def format_partial(value: PartialDate | None) -> str:
    """A date as precisely as it is known: 15/08/2022, 08/2022 or 2022 (never an invented day)."""
    if value is None:
        return ""
    if value.precision is Precision.YEAR:
        return str(value.year)
    month = f"{value.month:02}/{value.year}"
    return month if value.precision is Precision.MONTH else f"{value.day:02}/{month}"


def format_iso(written: str) -> str:
    """A date kept as ISO text, as offices write it; "" for none."""
    return format_partial(PartialDate.parse(written)) if written else ""


def format_number(value: float | int) -> str:
    """A number with the thousands marks of the page's language, and a plus where there are more."""
    whole = float(value).is_integer()
    number = formats.number_format(int(value) if whole else value, use_l10n=True, force_grouping=True)
    return f"{number}+" if isinstance(value, AtLeast) else number
