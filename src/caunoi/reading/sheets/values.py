"""How the value of a spreadsheet cell is written: as a person in the office would read it."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

Value = str | bool | int | float | date | datetime | time | timedelta | None


class Display(StrEnum):
    """Number formats that show less, or something else, than the stored value."""

    YEAR = "year"
    MONTH = "month"
    PERCENT = "percent"


def shown(value: Value, display: Display | None = None) -> str:
    """Dates as dd/mm/yyyy (mm/yyyy or yyyy where the cell shows no day), numbers without ``.0``.

    A day that the cell does not show is not read: it was filled in by the program.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value * 100) + "%" if display is Display.PERCENT else _number(value)
    if isinstance(value, date):
        return _day(value, display)
    if isinstance(value, time):
        return _clock(value)
    return _span_of_time(value)


def _number(value: int | float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value) if isinstance(value, int) else format(value, ".15g")


def _day(value: date, display: Display | None) -> str:
    if display is Display.YEAR:
        return f"{value.year:04d}"
    if display is Display.MONTH:
        return f"{value.month:02d}/{value.year:04d}"
    day = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, datetime) and value.time() != time():
        return f"{day} {_clock(value.time())}"
    return day


def _clock(value: time) -> str:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M")


def _span_of_time(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
