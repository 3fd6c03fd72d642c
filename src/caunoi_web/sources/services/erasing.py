"""Taking somebody's name out of what was read from documents; the original itself stays as received."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.common.masking import Mask, Picked, cover, every_copy
from caunoi_web.sources.errors import NothingToErase, WordsErased
from caunoi_web.sources.models import Document, Evidence
from caunoi_web.sources.naming import WORDS_ERASED, erasure_of
from caunoi_web.sources.services.audit import record_change
from caunoi_web.sources.services.indexing import index_document

Places = Mapping[UUID, Collection[tuple[int, int]]]


@transaction.atomic
def erase_words(
    *,
    actor: User,
    documents: Collection[UUID],
    words: Iterable[str],
    reason: str,
    act: UUID | None = None,
    alone: Iterable[str] = (),
    places: Places | None = None,
) -> int:
    """Take ``words`` (a name, an address, a telephone) out of what was read from these documents.

    The text, the words that records cite, proposals and rows of imported tables hold █ afterwards, all
    places stay where they are, and so does every decision. The original is kept byte for byte. Each
    document that held the words gets an entry: who, when, why, in how many places, never what.
    Names of few letters (``alone``) go from the ``places`` of each document that a person ticked, no others.
    Returns in how many documents they stood. Raises ``NotAllowed``, ``NothingToErase``.
    """
    require(actor, Action.CONTACT_WRITE)
    mask, single, ticked = Mask(words), Mask(alone, shortest=1), places or {}
    if not mask and not (single and ticked):
        raise NothingToErase(_("Write at least six letters or digits, so that no other words are hit."))
    held = Document.objects.select_for_update().filter(pk__in={*documents, *ticked}).order_by("pk")
    act, wanted, number = act or uuid7(), frozenset(map(str, documents)), 0
    for document in held:
        picked = _picked(document, single, ticked.get(document.pk, ()))
        of_document = mask if str(document.pk) in wanted else Mask(())
        number += _erase(document, of_document, picked, actor=actor, reason=mask.text(reason), act=act)
    return number


def refuse_erased(document: Document) -> None:
    """Raise ``WordsErased`` before somebody's words would be read from the original again."""
    if erasure_of(document) is not None:
        raise WordsErased(
            _(
                "Personal data was erased from what was read from “%(name)s”. Make a copy of the file "
                "without it and take that in."
            )
            % {"name": document.name}
        )


def _picked(document: Document, single: Mask, ticked: Iterable[tuple[int, int]]) -> Picked:
    """The ticked places at which a short name still stands; what is no such place counts for nothing."""
    there = single.places(document.text) if single else []
    places = frozenset(there) & frozenset(ticked)
    return Picked(single, places, is_all=bool(places) and len(places) == len(there))


def _erase(document: Document, mask: Mask, picked: Picked, *, actor: User, reason: str, act: UUID) -> bool:
    masked, before = mask.text(document.text), document.text
    places = len(mask.places(before)) + sum(before[at:end] == masked[at:end] for at, end in picked.places)
    document.text = cover(masked, picked.places)
    name, notes = mask.text(document.name), mask.deep(document.reader_notes)
    if picked.is_all:
        name, notes = picked.mask.text(name), picked.mask.deep(notes)
    is_about = (name, notes) != (document.name, document.reader_notes)
    document.name, document.reader_notes = name, notes
    copies = {
        code: copies.take_out(document.pk, mask, document.text, picked if picked.places else None)
        for code, copies in every_copy().items()
    }
    if not places and not is_about and not any(copies.values()):
        return False
    document.save(update_fields=["text", "name", "reader_notes"])
    copies["cited"] = _cite_anew(document)
    index_document(document)
    record_change(
        actor=actor,
        action=WORDS_ERASED,
        target_kind="document",
        target_id=document.pk,
        label=document.name,
        before={},
        after={"places": places, **{code: number for code, number in copies.items() if number}},
        reason=reason,
        document=document,
        act=act,
    )
    return True


def _cite_anew(document: Document) -> int:
    """The words that records cite are cut out of the text again."""
    changed = []
    for piece in Evidence.objects.filter(document=document):
        words = document.text[piece.start : piece.end]
        if piece.words != words:
            piece.words = words
            changed.append(piece)
    Evidence.objects.bulk_update(changed, ["words"], batch_size=500)
    return len(changed)
