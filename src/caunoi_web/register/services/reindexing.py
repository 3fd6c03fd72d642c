"""The whole search index made again in pieces; it is in use meanwhile, and a stop loses one piece at most."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.indexing import agreement_entries, organisation_entries
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.search.services import Entry, forget_all, remove_entries, renew_entries
from caunoi_web.sources.models import Document
from caunoi_web.sources.services.indexing import document_entry
from caunoi_web.tasks.pieces import do_in_pieces

NAME = "reindex"
OFTEN, FEW = 1000, 20  # records of a piece; documents may be long
Counts = dict[str, int]
Told = Callable[[Counts], None]
_KINDS = tuple(map(str, Kind))


def reindex(told: Told = lambda _done: None, *, anew: bool = False) -> Counts:
    """Make every entry again and remove those of things that are gone; returns how many of each kind.

    ``told`` hears after each piece how many are done. ``anew`` empties the index first: for one that is
    broken; nothing is found until its turn comes.
    """
    done: Counts = {}

    def piece(mark: Any) -> Any:
        nonlocal done
        mark = mark or {"kind": _KINDS[0], "after": None, "done": dict.fromkeys(_KINDS, 0)}
        following = _next(mark)
        done = (following or mark)["done"]
        told(done)
        return following

    if anew:
        forget_all()
    do_in_pieces(NAME, piece, anew=anew)
    return done


def _next(mark: dict[str, Any]) -> dict[str, Any] | None:
    """One piece: the next things of a kind, or the next entries to look whether their things are there."""
    kind, done = mark["kind"], mark["done"]
    if kind is None:
        last = _remove_of_gone(mark["after"] or 0)
        return {**mark, "after": last} if last else None
    rows = _waiting(kind, mark["after"])
    if not rows:
        following = _KINDS.index(kind) + 1
        return {
            "kind": _KINDS[following] if following < len(_KINDS) else None,
            "after": None,
            "done": done,
        }
    renew_entries(_entries(kind, rows))
    return {**mark, "after": str(rows[-1].pk), "done": {**done, kind: done[kind] + len(rows)}}


def _living(kind: str) -> QuerySet[Any]:
    if kind == Kind.DOCUMENT:
        return Document.objects.all()
    return (Organisation if kind == Kind.ORGANISATION else Agreement).objects.live()


def _waiting(kind: str, after: str | None) -> Sequence[Any]:
    """The next records; nobody changes them until they are indexed."""
    rows = _living(kind).select_for_update().order_by("pk")
    if after:
        rows = rows.filter(pk__gt=UUID(after))
    return list(rows[: FEW if kind == Kind.DOCUMENT else OFTEN])


def _entries(kind: str, rows: Sequence[Any]) -> Iterable[Entry]:
    if kind == Kind.DOCUMENT:
        return map(document_entry, rows)
    return organisation_entries(rows) if kind == Kind.ORGANISATION else agreement_entries(rows)


def _remove_of_gone(after: int) -> int | None:
    """Of the next entries those whose things are archived or gone; returns the last one looked at."""
    entries = list(SearchEntry.objects.filter(pk__gt=after).order_by("pk")[:OFTEN])
    for kind, targets in _by_kind(entries):
        living = set(_living(kind).filter(pk__in=targets).values_list("pk", flat=True))
        if gone := targets - living:
            remove_entries(kind=kind, target_ids=gone)
    return entries[-1].pk if entries else None


def _by_kind(entries: Sequence[SearchEntry]) -> Iterator[tuple[str, set[UUID]]]:
    for kind in _KINDS:
        if targets := {entry.target_id for entry in entries if entry.kind == kind}:
            yield kind, targets
