"""Keeping the index in step; called in the transaction of the write that changed the thing."""

from uuid import UUID

from django.db import transaction

from caunoi_web.search.backends import backend
from caunoi_web.search.models import SearchEntry
from caunoi_web.search.words import words_of

_LONGEST = 500


@transaction.atomic
def index_entry(*, kind: str, target_id: UUID, title: str, detail: str = "", text: str = "") -> SearchEntry:
    """Make a thing findable under the words of its title, detail and text, or renew its words.

    ``title`` and ``detail`` are shown in the results, ``text`` is only searched and quoted from.
    """
    [entry] = SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                kind=kind,
                target_id=target_id,
                title=_printable(title)[:_LONGEST],
                detail=_printable(detail)[:_LONGEST],
                text=_printable(text),
            )
        ],
        update_conflicts=True,
        unique_fields=("kind", "target_id"),
        update_fields=("title", "detail", "text"),
    )
    backend().put(entry.pk, kind, words_of(title), words_of(detail, text))
    return entry


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
