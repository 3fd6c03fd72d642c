"""Tables of the overview: roll-ups, which can be made again, and snapshots, which are kept."""

from caunoi_web.overview.models.rollups import DayCount, MonthChange, RollUp, Turn, YearStart
from caunoi_web.overview.models.snapshots import SnapshotFigure, SnapshotPart, YearSnapshot, packed_ids

__all__ = [
    "DayCount",
    "MonthChange",
    "RollUp",
    "SnapshotFigure",
    "SnapshotPart",
    "Turn",
    "YearSnapshot",
    "YearStart",
    "packed_ids",
]
