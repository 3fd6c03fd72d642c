"""What the public page remembers between visitors: counts, made once for each state of the register."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar

from django.core.cache import cache

from caunoi_web.public.models import Publication
from caunoi_web.public.queries.profile import Profile, profile_of
from caunoi_web.public.shown import Shown
from caunoi_web.sources.models import AuditEntry

Made = TypeVar("Made")
SECONDS = 60
SECONDS_UNCHANGED = 900
MOST_PAGES = 200
LARGEST_PAGE = 200_000  # bytes


def state_of(publication: Publication, day: date) -> str:
    """A name for all that public answers are made of; one query.

    Every write leaves an entry in the history, so its newest one names the register's state; the
    day is in it because a status can change over night. It is a digest: it tells nothing.
    """
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    told = repr((str(newest), str(publication.pk), publication.version, day.isoformat()))
    return sha256(told.encode()).hexdigest()[:32]


def remembered(state: str, question: object, make: Callable[[], Made]) -> Made:
    """What ``make`` gives for ``question`` in this state, for at most ``SECONDS``.

    Two writes at the very same moment may pass each other; therefore nothing is kept for longer.
    """
    key = f"public-{sha256(repr((state, question)).encode()).hexdigest()}"
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found


@dataclass(frozen=True, slots=True)
class _Held:
    """A profile with what it was made of, and when."""

    rules: object
    state: str
    at: float
    cost: float
    profile: Profile

    @property
    def patience(self) -> float:
        """Seconds it may stay behind the register, so that counting takes a hundredth of the time."""
        return min(max(SECONDS, 100 * self.cost), SECONDS_UNCHANGED)


_held: dict[str, _Held] = {}


def profile_for(publication: Publication, shown: Shown, state: str) -> Profile:
    """The profile of the public lists under these rules on this day, for counts.

    One for each process, in its own memory: it is some megabytes at 100,000 agreements and would be slow
    to copy. Counts may be a minute older than the rows beside them, on a large register some minutes
    (``_Held.patience``); the rows themselves are always of now.
    """
    rules, now = (publication.pk, publication.version, shown.day), time.monotonic()
    known = _held.get("profile")
    if known and known.rules == rules:
        patience = SECONDS_UNCHANGED if known.state == state else known.patience
        if now - known.at < patience:
            return known.profile
    made = profile_of(shown)
    ready = time.monotonic()
    _held["profile"] = _Held(rules, state, ready, ready - now, made)
    return made


_pages: dict[tuple[str, int], tuple[bytes, str]] = {}


def known_page(name: str) -> tuple[bytes, str] | None:
    """A page that was kept in this minute, with its type; ``name`` says all it is made of."""
    return _pages.get((name, _minute()))


def keep_page(name: str, body: bytes, media_type: str) -> None:
    """Keep a page for the rest of the minute, in this process's memory.

    Bounded, and apart from other caches: many different questions push out pages only.
    """
    if len(body) <= LARGEST_PAGE:
        while len(_pages) >= MOST_PAGES:
            _pages.pop(next(iter(_pages)), None)
        _pages[name, _minute()] = (body, media_type)


def _minute() -> int:
    return int(time.monotonic() // SECONDS)


def forget() -> None:
    """Begin anew: for tests, and after a register was replaced as a whole."""
    _held.clear()
    forget_pages()
    cache.clear()


def forget_pages() -> None:
    """Make every page anew; counts stay."""
    _pages.clear()
