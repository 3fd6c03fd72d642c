"""A person's deadlines as an iCalendar file (RFC 5545)."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from caunoi_web.accounts.models import User
from caunoi_web.attention.models import Feed
from caunoi_web.attention.queries.worklist import deadline_words, own_deadlines, quiet_targets
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.deadlines import Deadline, DeadlineKind, deadlines_within

AHEAD_DAYS = 730


def calendar_of(feed: Feed, day: date, now: datetime) -> bytes:
    """The notice days and end days of the next two years, one all-day entry each, as its person may see them.

    With filters: of the agreements that pass them on ``day``. Names of institutions only, no people.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Cầu Nối//agreements//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", feed.name)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    quiet = quiet_targets(feed.person)
    for deadline in _deadlines(feed.person, feed.query, day):
        if deadline.agreement not in quiet:
            calendar.add_component(_event(deadline, now))
    return calendar.to_ical()


def _deadlines(person: User, query: str, day: date) -> list[Deadline]:
    if not query:
        return own_deadlines(person, day, AHEAD_DAYS)
    chosen = read_agreement_filter(QueryDict(query))
    passing = chosen.apply(Agreement.objects.visible_to(person), day).values_list("pk", flat=True)
    return deadlines_within(person, day, AHEAD_DAYS, among=list(passing))


def _event(deadline: Deadline, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{deadline.kind}-{deadline.agreement}-{deadline.on}@caunoi")
    event.add("dtstamp", now)
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))  # the end of an all-day entry is not part of it
    event.add("summary", f"{_short(deadline)}: {deadline.name}")
    event.add("description", deadline_words(deadline.kind))
    event.add(
        "url", f"{settings.SITE_URL.rstrip('/')}{reverse('register:agreement', args=[deadline.agreement])}"
    )
    event.add("transp", "TRANSPARENT")
    return event


def _short(deadline: Deadline) -> str:
    return _("Last day for a notice") if deadline.kind == DeadlineKind.NOTICE else _("Ends")
