"""What the register holds already: the agreement that a row means, and what came in by tables before."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi_web.imports.models import BatchState, ImportRow, Verdict
from caunoi_web.imports.planning.readings import Reading
from caunoi_web.imports.records import RECORDS
from caunoi_web.register.models import Agreement, AgreementActivity, AgreementParty
from caunoi_web.register.models.records import Record

UNSPECIFIED = "unspecified"
_TAKEN = (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)


Found = TypeVar("Found", bound=Record)


@dataclass(frozen=True, slots=True)
class Match(Generic[Found]):
    """The record that a row means; several, or one that is only likely, are a question."""

    record: Found | None = None
    candidates: tuple[Found, ...] = ()

    @classmethod
    def of(cls, found: Sequence[Found]) -> "Match[Found]":
        """The one that was found; several are a question."""
        return cls(found[0]) if len(found) == 1 else cls(candidates=tuple(found))


class KnownAgreements:
    """The live agreements of some organisations; three queries."""

    def __init__(self, organisations: Collection[UUID]) -> None:
        theirs = AgreementParty.objects.filter(organisation__in=list(organisations)).values("agreement")
        live = Agreement.objects.live().filter(pk__in=theirs).select_related("host_unit")
        self.by_id = {one.pk: one for one in live}
        self.parties: dict[UUID, set[UUID]] = {key: set() for key in self.by_id}
        self._of: dict[UUID, list[Agreement]] = {}
        rows = AgreementParty.objects.filter(agreement__in=theirs).values_list("agreement", "organisation")
        for key, organisation in rows:
            if key in self.by_id:
                self.parties[key].add(organisation)
                self._of.setdefault(organisation, []).append(self.by_id[key])

    def of(self, organisations: Iterable[UUID]) -> list[Agreement]:
        """The agreements of some organisations, each once."""
        return list({one.pk: one for key in organisations for one in self._of.get(key, ())}.values())

    def match(self, reading: Reading, organisations: Sequence[UUID], *, all_known: bool) -> Match[Agreement]:
        """The agreement that the row means. ``organisations`` are its partners that the register has."""
        theirs = {one.pk: one for key in organisations for one in self._of.get(key, ())}
        number = fold(str(reading.values.get("number", "")))
        if number:
            numbered = [one for one in theirs.values() if fold(one.number) == number]
            if numbered:
                return Match.of(numbered)
        if not all_known:
            return Match()
        alike = [
            one
            for one in theirs.values()
            if self.parties[one.pk] == set(organisations)
            and not (number and one.number)
            and _may_be_kind(str(reading.values.get("kind", "")), one.kind)
        ]
        same = [one for one in alike if _same_time(reading, one)]
        if same:
            return Match.of(same)
        return Match(candidates=tuple(one for one in alike if _may_be_time(reading, one)))


def activities_of(agreements: Iterable[UUID]) -> dict[UUID, set[str]]:
    """The codes of the activities of each agreement; one query."""
    found: dict[UUID, set[str]] = {}
    rows = AgreementActivity.objects.filter(agreement__in=list(agreements)).values_list("agreement", "code")
    for key, code in rows:
        found.setdefault(key, set()).add(code)
    return found


def taken_before(kind: str, prints: Collection[str]) -> dict[str, UUID]:
    """By fingerprint, the live record that the same row of an earlier import made or met; two queries."""
    rows = ImportRow.objects.filter(
        fingerprint__in=list(prints),
        target_id__isnull=False,
        verdict__in=_TAKEN,
        batch__state=BatchState.DONE,
    )
    found = dict(rows.order_by("batch__done_at", "position").values_list("fingerprint", "target_id"))
    targets = list(set(found.values()))
    live = set(
        RECORDS[kind]
        .model._default_manager.filter(pk__in=targets, archived_at__isnull=True)
        .values_list("pk", flat=True)
    )
    return {fingerprint: key for fingerprint, key in found.items() if key in live}


def said_before(targets: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What tables said of each record when they last came in, field by field; one query."""
    found: dict[UUID, dict[str, Any]] = {}
    rows = ImportRow.objects.filter(
        target_id__in=list(targets), verdict__in=_TAKEN, batch__state=BatchState.DONE
    )
    for key, plan in rows.order_by("batch__done_at", "position").values_list("target_id", "plan"):
        found.setdefault(key, {}).update(plan.get("values", {}))
    return found


def _may_be_kind(stated: str, kept: str) -> bool:
    return not stated or UNSPECIFIED in (stated, kept) or stated == kept


def _same_time(reading: Reading, agreement: Agreement) -> bool:
    """Both begin on the same day; without any day, they say the same."""
    here, there = _begins(reading), agreement.start or agreement.signed
    if here and there:
        signed = (reading.values.get("signed", ""), agreement.signed)
        return here == there or (all(signed) and signed[0] == signed[1])
    content = fold(str(reading.values.get("content", "")))
    return not here and not there and content == fold(agreement.content)


def _may_be_time(reading: Reading, agreement: Agreement) -> bool:
    """One of them is less exact, or says no day at all."""
    here, there = _begins(reading), agreement.start or agreement.signed
    if here and there:
        return here.startswith(there) or there.startswith(here)
    return True


def _begins(reading: Reading) -> str:
    return str(reading.values.get("start") or reading.values.get("signed") or "")
