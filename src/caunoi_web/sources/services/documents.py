"""What happens to a document after it was received."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.sources.errors import NothingToRead
from caunoi_web.sources.models import Document, DocumentState, Job
from caunoi_web.sources.services.audit import record_change
from caunoi_web.sources.services.indexing import index_document
from caunoi_web.sources.services.jobs import enqueue_reading


@transaction.atomic
def request_reading(*, actor: User, document: Document) -> Job:
    """Queue the document to be read (again): after a failure, or to let a newer program look at it.

    A text that has been read stays as it is, because evidence stands in it; only the findings are
    looked for anew. Raises ``NothingToRead`` while it is being read anyway.
    """
    require(actor, Action.SOURCE_ADD)
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.state in (DocumentState.WAITING, DocumentState.READING):
        raise NothingToRead(_("“%(name)s” is already waiting to be read.") % {"name": document.name})
    record_change(
        actor=actor,
        action="document.queued",
        target_kind="document",
        target_id=document.pk,
        label=document.name,
        before={"state": document.state, "failure_code": document.failure_code},
        after={"state": DocumentState.WAITING.value},
        document=document,
    )
    return enqueue_reading(document)


def keep_text(document: Document, *, text: str, structure: dict[str, Any], media_type: str) -> None:
    """Store the text a reader made of the original. A text once kept is never replaced."""
    if document.text:
        return
    document.text, document.structure, document.media_type = text, structure, media_type[:120]
    document.save(update_fields=["text", "structure", "media_type"])


def mark_read(document: Document, *, state: DocumentState, about: dict[str, Any], at: datetime) -> None:
    """Note what the reading said about the document as a whole: language, genre, host, notes."""
    document.state, document.read_at = state, at
    document.failure_code = document.failure_reason = ""
    document.language = about.get("language", "")[:2]
    document.genre = about.get("genre", "")[:20]
    document.host_name = about.get("host_name", "")[:300]
    document.reader_notes = about.get("notes", [])
    document.save(
        update_fields=[
            "state", "read_at", "failure_code", "failure_reason",
            "language", "genre", "host_name", "reader_notes",
        ]
    )  # fmt: skip
    index_document(document)


def set_state(document: Document, state: DocumentState) -> None:
    """Move a read document between "waits for review" and "reviewed"."""
    reviewed_at = timezone.now() if state == DocumentState.REVIEWED else None
    movable = Document.objects.filter(pk=document.pk, state__in=(DocumentState.READ, DocumentState.REVIEWED))
    movable.update(state=state, reviewed_at=reviewed_at)
    document.state, document.reviewed_at = state, reviewed_at
