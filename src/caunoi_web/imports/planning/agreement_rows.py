"""Reads a row of a table of agreements."""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from caunoi.domain.dates import PartialDate
from caunoi.domain.folding import fold
from caunoi.domain.terms import EndKind, Term
from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.row_names import RowName
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.dates import read_day, read_validity
from caunoi_web.imports.planning.known_words import (
    activities_of,
    agreement_kind_of,
    country_of,
    level_of,
    says_nothing,
)
from caunoi_web.imports.planning.names import names_in
from caunoi_web.imports.planning.readings import Named, Reading
from caunoi_web.register.services.terms import end_by_length

_PLAIN = ("list_number", "number", "title", "signatories")
_MANY = re.compile(r"\s*[;\n]\s*")
_LONGEST_NAME = 300


def read_agreement(reading: Reading, around: Around) -> None:
    """Fill ``reading`` with what the row says."""
    for code in _PLAIN:
        if not says_nothing(reading.texts.get(code, "")):
            reading.values[code] = " ".join(reading.texts[code].split())
    for code in ("content", "note"):
        if not says_nothing(reading.texts.get(code, "")):
            reading.values[code] = reading.texts[code]
    read_partners(reading)
    _read_kinds(reading)
    _read_unit(reading, around.units)
    _read_times(reading)


def read_partners(reading: Reading) -> None:
    """The partners that the row names, with their countries; a fault for a cell without a name."""
    text = reading.texts.get("partners", "")
    if says_nothing(text):
        reading.fault("partners", "no_partner")
        return
    found = names_in(text)
    countries = _countries(reading, len(found))
    met: set[str] = set()
    for place, one in enumerate(found):
        named = _named(one, countries[place])
        if not named.key or len(named.name) > _LONGEST_NAME:
            reading.fault("partners", "no_name" if not named.key else "long_name", written=one.name[:80])
        elif named.key in met:
            reading.fault("partners", "partner_twice", name=named.name)
        else:
            met.add(named.key)
            reading.partners.append(named)
    if not found:
        reading.fault("partners", "no_name", written=text[:80])


def _named(one: RowName, country: str) -> Named:
    kind, _reason = organisation_kind(one.name)
    others = tuple(name for name in one.aliases if fold(name) and len(name) <= _LONGEST_NAME)
    return Named(one.name, one.name, one.stated or country, kind.value, others)


def _countries(reading: Reading, partners: int) -> list[str]:
    """The country of each partner by the column of countries: one for all, or one each."""
    text = reading.texts.get("country", "")
    if says_nothing(text):
        return [""] * partners
    code = country_of(text)
    if not code and len(parts := _MANY.split(text)) == partners > 1:
        codes = [country_of(part) for part in parts]
        if all(codes):
            return codes
    return [reading.looked_up("country", "country", code)] * partners


def _read_kinds(reading: Reading) -> None:
    texts, values = reading.texts, reading.values
    if not says_nothing(texts.get("kind", "")):
        kind = reading.looked_up("kind", "agreement_kind", agreement_kind_of(texts["kind"]))
        if kind:
            values["kind"] = kind
    if not says_nothing(texts.get("level", "")):
        level = reading.looked_up("level", "level", level_of(texts["level"]))
        if level:
            values["level"] = level
    if not says_nothing(texts.get("activities", "")):
        codes, unknown = activities_of(texts["activities"])
        for part in unknown:
            reading.texts["activities"] = part
            if code := reading.looked_up("activities", "activity", ""):
                codes += (code,)
        reading.activities = tuple(dict.fromkeys(codes))


def _read_unit(reading: Reading, units: Mapping[str, str]) -> None:
    """The words are always kept; a unit of ours only when its name is known or a person chose it."""
    words = " ".join(reading.texts.get("unit", "").split())
    if says_nothing(words):
        return
    reading.values["host_unit_words"] = words
    reading.texts["unit"] = words
    unit = reading.looked_up("unit", "unit", units.get(fold(words), ""))
    if unit:
        reading.values["host_unit"] = unit


def _read_times(reading: Reading) -> None:
    values = reading.values
    for code in ("signed", "start", "end"):
        _read_day_cell(reading, code)
    text = reading.texts.get("validity", "")
    if not says_nothing(text):
        read = read_validity(text, values.get("signed", ""))
        if read.fault:
            reading.fault("validity", read.fault, written=" ".join(text.split())[:80])
        if read.remark:
            reading.remark("validity", read.remark, written=" ".join(text.split())[:80])
        if read.signed and "signed" not in reading.texts:
            values["signed"] = read.signed
        _join_term(values, read.values)
    elif values.get("end"):
        values["end_kind"] = EndKind.FIXED.value
    if not reading.faults:
        _check_whole_term(reading)


def _read_day_cell(reading: Reading, code: str) -> None:
    text = reading.texts.get(code, "")
    if says_nothing(text):
        return
    read = read_day(text)
    if read.fault:
        reading.fault(code, read.fault, **read.parts)
    else:
        reading.values[code] = read.iso


def _join_term(values: dict[str, object], term: dict[str, object]) -> None:
    """Days in columns of their own say more than the words of a validity."""
    for name, value in term.items():
        values.setdefault(name, value)
    if values.get("end") and values.get("end_kind", EndKind.UNKNOWN.value) in _NO_END:
        values["end_kind"] = EndKind.FIXED.value
        values.pop("condition", None)


_NO_END = frozenset({EndKind.UNKNOWN.value, EndKind.CONDITION.value, EndKind.INDEFINITE.value})


def _check_whole_term(reading: Reading) -> None:
    """See that the validity can be, and work out an end that follows from its length."""
    names = ("signed", "start", "end", "end_kind", "duration_months", "condition")
    term = {name: reading.values.get(name) or "" for name in names}
    if not any(term.values()):
        return
    code = "end" if "end" in reading.columns else "validity"
    if _is_before(term["end"], term["start"]):
        reading.fault(code, "ends_before", start=term["start"], end=term["end"])
        return
    draft = SimpleNamespace(**term)
    draft.end_kind = term["end_kind"] or EndKind.UNKNOWN.value
    end = term["end"] or end_by_length(draft)
    if not _can_be(term, end):
        reading.fault(code, "unclear_term", written=reading.texts.get("validity", "")[:80])
    elif not term["start"] and _is_before(end, term["signed"]):
        reading.fault(code, "ends_before_signed", start=term["signed"], end=end)
    elif end:
        reading.values["end"] = end


def _can_be(term: dict[str, Any], end: str) -> bool:
    """The rules of the domain alone, without a record: thousands of rows are checked at once."""
    try:
        Term(
            start=PartialDate.parse(term["start"]) if term["start"] else None,
            end=PartialDate.parse(end) if end else None,
            end_kind=EndKind(term["end_kind"] or EndKind.UNKNOWN.value),
            duration_months=term["duration_months"] or None,
            condition=term["condition"],
        )
    except ValueError:
        return False
    return True


def _is_before(end: str, start: str) -> bool:
    """As far as both are known, the one day stands before the other."""
    return bool(start and end and end[: len(start)] < start[: len(end)])
