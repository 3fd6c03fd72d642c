"""The versions of an agreement: each change makes one; any of them can be shown whole and compared.

Nothing is stored twice: the audit trail holds what each change replaced, so an older version is the one
of today with the later changes taken back, the last one first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, EventKind, LifeEvent, Status, Term
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.snapshots import FIELDS, ROWS, fields_as_kept, rows_as_kept
from caunoi_web.register.wording import act_label, field_label, value_words
from caunoi_web.sources.models import AuditEntry

ORDER = (*FIELDS, *ROWS, "archived_at")
Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """One numbered version: when it came to be, by whom, through what, and why."""

    number: int
    at: datetime
    who: str
    title: str
    reason: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a version in words; ``changed`` by this very version."""

    label: str
    words: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One field in two versions."""

    label: str
    old: str
    new: str

    @property
    def differs(self) -> bool:
        return self.old != self.new


class Versions:
    """All versions of one agreement, the first is number 1; a fixed number of queries for any history."""

    def __init__(self, agreement: Agreement) -> None:
        entries = AuditEntry.objects.filter(target_kind=Agreement.target_kind, target_id=agreement.pk)
        self._entries = list(
            entries.select_related("actor")
            .only(
                "at",
                "action",
                "before",
                "after",
                "reason",
                "target_kind",
                "actor__full_name",
                "actor__username",
            )
            .order_by("at", "id")
        )
        self._agreement = agreement
        self._now: Kept | None = None

    def __len__(self) -> int:
        return max(len(self._entries), 1)

    @property
    def newest_first(self) -> list[Version]:
        """What is said of each version, the newest first."""
        return [self._version(number) for number in range(len(self._entries), 0, -1)]

    def version(self, number: int) -> Version | None:
        """What is said of one; None for a record whose making nobody wrote down."""
        return self._version(number) if 0 < number <= len(self._entries) else None

    def number_on(self, day: date) -> int:
        """The version that stood at the end of a day; 0 before the record was made."""
        return sum(1 for entry in self._entries if timezone.localtime(entry.at).date() <= day)

    def values(self, number: int) -> Kept:
        """Everything as it stood in version ``number``, as the history keeps it.

        What an entry wrote down is taken as it was written: a partner that was renamed or merged since
        bears the name of then.
        """
        state, later = dict(self._current()), self._entries[number:]
        for entry in reversed(later):
            state |= entry.before
            state |= {field: None for field in entry.after if field not in entry.before}
        for entry in self._entries[:number] if later else ():
            state |= entry.after
        return state

    def shown(self, number: int) -> list[Value]:
        """Everything as it stood, in words; empty fields are left out."""
        state = self.values(number)
        changed = set(self._entries[number - 1].after) if 0 < number <= len(self._entries) else set()
        values = [Value(_label(field), _words(field, state.get(field)), field in changed) for field in ORDER]
        return [value for value in values if value.words]

    def compared(self, old: int, new: int) -> list[Pair]:
        """Both versions field by field, in the order of the page; what is empty in both is left out."""
        before, after = self.values(old), self.values(new)
        pairs = [
            Pair(_label(field), _words(field, before.get(field)), _words(field, after.get(field)))
            for field in ORDER
        ]
        return [pair for pair in pairs if pair.old or pair.new]

    def status_on(self, number: int, day: date) -> Status:
        """What the agreement was on ``day`` by what version ``number`` says."""
        state = self.values(number)
        signed = _date(state.get("signed"))
        return _term(state).status_on(day, signed=signed, events=list(_events(state)))

    def _current(self) -> Kept:
        if self._now is None:
            agreement = self._agreement
            archived = agreement.archived_at
            self._now = (
                fields_as_kept(agreement)
                | rows_as_kept(agreement)
                | {"archived_at": archived.isoformat() if archived else None}
            )
        return self._now

    def _version(self, number: int) -> Version:
        entry = self._entries[number - 1]
        return Version(
            number=number,
            at=entry.at,
            who=str(entry.actor),
            title=act_label(entry.action),
            reason=entry.reason,
            changed=tuple(_label(field) for field in ORDER if field in entry.after),
        )


def _label(field: str) -> str:
    return field_label(Agreement.target_kind, field)


def _words(field: str, value: Any) -> str:
    return value_words(Agreement.target_kind, field, value)


def _date(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def _term(state: Kept) -> Term:
    return Term(
        start=_date(state.get("start")),
        end=_date(state.get("end")),
        end_kind=EndKind(state.get("end_kind") or EndKind.UNKNOWN.value),
        duration_months=state.get("duration_months"),
    )


def _events(state: Kept) -> Iterator[LifeEvent]:
    rows: Sequence[Mapping[str, str]] = state.get("events") or ()
    for row in rows:
        on = _date(row["on"])
        if on:
            yield LifeEvent(EventKind(row["kind"]), on, _date(row["until"]))
