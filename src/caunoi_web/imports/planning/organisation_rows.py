"""Reads a row of a table of organisations."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from caunoi.domain.folding import fold
from caunoi.extraction.kinds import organisation_kind
from caunoi.organisations.ror import ror_id
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.known_words import country_of, organisation_kind_of, says_nothing
from caunoi_web.imports.planning.names import names_in
from caunoi_web.imports.planning.readings import Named, Reading

_NAMES = re.compile(r"\s*[;\n]\s*")
_IS_ADDRESS = URLValidator(schemes=("http", "https"))
_MOST_NAMES, _LONGEST = 30, 300


def read_organisation(reading: Reading, _around: Around) -> None:
    """Fill ``reading`` with what the row says; the organisation itself is its one partner."""
    texts, values = reading.texts, reading.values
    for code in ("name_vi", "name_en", "city"):
        if not says_nothing(texts.get(code, "")):
            values[code] = " ".join(texts[code].split())
    if not says_nothing(texts.get("note", "")):
        values["note"] = texts["note"]
    _read_name(reading)
    _read_country(reading)
    _read_kind(reading)
    _read_addresses(reading)
    _read_other_names(reading)


def _read_name(reading: Reading) -> None:
    text = " ".join(reading.texts.get("name", "").split())
    name = text or reading.values.get("name_vi") or reading.values.get("name_en") or ""
    if says_nothing(name) or not fold(name):
        reading.fault("name", "no_name_of_row")
        return
    reading.values["name"] = name
    found = names_in(name)
    if len(found) == 1 and not found[0].unit and not found[0].parent and fold(found[0].name):
        reading.values["name"] = found[0].name  # without the country and the short name in brackets
        reading.names = tuple(other for other in found[0].aliases if fold(other) and len(other) <= _LONGEST)
        if found[0].stated:
            reading.values["country"] = found[0].stated


def _read_country(reading: Reading) -> None:
    text = reading.texts.get("country", "")
    if says_nothing(text):
        return
    code = reading.looked_up("country", "country", country_of(text))
    if code:
        reading.values["country"] = code


def _read_kind(reading: Reading) -> None:
    text = reading.texts.get("kind", "")
    name = str(reading.values.get("name", ""))
    if not says_nothing(text):
        kind = reading.looked_up("kind", "organisation_kind", organisation_kind_of(text))
        if kind:
            reading.values["kind"] = kind
    told, _reason = organisation_kind(name)
    country = reading.values.get("country", "")
    if name:
        reading.partners.append(Named(name, name, country, reading.values.get("kind") or told.value))


def _read_addresses(reading: Reading) -> None:
    site = " ".join(reading.texts.get("website", "").split())
    if not says_nothing(site):
        address = site if "://" in site else f"https://{site}"
        try:
            _IS_ADDRESS(address)
            reading.values["website"] = address
        except ValidationError:
            reading.fault("website", "no_address", written=site[:80])
    written = reading.texts.get("ror", "")
    if not says_nothing(written):
        try:
            reading.values["ror"] = ror_id(written)
        except ValueError:
            reading.fault("ror", "no_ror", written=written[:80])


def _read_other_names(reading: Reading) -> None:
    text = reading.texts.get("other_names", "")
    names = [" ".join(name.split()) for name in _NAMES.split(text)] if not says_nothing(text) else []
    names = [name for name in dict.fromkeys(names) if fold(name)]
    if len(names) > _MOST_NAMES or any(len(name) > 300 for name in names):
        reading.fault("other_names", "wrong_names", most=_MOST_NAMES)
        return
    own = {reading.values.get(code) for code in ("name", "name_vi", "name_en")}
    reading.names = tuple(dict.fromkeys(name for name in (*reading.names, *names) if name not in own))
