"""Which promise of an agreement a row of a table of activities keeps."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi.domain.promises import Measure
from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.imports.planning.comparing import Compared
from caunoi_web.imports.planning.existing import KnownAgreements, Match
from caunoi_web.imports.planning.known_words import says_nothing
from caunoi_web.imports.planning.readings import NOTHING, Reading, Unknown

SORT = "promise"
_SHOWN = 8
_LONGEST_SHOWN = 120
_NEEDS: dict[str, tuple[str, ...]] = {
    Measure.PEOPLE: ("participants",),
    Measure.ITEMS: ("participants",),
    Measure.MONEY: ("cost", "income"),
}


class KnownPromises:
    """The open promises of some agreements: neither archived nor waived; one query."""

    def __init__(self, agreements: Collection[UUID]) -> None:
        found = Commitment.objects.live().filter(agreement__in=list(agreements), waived_on__isnull=True)
        self._of: dict[UUID, list[Commitment]] = {}
        for one in found.select_related("agreement").order_by("agreement", "debtor", "code", "id"):
            self._of.setdefault(one.agreement_id, []).append(one)

    def of(self, agreements: Iterable[UUID]) -> list[Commitment]:
        """The promises of these agreements, in a fixed order."""
        return [one for key in agreements for one in self._of.get(key, ())]


def name_promises(readings: Sequence[Reading], agreements: KnownAgreements) -> None:
    """The promise that each row names; one that cannot be told is asked, with those of its agreement."""
    naming = [one for one in readings if not says_nothing(one.texts.get(SORT, ""))]
    naming = [one for one in naming if all(unknown.sort != "agreement" for unknown in one.unknown)]
    if not naming:
        return
    pools = {id(one): _agreements_of(one, agreements) for one in naming}
    promises = KnownPromises({key for keys in pools.values() for key in keys})
    for reading in naming:
        _name_one(reading, promises.of(pools[id(reading)]))


def keep_promises_together(reading: Reading, target: Activity, found: Compared) -> None:
    """A promise belongs to the agreement that the activity would be under; else the row waits.

    The register's agreement may be kept where the table names another, and the table may name another
    agreement than the one whose promise the activity keeps.
    """
    values = reading.values
    agreement = found.write.get("agreement", str(target.agreement_id or ""))
    if "commitment" in found.write and agreement != values.get("agreement"):
        found.write.pop("commitment")
        found.before.pop("commitment", None)
        reading.row.verdict = found.verdict
        reading.remark(SORT, "promise_of_other")
    elif "agreement" in found.write and target.commitment_id and not _speaks_of_promise(found):
        reading.fault("agreement", "keeps_other_promise", promise=str(target.commitment)[:_LONGEST_SHOWN])


def _speaks_of_promise(found: Compared) -> bool:
    return "commitment" in found.write or "commitment" in found.conflicts


def _agreements_of(reading: Reading, agreements: KnownAgreements) -> list[UUID]:
    """The agreement that the row names, else those of its partners."""
    if key := reading.values.get("agreement"):
        return [UUID(key)]
    if not says_nothing(reading.texts.get("agreement", "")):
        return []  # decided: under no agreement
    known = [UUID(party["id"]) for party in reading.row.plan["parties"] if party["id"]]
    return [one.pk for one in agreements.of(known)]


def _name_one(reading: Reading, promises: Sequence[Commitment]) -> None:
    words = " ".join(reading.texts[SORT].split())
    named = reading.values.get("agreement", "")
    match = _match(words, promises, is_named=bool(named))
    shown = match.candidates or promises[:_SHOWN]
    unknown = Unknown(
        SORT, words, reading.columns[SORT], tuple((str(one.pk), _words(one)) for one in shown), about=named
    )
    decided = reading.choices.get(SORT, {}).get(unknown.key, "")
    chosen = next((one for one in promises if str(one.pk) == decided), None)
    if found := chosen or match.record:
        reading.values |= {"agreement": str(found.agreement_id), "commitment": str(found.pk)}
        _remark_uncounted(reading, found)
    elif decided != NOTHING:
        reading.unknown.append(unknown)


def _match(words: str, promises: Sequence[Commitment], *, is_named: bool) -> Match[Commitment]:
    """By the same words; under an agreement that the row names, also by words that hold the others."""
    said = fold(words)
    if same := [one for one in promises if fold(one.what) == said]:
        return Match.of(same)
    alike = [one for one in promises if said and _holds(said, fold(one.what))]
    return Match.of(alike) if is_named else Match(candidates=tuple(alike[:_SHOWN]))


def _holds(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _words(one: Commitment) -> str:
    """What a promise is called in a question: its words and the agreement it stands in."""
    agreement = one.agreement.number or one.agreement.title[:60]
    return " · ".join(part for part in (one.what[:_LONGEST_SHOWN], agreement) if part)


def _remark_uncounted(reading: Reading, promise: Commitment) -> None:
    """A promise of people, pieces or money of which the row gives no number."""
    needed = _NEEDS.get(promise.measure, ())
    if needed and not any(name in reading.values for name in needed):
        reading.remark(SORT, "promise_not_counted")
