"""Where the figures of a dashboard come from: the roll-up while it tells the truth, else the records.

A roll-up answers for any day, but only for the records as they were when it was made. When something was
written since, a register that can be counted quickly is counted; a large one answers from the roll-up, says
the time, and asks for a new one.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.overview.models import RollUp
from caunoi_web.overview.models.rollups import CONFIRMED
from caunoi_web.overview.queries.partners import Partners, partners_counted, towns_counted
from caunoi_web.overview.queries.rollups import (
    cells_rolled,
    partners_rolled,
    soon_rolled,
    standing_rolled,
    totals_rolled,
    towns_rolled,
    years_rolled,
)
from caunoi_web.overview.queries.standing import (
    Cells,
    ChosenUnit,
    Standing,
    cells_counted,
    soon_counted,
    standing_counted,
    totals_counted,
)
from caunoi_web.overview.queries.years import Years, years_counted
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.agreement_filters import ACTIVE
from caunoi_web.sources.models import AuditEntry

SMALL = 20_000  # agreements: so many are counted while a person waits
LATE_WRITES = timedelta(seconds=30)  # an entry may bear a time before its transaction ends
# Acts that change no figure of an agreement or a partner.
_ELSEWHERE = frozenset({"document", "proposal", "person", "comment", "figure", "signing_case", "year"})


ROLLED = {ACTIVE: ACTIVE, "": CONFIRMED}  # of partners: what the filter of the list calls it, and the roll-up


class Source(Protocol):
    """What a dashboard asks; ``as_of`` is the time the answers are from, None for now."""

    as_of: datetime | None

    def standing(self, day: date, unit: ChosenUnit = None) -> Standing: ...

    def totals(self, day: date, unit: ChosenUnit = None) -> StatusCounts: ...

    def years(self, day: date, unit: ChosenUnit = None) -> Years: ...

    def cells(self, day: date, dimension: str) -> Cells: ...

    def soon(self, day: date, unit: ChosenUnit = None) -> int: ...

    def partners(self, day: date, status: str) -> Partners: ...

    def towns(self, day: date, status: str) -> dict[tuple[str, str], int]: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts the records themselves."""

    user: User
    as_of: datetime | None = None

    def standing(self, day: date, unit: ChosenUnit = None) -> Standing:
        return standing_counted(self.user, day, unit)

    def totals(self, day: date, unit: ChosenUnit = None) -> StatusCounts:
        return totals_counted(self.user, day, unit)

    def years(self, day: date, unit: ChosenUnit = None) -> Years:
        return years_counted(self.user, day, unit)

    def cells(self, day: date, dimension: str) -> Cells:
        return cells_counted(self.user, day, dimension)

    def soon(self, day: date, unit: ChosenUnit = None) -> int:
        return soon_counted(self.user, day, unit)

    def partners(self, day: date, status: str) -> Partners:
        return partners_counted(self.user, day, status)

    def towns(self, day: date, status: str) -> dict[tuple[str, str], int]:
        return towns_counted(self.user, day, status)


@dataclass(frozen=True, slots=True)
class Rolled:
    """Reads one edition of the roll-up; ``as_of`` is None while nothing was written since it was made."""

    user: User
    edition: int
    as_of: datetime | None = None

    def standing(self, day: date, unit: ChosenUnit = None) -> Standing:
        return standing_rolled(self.edition, day, unit)

    def totals(self, day: date, unit: ChosenUnit = None) -> StatusCounts:
        return totals_rolled(self.edition, day, unit)

    def years(self, day: date, unit: ChosenUnit = None) -> Years:
        return years_rolled(self.edition, day, unit)

    def cells(self, day: date, dimension: str) -> Cells:
        return cells_rolled(self.edition, day, dimension)

    def soon(self, day: date, unit: ChosenUnit = None) -> int:
        return soon_rolled(self.edition, day, unit)

    def partners(self, day: date, status: str) -> Partners:
        """``status`` is "active", or "" for every confirmed one; others are counted."""
        if status not in ROLLED:
            return partners_counted(self.user, day, status)
        return partners_rolled(self.edition, day, ROLLED[status])

    def towns(self, day: date, status: str) -> dict[tuple[str, str], int]:
        if status not in ROLLED:
            return towns_counted(self.user, day, status)
        return towns_rolled(self.edition, day, ROLLED[status])


def source_for(user: User) -> Source:
    """The source of this moment; at most two queries. Raises ``NotAllowed``."""
    require(user, Action.REGISTER_READ)
    made = RollUp.objects.first()
    if made is None:
        return Counted(user)
    if not is_written_since(made.begun_at - LATE_WRITES):
        return Rolled(user, made.edition)
    return Counted(user) if made.agreements <= SMALL else Rolled(user, made.edition, made.built_at)


def is_written_since(moment: datetime) -> bool:
    """Whether an act since ``moment`` may change a figure. Ids of the history sort by time, so this asks the
    end of an index.
    """
    first = UUID(int=int(moment.timestamp() * 1000) << 80)
    return AuditEntry.objects.filter(pk__gt=first).exclude(target_kind__in=_ELSEWHERE).order_by().exists()
