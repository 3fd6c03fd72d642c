"""Where a person is signed in: written when it begins, looked at now and then, ended."""

import time
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from caunoi_web.accounts.models import SignedIn, User
from caunoi_web.common.addresses import address_of

SEEN_EVERY = 300  # seconds between two notes of when a session was last seen
KEPT = timedelta(days=90)
_SEEN = "seen"


def begin(request: HttpRequest, person: User) -> SignedIn:
    """Write down that the person signed in with this browser."""
    now = timezone.now()
    request.session[_SEEN] = int(time.time())
    SignedIn.objects.filter(since__lte=now - KEPT, ended_at__isnull=False).delete()
    values = {
        "user": person,
        "address": address_of(request),
        "agent": request.META.get("HTTP_USER_AGENT", "")[:300],
        "since": now,
        "seen": now,
        "ended_at": None,
    }
    row, _is_new = SignedIn.objects.update_or_create(session_key=_key(request), defaults=values)
    return row


def note_seen(request: HttpRequest, person: User) -> None:
    """Note, at most every ``SEEN_EVERY`` seconds, that the session is in use."""
    if time.time() - request.session.get(_SEEN, 0) < SEEN_EVERY:
        return
    noted = SignedIn.objects.filter(session_key=request.session.session_key).update(seen=timezone.now())
    request.session[_SEEN] = int(time.time())
    if not noted:
        begin(request, person)  # a session from before this table


def follow(request: HttpRequest, old_key: str) -> None:
    """The session goes on under another key (after a change of password)."""
    SignedIn.objects.filter(session_key=old_key).update(session_key=_key(request))


def end(rows: list[SignedIn], now: datetime) -> int:
    """End these sessions at once; returns how many were still going on."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for row in rows:
        store(row.session_key).delete()
    going_on = SignedIn.objects.going_on().filter(pk__in=[row.pk for row in rows])
    return going_on.update(ended_at=now)


def end_this(request: HttpRequest, now: datetime) -> None:
    """The person signs out: the session is written down as ended."""
    SignedIn.objects.going_on().filter(session_key=request.session.session_key).update(ended_at=now)


def end_all(person: User, now: datetime, *, but: str = "") -> int:
    """End every session of the person, but the one with the key ``but``; returns how many."""
    return end(list(SignedIn.objects.going_on().filter(user=person).exclude(session_key=but)), now)


def going_on(person: User, now: datetime) -> list[SignedIn]:
    """The sessions of the person whose time is not up, the last used first."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    return list(SignedIn.objects.going_on().filter(user=person, session_key__in=alive))


def _key(request: HttpRequest) -> str:
    if request.session.session_key is None:
        request.session.save()
    return str(request.session.session_key)
