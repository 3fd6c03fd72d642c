"""Tables of the overview: roll-ups, which can be made again, and snapshots, which are kept."""

from caunoi_web.overview.models.rollups import DayCount, MonthChange, RollUp, Turn
from caunoi_web.overview.models.snapshots import SnapshotFigure, YearSnapshot, packed_ids

__all__ = ["DayCount", "MonthChange", "RollUp", "SnapshotFigure", "Turn", "YearSnapshot", "packed_ids"]
