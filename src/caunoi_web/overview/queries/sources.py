"""Where the figures of a dashboard come from."""

from datetime import date

from caunoi_web.accounts.models import User
from caunoi_web.overview.queries.standing import ChosenUnit, Standing, standing_counted
from caunoi_web.overview.queries.years import Years, years_counted


def standing_of(user: User, day: date, unit: ChosenUnit = None) -> Standing:
    """How many agreements are what on ``day``."""
    return standing_counted(user, day, unit)


def years_of(user: User, day: date, unit: ChosenUnit = None) -> Years:
    """What happened in which year, as known on ``day``."""
    return years_counted(user, day, unit)
