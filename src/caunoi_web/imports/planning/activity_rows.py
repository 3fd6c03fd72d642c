"""Reads a row of a table of activities."""

from typing import Any

from caunoi.domain.folding import fold
from caunoi_web.activities.kinds import KINDS
from caunoi_web.imports.planning.agreement_rows import read_partners
from caunoi_web.imports.planning.amounts import currency_of, read_amount, read_people
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.dates import read_day
from caunoi_web.imports.planning.known_words import activity_kind_of, says_nothing, state_of
from caunoi_web.imports.planning.readings import Reading, Unknown
from caunoi_web.imports.planning.times import read_time

_PLAIN = ("title", "place")
_USUAL_CURRENCY = "VND"
NO_KIND = "—"  # stands for all rows that state no kind: one question for the table


def read_activity(reading: Reading, around: Around) -> None:
    """Fill ``reading`` with what the row says; the agreement is found when the partners are known."""
    for code in _PLAIN:
        if not says_nothing(reading.texts.get(code, "")):
            reading.values[code] = " ".join(reading.texts[code].split())
    if not says_nothing(reading.texts.get("outcome", "")):
        reading.values["outcome"] = reading.texts["outcome"]
    if not says_nothing(reading.texts.get("partners", "")):
        read_partners(reading)
    _read_time(reading)
    _read_kind(reading)
    _read_unit(reading, around)
    _read_people(reading)
    _read_money(reading, around)
    _read_state(reading)
    reading.row.label = reading.values.get("title") or reading.row.label


def _read_time(reading: Reading) -> None:
    values, text = reading.values, reading.texts.get("when", "")
    if not says_nothing(text):
        read = read_time(text)
        if read.began:
            values["began"] = read.began
        else:
            reading.fault("when", "no_time", written=" ".join(text.split())[:80])
        if read.ended:
            values["ended"] = read.ended
    for code in ("began", "ended"):
        _read_day_cell(reading, code)
    began, ended = values.get("began", ""), values.get("ended", "")
    if not began and not reading.faults:
        reading.fault(_time_column(reading), "no_time_at_all")
    if began and ended and ended[: len(began)] < began[: len(ended)]:
        reading.fault(_time_column(reading), "ends_before", start=began, end=ended)
    if ended == began:
        values.pop("ended", None)


def _time_column(reading: Reading) -> str:
    return next((code for code in ("when", "began", "ended") if code in reading.columns), "when")


def _read_day_cell(reading: Reading, code: str) -> None:
    text = reading.texts.get(code, "")
    if says_nothing(text):
        return
    read = read_day(text)
    if read.fault:
        reading.fault(code, read.fault, **read.parts)
    else:
        reading.values[code] = read.iso


def _read_kind(reading: Reading) -> None:
    """What the column says; else what the title is the name of; else one question for the whole table."""
    text, title = reading.texts.get("kind", ""), str(reading.values.get("title", ""))
    if not says_nothing(text):
        if kind := reading.looked_up("kind", "activity_kind", activity_kind_of(text)):
            reading.values["kind"] = kind
            return
        if reading.unknown:
            return
    reading.told_kind = activity_kind_of(title)
    if not reading.told_kind:
        chosen = reading.choices.get("activity_kind", {}).get(NO_KIND, "")
        reading.told_kind = chosen if chosen in KINDS else ""
    if not reading.told_kind:
        reading.unknown.append(Unknown("activity_kind", NO_KIND, reading.columns.get("kind")))


def _read_unit(reading: Reading, around: Around) -> None:
    """An activity keeps no words of a unit: one that is not known is asked."""
    words = " ".join(reading.texts.get("unit", "").split())
    if says_nothing(words):
        return
    reading.texts["unit"] = words
    if unit := reading.looked_up("unit", "own_unit", around.units.get(fold(words), "")):
        reading.values["unit"] = unit


def _read_people(reading: Reading) -> None:
    text = reading.texts.get("participants", "")
    if says_nothing(text):
        return
    number = read_people(text)
    if number is None:
        reading.fault("participants", "no_number", written=" ".join(text.split())[:80])
    else:
        reading.values["participants"] = number


def _read_money(reading: Reading, around: Around) -> None:
    """Both sums are in one currency: that of the column, of a cell, else the one people mean unsaid."""
    words, currencies = reading.texts.get("currency", ""), dict[str, None]()
    if not says_nothing(words) and (code := reading.looked_up("currency", "currency", currency_of(words))):
        currencies[code] = None
    sums = _read_sums(reading, around, currencies)
    if not sums:
        return
    if len(currencies) > 1:
        reading.fault(next(iter(sums)), "two_currencies", currencies=", ".join(currencies))
    if not currencies and not reading.unknown:
        reading.remark(next(iter(sums)), "usual_currency", currency=_USUAL_CURRENCY)
    reading.values |= sums | {"currency": next(iter(currencies), _USUAL_CURRENCY)}


def _read_sums(reading: Reading, around: Around, currencies: dict[str, None]) -> dict[str, Any]:
    """The sums of the row by field; the currencies that they name are added to ``currencies``."""
    sums: dict[str, Any] = {}
    for code in ("cost", "income"):
        text = reading.texts.get(code, "")
        if says_nothing(text):
            continue
        column = reading.columns[code]
        amount = read_amount(text, around.headings[column] if column < len(around.headings) else "")
        if amount is None:
            reading.fault(code, "no_amount", written=" ".join(text.split())[:80])
            continue
        sums[code] = amount.number
        if amount.currency:
            currencies[amount.currency] = None
    return sums


def _read_state(reading: Reading) -> None:
    text = reading.texts.get("state", "")
    if says_nothing(text):
        return
    if state := reading.looked_up("state", "activity_state", state_of(text)):
        reading.values["state"] = state
