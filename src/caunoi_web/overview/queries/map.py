"""What the map shows: partners or agreements by country, and partners by town where the town is known."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from caunoi.domain.folding import fold
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.world import Place
from caunoi_web.overview.queries.sources import Source
from caunoi_web.overview.queries.standing import COUNTRY, numbers_of
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_COUNTRY

ACTIVE_PARTNERS, PARTNERS, AGREEMENTS = "active", "partners", "agreements"
WHAT = (ACTIVE_PARTNERS, PARTNERS, AGREEMENTS)
_TOWNS = Path(__file__).parents[1] / "data" / "towns.toml"


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its names in both languages, and where it lies."""

    country: str
    name_vi: str
    name_en: str
    latitude: float
    longitude: float

    @property
    def name(self) -> str:
        """In the language of the page."""
        return self.name_en if get_language() == "en" else self.name_vi


@dataclass(frozen=True, slots=True)
class TownRow:
    """A town as the table shows it; ``is_drawn`` when it is known where it lies."""

    name: str
    country: str
    number: int
    href: str
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class Geography:
    """Numbers by country (``none`` among them) with their lists; the towns, and those of them on the map."""

    countries: dict[str, tuple[int, str]]
    towns: list[TownRow]
    drawn: list[Place]

    @property
    def total(self) -> int:
        return sum(number for number, _href in self.countries.values())


def geography_of(source: Source, day: date, what: str, lists: Lists) -> Geography:
    """What the map shows on ``day``; a fixed number of queries."""
    if what == AGREEMENTS:
        by_country = numbers_of(source.cells(day, COUNTRY), ACTIVE)
        countries = {
            code: (number, lists.agreements(status=ACTIVE, country=code))
            for code, number in by_country.items()
        }
        return Geography(countries, [], [])
    status = ACTIVE if what == ACTIVE_PARTNERS else ""
    countries = {
        code: (number, lists.partners(status=status, country=code))
        for code, number in source.partners(day, status).countries.items()
    }
    towns, drawn = _towns(source.towns(day, status), status, lists)
    return Geography(countries, towns, drawn)


def _towns(
    counted: dict[tuple[str, str], int], status: str, lists: Lists
) -> tuple[list[TownRow], list[Place]]:
    """All spellings of a town together, the most partners first."""
    together: dict[tuple[str, Town | str], list[tuple[str, int]]] = defaultdict(list)
    for (country, written), number in counted.items():
        town = known_towns().get((country, fold(written)))
        together[country, town or written].append((written, number))
    rows, drawn = [], []
    for (country, town), spellings in together.items():
        number = sum(count for _written, count in spellings)
        href = lists.partners(
            status=status, country=country, city="|".join(sorted(written for written, _count in spellings))
        )
        name = town.name if isinstance(town, Town) else town
        rows.append(TownRow(name, country, number, href, isinstance(town, Town)))
        if isinstance(town, Town):
            drawn.append(Place(country, name, town.latitude, town.longitude, number, href))
    return sorted(rows, key=lambda row: (-row.number, row.country == NO_COUNTRY, fold(row.name))), drawn


@cache
def known_towns() -> dict[tuple[str, str], Town]:
    """Towns by country and folded name, in either language and with other spellings."""
    found = {}
    for row in tomllib.loads(_TOWNS.read_text(encoding="utf-8"))["town"]:
        latitude, longitude = row["at"]
        town = Town(row["country"], row["vi"], row.get("en", row["vi"]), latitude, longitude)
        for name in (town.name_vi, town.name_en, *row.get("also", ())):
            found[town.country, fold(name)] = town
    return found
