"""Evidence: the words of a document that support a field of a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.documents import Page
from caunoi_web.common.ids import uuid7
from caunoi_web.sources.errors import WordsNotFound
from caunoi_web.sources.models import Document, Evidence
from caunoi_web.sources.structure import page_name, page_name_at, pages_in

Place = tuple[str, UUID, int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """``document.text[start:end]`` as support for ``field``; the words are cut from the text itself."""

    field: str
    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words. Raises ``WordsNotFound`` when nothing visible stands there."""
        words = self.document.text[self.start : self.end]
        if not 0 <= self.start < self.end <= len(self.document.text) or not words.strip():
            raise WordsNotFound(
                _("There are no words at %(start)s-%(end)s of “%(name)s”.")
                % {"start": self.start, "end": self.end, "name": self.document.name}
            )
        return words

    @property
    def place(self) -> Place:
        return (self.field, self.document.pk, self.start, self.end)


@transaction.atomic
def attach_evidence(
    *, target_kind: str, target_id: UUID, evidence: Iterable[Words], act: UUID | None = None
) -> list[Evidence]:
    """Tie words to a record; what is already tied stays as it is, what was withdrawn counts again.

    Returns the pieces that are new or count again. Each remembers ``act``, so that undoing the
    act takes away just these. The caller holds the record's row and writes the audit entry.
    """
    act = act or uuid7()
    known = {_place(piece): piece for piece in _of(target_kind, target_id)}
    wanted = {words.place: words for words in evidence}
    fresh = [
        _piece(words, target_kind, target_id, act) for place, words in wanted.items() if place not in known
    ]
    revived = [known[place] for place in wanted if place in known and known[place].withdrawn_at]
    for piece in revived:
        piece.withdrawn_at, piece.act = None, act
    Evidence.objects.bulk_update(revived, ["withdrawn_at", "act"])
    return Evidence.objects.bulk_create(fresh) + revived


def attach_to_many(pieces: Iterable[tuple[str, UUID, Words]], *, act: UUID) -> None:
    """Tie words to many records (kind, id, words) at once; what is tied already stays as it is.

    Words that were withdrawn from a record count again. The caller holds the rows and writes the history.
    """
    pages: dict[UUID, list[Page]] = {}
    made = []
    for kind, target_id, words in pieces:
        document = words.document
        if document.pk not in pages:
            pages[document.pk] = list(pages_in(document.structure))
        name = page_name(pages[document.pk], words.start)
        made.append(_piece(words, kind, target_id, act, page=name))
    Evidence.objects.bulk_create(made, ignore_conflicts=True)
    gone = list(Evidence.objects.filter(document__in=list(pages), withdrawn_at__isnull=False))
    wanted = {(piece.target_id, *_place(piece)) for piece in made} if gone else set()
    again = [piece.pk for piece in gone if (piece.target_id, *_place(piece)) in wanted]
    Evidence.objects.filter(pk__in=again).update(withdrawn_at=None, act=act)


@transaction.atomic
def withdraw_act(act: UUID, *, targets: Iterable[UUID] | None = None) -> None:
    """Let no longer count what one act attached, to ``targets`` alone when given."""
    live = Evidence.objects.filter(act=act, withdrawn_at__isnull=True)
    if targets is not None:
        live = live.filter(target_id__in=list(targets))
    live.update(withdrawn_at=timezone.now())


def withdraw_evidence(
    *,
    target_kind: str,
    target_id: UUID,
    act: UUID | None = None,
    places: Iterable[Words] | None = None,
) -> int:
    """Let words no longer count for a record; the rows stay. Returns how many were withdrawn.

    ``act`` limits it to what that act attached, ``places`` to these words.
    """
    live = [piece for piece in _of(target_kind, target_id) if piece.withdrawn_at is None]
    if act is not None:
        live = [piece for piece in live if piece.act == act]
    if places is not None:
        wanted = {words.place for words in places}
        live = [piece for piece in live if _place(piece) in wanted]
    return Evidence.objects.filter(pk__in=[piece.pk for piece in live]).update(withdrawn_at=timezone.now())


def _of(target_kind: str, target_id: UUID) -> Iterable[Evidence]:
    return Evidence.objects.filter(target_kind=target_kind, target_id=target_id)


def _place(piece: Evidence) -> Place:
    return (piece.field, piece.document_id, piece.start, piece.end)


def _piece(
    words: Words, target_kind: str, target_id: UUID, act: UUID, *, page: str | None = None
) -> Evidence:
    return Evidence(
        document=words.document,
        start=words.start,
        end=words.end,
        words=words.text,
        page=page_name_at(words.document.structure, words.start) if page is None else page,
        target_kind=target_kind,
        target_id=target_id,
        field=words.field,
        act=act,
    )
