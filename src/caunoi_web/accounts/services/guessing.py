"""The brake on guessing: pauses that grow, kept in the database, never a lock for everybody.

Failures are counted within ``WINDOW`` and until the right password comes:

- in a browser that has signed in to the account before, by account and browser alone. Whoever attacks
  the account from elsewhere, even from the same address, does not hold its owner up;
- in any other browser by account and address, by account over all addresses, and by address over all
  accounts, each with its own number of free tries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q
from django.utils.translation import ngettext

from caunoi_web.accounts.errors import TooManyGuesses
from caunoi_web.accounts.models import FailedSignIn, Step

FREE = 5
FREE_OF_ACCOUNT = 25
FREE_OF_ADDRESS = 50
WINDOW = timedelta(hours=24)
KEPT = timedelta(days=30)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a try came from: the address, and the mark of a browser known to the account ("" if none)."""

    address: str
    device: str = ""


def pause_after(failures: int, free: int) -> timedelta:
    """How long to wait after so many failures: nothing while some are free, then 1, 2, 4 … minutes."""
    if failures < free:
        return timedelta(0)
    doublings = min(failures - free, 10)
    return min(FIRST_PAUSE * 2**doublings, LONGEST_PAUSE)


def begin_try(*, username: str, source: Source, now: datetime, step: Step = Step.PASSWORD) -> FailedSignIn:
    """Write the try down as failed before anything is looked at, so that many at once count as many.

    Raises ``TooManyGuesses`` during a pause; a try during a pause counts for nothing, right or wrong.
    """
    FailedSignIn.objects.filter(at__lte=now - KEPT).delete()
    written = FailedSignIn.objects.create(
        username=username.casefold()[:150], address=source.address, device=source.device, step=step, at=now
    )
    wait = _wait(written, now)
    if wait > timedelta(0):
        written.delete()
        minutes = -(-int(wait.total_seconds()) // 60)
        raise TooManyGuesses(_too_many(minutes), wait)
    return written


def forgive(tried: FailedSignIn) -> None:
    """The try was right: it is no failure, and those before it in the same place count no more."""
    same = FailedSignIn.objects.for_name(tried.username).counting().filter(step=tried.step)
    if tried.step == Step.PASSWORD:
        place = Q(device=tried.device) if tried.device else Q(device="", address=tried.address)
        same = same.filter(place)
    same.exclude(pk=tried.pk).update(forgiven=True)
    tried.delete()


def _wait(tried: FailedSignIn, now: datetime) -> timedelta:
    before = FailedSignIn.objects.counting().since(now - WINDOW).exclude(pk=tried.pk)
    own = Q(username=tried.username, step=tried.step)
    rules = list(_rules(tried, own))
    near = own | Q(address=tried.address, step=Step.PASSWORD)
    asked = {}
    for number, (which, _free) in enumerate(rules):
        asked |= {f"count{number}": Count("pk", filter=which), f"last{number}": Max("at", filter=which)}
    found = before.filter(near).aggregate(**asked)
    return max(
        found[f"last{number}"] + pause_after(found[f"count{number}"], free) - now
        if found[f"count{number}"]
        else timedelta(0)
        for number, (_which, free) in enumerate(rules)
    )


def _rules(tried: FailedSignIn, own: Q) -> Iterable[tuple[Q, int]]:
    """Which failures are counted together, and how many of them are free."""
    if tried.step == Step.CODE:
        yield own, FREE  # whoever types codes knows the password already: one count for the account
    elif tried.device:
        yield own & Q(device=tried.device), FREE
    else:
        strange = Q(device="")
        yield own & strange & Q(address=tried.address), FREE
        yield own & strange, FREE_OF_ACCOUNT
        yield strange & Q(address=tried.address, step=Step.PASSWORD), FREE_OF_ADDRESS


def _too_many(minutes: int) -> str:
    return ngettext(
        "Too many wrong tries. Wait %(minutes)s minute, then try again.",
        "Too many wrong tries. Wait %(minutes)s minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}
