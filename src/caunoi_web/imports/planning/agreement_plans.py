"""What rows of a table of agreements would do: add, change, nothing, or ask."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi_web.imports.models import Verdict
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.changes import plan_change
from caunoi_web.imports.planning.comparing import TERM, Compared
from caunoi_web.imports.planning.existing import KnownAgreements, activities_of, said_before
from caunoi_web.imports.planning.parties import known_of, names_of, resolve
from caunoi_web.imports.planning.partners import NEW, Partners
from caunoi_web.imports.planning.readings import Reading, digest
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement
from caunoi_web.register.services import worked_out

_SHOWN = 5


def plan_agreements(
    readings: Sequence[Reading], partners: Partners, _around: Around, *, conflicts: str
) -> None:
    """Set key, label, target and plan of each row; a fixed number of queries."""
    for reading in readings:
        resolve(reading, partners, is_needed=True)
        reading.row.label = names_of(reading) or reading.row.label
    agreements = KnownAgreements({key for reading in readings for key in known_of(reading)})
    targets = {id(reading): _target(reading, agreements) for reading in readings}
    keys = [target.pk for target in targets.values() if target]
    said, activities = said_before(keys), activities_of(keys)
    for reading in readings:
        target = targets[id(reading)]
        reading.row.key = _key(reading)
        if target is None:
            _plan_new(reading)
        else:
            choice = reading.row.decisions.get("conflict") or conflicts
            found = plan_change(reading, target, _stands_in(target), said.get(target.pk, {}), choice)
            _check_term(reading, target, found)
            _plan_additions(reading, agreements.parties[target.pk], activities.get(target.pk, set()))


def _target(reading: Reading, agreements: KnownAgreements) -> Agreement | None:
    """The agreement that the row means, by what it says or what a person decided."""
    decision = reading.row.decisions.get("record", "")
    if reading.faults or decision == NEW:
        return None
    known = known_of(reading)
    match = agreements.match(reading, known, all_known=len(known) == len(reading.row.plan["parties"]))
    chosen = next((one for one in match.candidates if str(one.pk) == decision), None)
    if match.candidates and not chosen:
        reading.row.plan["candidates"] = [str(one.pk) for one in match.candidates[:_SHOWN]]
        reading.fault("partners", "ask_record", number=len(match.candidates))
    return match.record or chosen


def _key(reading: Reading) -> str:
    """What two rows of one table that mean the same agreement have in common."""
    row, values = reading.row, reading.values
    who = sorted(party["id"] or party["key"] for party in row.plan["parties"])
    number = fold(str(values.get("number", "")))
    if number:
        return digest("n", number, *who[:1])
    names = ("kind", "title", "signed", "start", "end", "term_raw", "content")
    return digest("d", *who, *(str(values.get(name, "")) for name in names))


def _plan_new(reading: Reading) -> None:
    row = reading.row
    row.verdict = Verdict.NEW
    row.plan |= {"values": reading.values, "write": reading.values, "activities": list(reading.activities)}


def _check_term(reading: Reading, target: Agreement, found: Compared) -> None:
    """A validity that cannot stand beside what the register holds is a fault of the row."""
    term = {name: value for name, value in found.write.items() if name in (*TERM, "signed")}
    if term:
        try:
            worked_out(term, target)
        except InvalidValue as fault:
            reading.fault("validity", "refused", why=str(fault.message))


def _stands_in(target: Agreement) -> Callable[[str], Any]:
    """What stands in a field, as plans write it."""
    return lambda name: str(target.host_unit_id or "") if name == "host_unit" else getattr(target, name)


def _plan_additions(reading: Reading, parties: set[UUID], activities: set[str]) -> None:
    """Partners and activities that the record does not have are added; none is ever taken out."""
    row = reading.row
    more = [party for party in row.plan["parties"] if not party["id"] or UUID(party["id"]) not in parties]
    codes = [code for code in reading.activities if code not in activities]
    row.plan |= {"add_parties": more, "activities": codes}
    if (more or codes) and row.verdict == Verdict.SAME:
        row.verdict = Verdict.CHANGED
