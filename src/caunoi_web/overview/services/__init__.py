"""All writes of the overview: roll-ups and snapshots."""

from caunoi_web.overview.services.rollups import ask_for_rollups, rebuild_rollups
from caunoi_web.overview.services.years import close_year

__all__ = ["ask_for_rollups", "close_year", "rebuild_rollups"]
