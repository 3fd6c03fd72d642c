"""The records of a figure parted by country and by kind, as a closed year keeps them and as they are now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from caunoi.domain.folding import sort_key
from caunoi_web.common.labels import AGREEMENT_KINDS, ORGANISATION_KINDS
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.definitions import AGREEMENTS, COUNTRY, DIMENSIONS, KIND
from caunoi_web.overview.models import SnapshotFigure
from caunoi_web.register.models import Agreement, AgreementParty, Organisation
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY
from caunoi_web.register.queries.chosen import country_label

Belonging = Mapping[str, Mapping[UUID, tuple[str, ...]]]  # by dimension: the keys of each record
Parts = dict[str, dict[str, set[UUID]]]  # by dimension and key


@dataclass(frozen=True, slots=True)
class PartRow:
    """One country or kind of a figure, kept and counted today, with the list of today."""

    label: str
    value: int
    now: int
    href: str
    came_number: int
    went_number: int

    @property
    def is_same(self) -> bool:
        return not self.came_number and not self.went_number


def belonging_of(which: str) -> Belonging:
    """To which countries and which kind each record of a list belongs; at most two queries."""
    countries: dict[UUID, tuple[str, ...]] = {}
    if which == AGREEMENTS:
        kinds = dict(Agreement.objects.order_by().values_list("pk", "kind"))
        rows: Iterable[tuple[Any, ...]] = AgreementParty.objects.order_by().values_list(
            "agreement", "organisation__country"
        )
    else:
        every = list(Organisation.objects.order_by().values_list("pk", "country", "kind"))
        kinds = {key: kind for key, _country, kind in every}
        rows = [(key, country) for key, country, _kind in every]
    for key, country in rows:
        countries[key] = (*countries.get(key, ()), country or NO_COUNTRY)
    return {COUNTRY: countries, KIND: {key: (kind,) for key, kind in kinds.items()}}


def parted(ids: Iterable[UUID], belonging: Belonging) -> Parts:
    """The records by country and by kind; one with partners in two countries stands in both."""
    found: Parts = {dimension: {} for dimension in DIMENSIONS}
    for each in ids:
        for dimension, parts in found.items():
            for key in belonging[dimension].get(each, ()):
                parts.setdefault(key, set()).add(each)
    return found


def parts_compared(
    figure: SnapshotFigure, now: Parts, lists: Lists, known: Mapping[str, str]
) -> dict[str, list[PartRow]]:
    """For each dimension what was kept beside what is counted now, the most first."""
    then: Parts = {}
    for part in figure.parts.all():
        then.setdefault(part.dimension, {})[part.key] = set(part.records)
    return {
        dimension: _rows(figure.list, dimension, then.get(dimension, {}), now[dimension], lists, known)
        for dimension in DIMENSIONS
    }


def _rows(
    which: str,
    dimension: str,
    then: Mapping[str, set[UUID]],
    now: Mapping[str, set[UUID]],
    lists: Lists,
    known: Mapping[str, str],
) -> list[PartRow]:
    listed = lists.agreements if which == AGREEMENTS else lists.partners
    label = _labels(which, dimension)
    rows = []
    for key in then.keys() | now.keys():
        before, after = then.get(key, set()), now.get(key, set())
        href = listed(**{**known, dimension: key})
        came, went = len(after - before), len(before - after)
        rows.append(PartRow(label(key), len(before), len(after), href, came, went))
    return sorted(rows, key=lambda row: (-row.value, -row.now, sort_key(row.label)))


def _labels(which: str, dimension: str) -> Callable[[str], str]:
    if dimension == COUNTRY:
        return country_label
    names: Mapping[Any, Any] = AGREEMENT_KINDS if which == AGREEMENTS else ORGANISATION_KINDS
    return lambda kind: str(names[kind])
