"""Keeping the index in step; called in the transaction of the write that changed the thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi_web.common.bulk_rows import Loader
from caunoi_web.search.backends import backend
from caunoi_web.search.models import SearchEntry
from caunoi_web.search.words import words_of

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """What makes a thing findable: ``title`` and ``detail`` are shown, ``text`` only searched.

    ``parts`` are further words for the index, made by ``part_words`` and ``part_code``: who may see some
    parts of things only is answered from those (``queries.with_parts``).
    """

    kind: str
    target_id: UUID
    title: str
    detail: str = ""
    text: str = ""
    parts: tuple[str, ...] = ()


def index_entry(*, kind: str, target_id: UUID, title: str, detail: str = "", text: str = "") -> SearchEntry:
    """Make a thing findable under the words of its title, detail and text, or renew its words."""
    [entry] = index_entries([Entry(kind, target_id, title, detail, text)])
    return entry


@transaction.atomic
def index_entries(entries: Sequence[Entry]) -> list[SearchEntry]:
    """The same for many things at once, in a few statements whatever their number."""
    rows = SearchEntry.objects.bulk_create(
        [SearchEntry(**_columns(entry)) for entry in entries],
        update_conflicts=True,
        unique_fields=("kind", "target_id"),
        update_fields=("title", "detail", "text"),
    )
    backend().put_many(
        (row.pk, entry.kind, words_of(entry.title), _body(entry))
        for row, entry in zip(rows, entries, strict=True)
    )
    return rows


@transaction.atomic
def index_fresh(entries: Iterable[Entry]) -> int:
    """Make many things findable of which none is yet (``forget_all`` came before); returns how many."""
    every = list(entries)
    last = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    columns = [_columns(entry) for entry in every]
    Loader(SearchEntry, *_COLUMNS).store(tuple(row.values()) for row in columns)
    numbers = dict(SearchEntry.objects.filter(pk__gt=last).values_list("target_id", "pk"))
    backend().put_fresh(
        (numbers[one.target_id], str(one.kind), words_of(one.title), _body(one)) for one in every
    )
    return len(every)


@transaction.atomic
def renew_entries(entries: Iterable[Entry]) -> None:
    """Make many things of one kind findable, new or known; few rows are written in vain."""
    every = list(entries)
    kinds = {str(one.kind) for one in every}
    known = {
        row.target_id: row
        for row in SearchEntry.objects.filter(kind__in=kinds, target_id__in=[one.target_id for one in every])
    }
    fresh, same, other = _sorted(every, known)
    if fresh:
        index_fresh(fresh)
    backend().put_many(
        (known[one.target_id].pk, str(one.kind), words_of(one.title), _body(one)) for one in same
    )
    index_entries(other)


def _sorted(
    entries: Iterable[Entry], known: Mapping[UUID, SearchEntry]
) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Those that have no row yet, those whose row says the same, those whose row must be written."""
    fresh: list[Entry] = []
    same: list[Entry] = []
    other: list[Entry] = []
    for one in entries:
        row = known.get(one.target_id)
        (fresh if row is None else same if _says(row, one) else other).append(one)
    return fresh, same, other


def _says(row: SearchEntry, entry: Entry) -> bool:
    """Whether the row has the words of the entry."""
    return all(getattr(row, name) == value for name, value in _columns(entry).items())


def _body(entry: Entry) -> tuple[str, ...]:
    return (*words_of(entry.detail, entry.text), *dict.fromkeys(entry.parts))


_COLUMNS = ("kind", "target_id", "title", "detail", "text")


def _columns(entry: Entry) -> dict[str, Any]:
    """The values of a row, in the order of ``_COLUMNS``."""
    return {
        "kind": str(entry.kind),
        "target_id": entry.target_id,
        "title": _printable(entry.title)[:_LONGEST],
        "detail": _printable(entry.detail)[:_LONGEST],
        "text": _printable(entry.text),
    }


@transaction.atomic
def remove_entries(*, kind: str, target_ids: Iterable[UUID]) -> None:
    """Make many things unfindable at once; nothing happens to those that were not findable."""
    gone = SearchEntry.objects.filter(kind=kind, target_id__in=list(target_ids))
    backend().remove_many(list(gone.values_list("pk", flat=True)))
    gone.delete()


def remove_entry(*, kind: str, target_id: UUID) -> None:
    """Make a thing unfindable; nothing happens when it was not."""
    remove_entries(kind=kind, target_ids=[target_id])


@transaction.atomic
def forget_all() -> None:
    """Empty the index before it is made again."""
    SearchEntry.objects.all().delete()
    backend().clear()


def _printable(text: str) -> str:
    """PostgreSQL stores every character but NUL."""
    return text.replace("\0", "")
