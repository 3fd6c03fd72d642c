"""Scores the signing day, start and end of an agreement that was found."""

from datetime import date, timedelta

from caunoi.evaluation.records import DATE_FIELDS, Agreement
from caunoi.evaluation.tally import Tally
from caunoi.evaluation.verdicts import Fault


def score_dates(gold: Agreement, predicted: Agreement, tally: Tally) -> list[Fault]:
    """Count each date field: all, stated ones, right years, spurious, derived, unscored.

    Returns the fields that are not as they should be.
    """
    faults = []
    for name in DATE_FIELDS:
        if name in gold.unscored:
            tally.count(f"{name} unscored")
        elif _is_derived(name, gold, predicted.dates[name]):
            tally.count(f"{name} derived")
        else:
            faults += _score_date(name, gold, predicted.dates[name], tally)
    return faults


def _score_date(name: str, gold: Agreement, said: str | None, tally: Tally) -> list[Fault]:
    wanted = gold.dates[name]
    tally.count(name)
    tally.count(f"{name} right", int(said == wanted))
    if wanted is None:
        tally.count(f"{name} spurious", int(said is not None))
    else:
        tally.count(f"{name} stated")
        tally.count(f"{name} stated right", int(said == wanted))
        tally.count(f"{name} year right", int(said is not None and said[:4] == wanted[:4]))
    if said == wanted:
        return []
    tally.remark(name, f"{' + '.join(gold.parties)}: {said} for {wanted}")
    return [Fault(name, said or "", wanted or "")]


def _is_derived(name: str, gold: Agreement, said: str | None) -> bool:
    """True for a date that gold leaves out but that follows from what gold has."""
    if said is None or gold.dates[name] is not None:
        return False
    if name == "start":
        return said == gold.dates["signed"]
    if name != "end" or not gold.years:
        return False
    begins = (gold.dates["signed"], gold.dates["start"])
    return any(said in _ends_after(begin, int(gold.years)) for begin in begins if begin)


def _ends_after(begin: str, years: int) -> set[str]:
    """How the end may be written: as a year, a month, the same day or the day before."""
    year = str(int(begin[:4]) + years)
    ends = {year}
    if len(begin) >= len("YYYY-MM"):
        ends.add(year + begin[4:7])
    if len(begin) == len("YYYY-MM-DD"):
        ends |= {year + begin[4:], *_day_before(year + begin[4:])}
    return ends


def _day_before(day: str) -> list[str]:
    try:
        return [(date.fromisoformat(day) - timedelta(days=1)).isoformat()]
    except ValueError:  # 29 February of a year that has none
        return []
