"""What rows of a table of organisations would do: add, change, nothing, or ask."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi_web.imports.models import Verdict
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.changes import plan_change
from caunoi_web.imports.planning.existing import said_before
from caunoi_web.imports.planning.parties import ask_about
from caunoi_web.imports.planning.partners import Partners
from caunoi_web.imports.planning.readings import Reading, digest
from caunoi_web.register.models import Organisation, OrganisationName


def plan_organisations(
    readings: Sequence[Reading], partners: Partners, _around: Around, *, conflicts: str
) -> None:
    """Set key, label, target and plan of each row; a fixed number of queries."""
    targets = {}
    for reading in readings:
        named = reading.partners[0] if reading.partners else None
        reading.row.key = digest("o", partners.meant(named.key).same_as or named.key) if named else ""
        reading.row.label = named.name if named else reading.row.label
        targets[id(reading)] = _target(reading, partners) if named else None
    keys = [target.pk for target in targets.values() if target]
    said, names = said_before(keys), _names_of(keys)
    for reading in readings:
        target = targets[id(reading)]
        if target is None:
            _plan_new(reading)
        else:
            choice = reading.row.decisions.get("conflict") or conflicts
            stated = {name: value for name, value in reading.values.items() if name != "name"}
            plan_change(reading, target, _stands_in(target), said.get(target.pk, {}), choice, stated)
            _plan_names(reading, target, names.get(target.pk, set()))


def _target(reading: Reading, partners: Partners) -> Organisation | None:
    named = reading.partners[0]
    meant = partners.meant(named.key)
    if meant.is_asked:
        ask_about(reading, "name", named, meant)
    if meant.organisation is None:
        return None
    target = partners.known[meant.organisation]
    if meant.learns:
        reading.names = (named.name, *reading.names)
        reading.remark("name", "learns", name=named.name, known=target.name)
    elif fold(target.name) != named.key:
        reading.remark("name", "known_as", name=target.name)
    return target


def _plan_new(reading: Reading) -> None:
    row, values = reading.row, dict(reading.values)
    if reading.partners:
        values.setdefault("kind", reading.partners[0].kind)
    row.verdict = Verdict.NEW
    row.plan = {"values": reading.values, "write": values, "names": list(reading.names)}


def _stands_in(target: Organisation) -> Callable[[str], Any]:
    """What stands in a field, as plans write it."""
    return lambda name: getattr(target, name, "")


def _plan_names(reading: Reading, target: Organisation, others: set[str]) -> None:
    """Names that the organisation does not bear are added; none is ever taken out."""
    row = reading.row
    known = {fold(name) for name in (target.name, target.name_vi, target.name_en, *others) if name}
    more = [name for name in reading.names if fold(name) not in known]
    row.plan["names"] = more
    if more and row.verdict == Verdict.SAME:
        row.verdict = Verdict.CHANGED


def _names_of(keys: Sequence[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    rows = OrganisationName.objects.filter(organisation__in=list(keys)).values_list("organisation", "text")
    for key, text in rows:
        found.setdefault(key, set()).add(text)
    return found
