"""The whole life of an agreement as stretches of days: what it is from when until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import LifeEvent, Status, Term


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``since`` to ``until``, both inside, the agreement is ``status``."""

    status: Status
    since: date
    until: date


def stretches_of(
    term: Term, *, signed: PartialDate | None = None, events: Sequence[LifeEvent] = ()
) -> list[Stretch]:
    """Every day there is, in order, without gap or overlap, as ``Term.status_on`` says it.

    The status can only turn where something begins, where an end has passed, or where something happens.
    """
    begins = term.start or signed
    turns = {date.min, *([begins.first_day] if begins else ()), *(event.on.first_day for event in events)}
    ends = [term.end, *(event.until for event in events)]
    turns |= {end.last_day + timedelta(days=1) for end in ends if end is not None and end.last_day < date.max}
    days = sorted(turns)
    found: list[Stretch] = []
    for first, after in zip(days, [*days[1:], None], strict=True):
        status = term.status_on(first, signed=signed, events=events)
        until = after - timedelta(days=1) if after else date.max
        if found and found[-1].status is status:
            found[-1] = Stretch(status, found[-1].since, until)
        else:
            found.append(Stretch(status, first, until))
    return found
