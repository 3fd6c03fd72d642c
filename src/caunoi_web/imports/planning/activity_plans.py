"""What rows of a table of activities would do: add, change, nothing, or ask."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from caunoi.domain.dates import PartialDate
from caunoi.domain.folding import fold
from caunoi_web.activities.forms.activities import state_at
from caunoi_web.activities.models import Activity
from caunoi_web.activities.services.deeds import RELATED
from caunoi_web.imports.models import Verdict
from caunoi_web.imports.planning.activity_matches import KnownActivities, NamedAgreements, agreement_words
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.changes import plan_change
from caunoi_web.imports.planning.existing import KnownAgreements, said_before
from caunoi_web.imports.planning.known_words import says_nothing
from caunoi_web.imports.planning.parties import known_of, names_of, resolve
from caunoi_web.imports.planning.partners import NEW, Partners
from caunoi_web.imports.planning.promises import keep_promises_together, name_promises
from caunoi_web.imports.planning.readings import NOTHING, Reading, Unknown, digest

_SHOWN = 5
_SUMS = ("cost", "income")


def plan_activities(
    readings: Sequence[Reading], partners: Partners, around: Around, *, conflicts: str
) -> None:
    """Set key, label, target and plan of each row; a fixed number of queries."""
    for reading in readings:
        resolve(reading, partners, is_needed=False)
        label = (reading.values.get("title", ""), names_of(reading))
        reading.row.label = " · ".join(part for part in label if part)[:500] or reading.row.label
    agreements = KnownAgreements({key for reading in readings for key in known_of(reading)})
    _name_agreements(readings, agreements)
    name_promises(readings, agreements)
    activities = _known_activities(readings, agreements)
    targets = {id(reading): _target(reading, activities, agreements) for reading in readings}
    said = said_before([target.pk for target in targets.values() if target])
    for reading in readings:
        target = targets[id(reading)]
        reading.row.key = _key(reading)
        if target is None:
            _plan_new(reading, around.came_on)
        else:
            choice = reading.row.decisions.get("conflict") or conflicts
            found = plan_change(reading, target, _stands_in(target), said.get(target.pk, {}), choice)
            keep_promises_together(reading, target, found)
            _plan_partners(reading, activities.partners[target.pk])


def _name_agreements(readings: Sequence[Reading], of_partners: KnownAgreements) -> None:
    """The agreement that each row names; one that cannot be told is asked, with those of its partners."""
    naming = [one for one in readings if not says_nothing(one.texts.get("agreement", ""))]
    if not naming:
        return
    chosen = naming[0].choices.get("agreement", {})
    named = NamedAgreements({one.texts["agreement"] for one in naming}, of_partners, chosen)
    for reading in naming:
        words, column = " ".join(reading.texts["agreement"].split()), reading.columns["agreement"]
        match = named.match(words, known_of(reading))
        candidates = tuple((str(one.pk), agreement_words(one)) for one in match.candidates)
        unknown = Unknown("agreement", words, column, candidates)
        decided = chosen.get(unknown.key, "")
        if found := match.record or named.chosen(decided):
            reading.values["agreement"] = str(found.pk)
        elif decided != NOTHING:
            reading.unknown.append(unknown)


def _known_activities(readings: Sequence[Reading], agreements: KnownAgreements) -> KnownActivities:
    organisations = {key for reading in readings for key in _who(reading, agreements)}
    alone = {
        PartialDate.parse(reading.values["began"]).first_day
        for reading in readings
        if reading.values.get("began") and not _who(reading, agreements)
    }
    return KnownActivities(organisations, alone)


def _who(reading: Reading, agreements: KnownAgreements) -> list[UUID]:
    """Who takes part: the partners of the row, without any those of its agreement."""
    if reading.row.plan["parties"]:
        return known_of(reading)
    return sorted(agreements.parties.get(UUID(reading.values.get("agreement", str(UUID(int=0)))), ()))


def _target(reading: Reading, activities: KnownActivities, agreements: KnownAgreements) -> Activity | None:
    """The activity that the row means, by what it says or what a person decided."""
    decision = reading.row.decisions.get("record", "")
    if reading.faults or reading.unknown or decision == NEW:
        return None
    match = activities.match(reading, _who(reading, agreements))
    chosen = next((one for one in match.candidates if str(one.pk) == decision), None)
    if match.candidates and not chosen:
        reading.row.plan["candidates"] = [str(one.pk) for one in match.candidates[:_SHOWN]]
        reading.fault("title", "ask_activity", number=len(match.candidates))
    return match.record or chosen


def _key(reading: Reading) -> str:
    """What two rows of one table that mean the same activity have in common."""
    values = reading.values
    who = sorted(party["id"] or party["key"] for party in reading.row.plan["parties"])
    title = fold(str(values.get("title", "")))
    kind = "" if title else str(values.get("kind") or reading.told_kind)
    times = (str(values.get(name, "")) for name in ("began", "ended"))
    plain = () if title else (str(values.get(name, "")) for name in ("unit", "place", "participants"))
    return digest("a", title, kind, *times, *plain, *who)


def _plan_new(reading: Reading, came_on: date) -> None:
    row, values = reading.row, reading.values
    write = {"kind": reading.told_kind} | values
    if values.get("began"):
        write.setdefault("state", state_at(values["began"], values.get("ended", ""), came_on).value)
    row.verdict = Verdict.NEW
    row.plan |= {"values": values, "write": write}


def _stands_in(target: Activity) -> Callable[[str], Any]:
    """What stands in a field, as plans write it."""

    def stands(name: str) -> Any:
        if name in RELATED:
            return str(getattr(target, f"{name}_id") or "")
        value = getattr(target, name, "")
        return f"{value.normalize():f}" if name in _SUMS and isinstance(value, Decimal) else value

    return stands


def _plan_partners(reading: Reading, partners: set[UUID]) -> None:
    """Partners that do not take part yet are added; none is ever taken out."""
    row = reading.row
    more = [one for one in row.plan["parties"] if not one["id"] or UUID(one["id"]) not in partners]
    row.plan["add_parties"] = more
    if more and row.verdict == Verdict.SAME:
        row.verdict = Verdict.CHANGED
