"""Keeping the index in step; called in the transaction of the write that changed the thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from caunoi_web.common.bulk_rows import Loader
from caunoi_web.search.backends import backend
from caunoi_web.search.models import SearchEntry
from caunoi_web.search.words import words_of

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Findable:
    """What a thing is found by: ``title`` and ``detail`` are shown, ``text`` is searched and quoted from."""

    kind: str
    target_id: UUID
    title: str
    detail: str = ""
    text: str = ""


def index_entry(*, kind: str, target_id: UUID, title: str, detail: str = "", text: str = "") -> SearchEntry:
    """Make a thing findable under the words of its title, detail and text, or renew its words.

    ``title`` and ``detail`` are shown in the results, ``text`` is only searched and quoted from.
    """
    return index_found(Findable(kind, target_id, title, detail, text))


@transaction.atomic
def index_found(thing: Findable) -> SearchEntry:
    """Make one thing findable, or renew its words."""
    [entry] = SearchEntry.objects.bulk_create(
        [_entry(thing)],
        update_conflicts=True,
        unique_fields=("kind", "target_id"),
        update_fields=("title", "detail", "text"),
    )
    backend().put(entry.pk, thing.kind, words_of(thing.title), words_of(thing.detail, thing.text))
    return entry


@transaction.atomic
def index_fresh(things: Iterable[Findable]) -> int:
    """Make many things findable of which none is yet (``forget_all`` came before); returns how many."""
    every = list(things)
    last = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    Loader(SearchEntry, "kind", "target_id", "title", "detail", "text").store(map(_columns, every))
    numbers = dict(SearchEntry.objects.filter(pk__gt=last).values_list("target_id", "pk"))
    backend().put_fresh(
        (numbers[thing.target_id], thing.kind, words_of(thing.title), words_of(thing.detail, thing.text))
        for thing in every
    )
    return len(every)


def _columns(thing: Findable) -> tuple[str, UUID, str, str, str]:
    return (
        str(thing.kind),
        thing.target_id,
        _printable(thing.title)[:_LONGEST],
        _printable(thing.detail)[:_LONGEST],
        _printable(thing.text),
    )


def _entry(thing: Findable) -> SearchEntry:
    kind, target_id, title, detail, text = _columns(thing)
    return SearchEntry(kind=kind, target_id=target_id, title=title, detail=detail, text=text)


@transaction.atomic
def remove_entry(*, kind: str, target_id: UUID) -> None:
    """Make a thing unfindable; nothing happens when it was not."""
    for number in SearchEntry.objects.filter(kind=kind, target_id=target_id).values_list("pk", flat=True):
        backend().remove(number)
        SearchEntry.objects.filter(pk=number).delete()


@transaction.atomic
def forget_all() -> None:
    """Empty the index before it is made again."""
    SearchEntry.objects.all().delete()
    backend().clear()


def _printable(text: str) -> str:
    """PostgreSQL stores every character but NUL."""
    return text.replace("\0", "")
