"""Taking in documents: every way in ends in ``receive_file``, or in ``keep_file`` for proofs."""

import logging
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.reading.readers import media_type_of
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.models import Document, DocumentState
from caunoi_web.sources.names import clean_name, name_of_text
from caunoi_web.sources.originals import fingerprint, keep
from caunoi_web.sources.programs import is_program
from caunoi_web.sources.services.audit import record_change
from caunoi_web.sources.services.indexing import index_document
from caunoi_web.sources.services.jobs import enqueue_reading

log = logging.getLogger(__name__)

NO_ROOM = 507


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file: its document, and whether it was new or known byte for byte."""

    document: Document
    is_new: bool


def receive_file(
    *, actor: User, name: str, data: bytes, host_hint: str = "", published_on: date | None = None
) -> Receipt:
    """Keep the bytes, make the document and queue its reading, all or nothing.

    The same bytes a second time change nothing and give the existing document. ``host_hint``
    names the institution whose document it is. Raises ``NotStored`` for an empty or too large
    file, a program, and when there is no room.
    """
    require(actor, Action.SOURCE_ADD)
    name = clean_name(name)
    check_file(name, data)
    known = Document.objects.filter(sha256=fingerprint(data)).first()
    sha256 = _keep(name, data)
    if known:
        if known.state == DocumentState.KEPT:
            enqueue_reading(known)
        return Receipt(known, is_new=False)
    with transaction.atomic():
        document, is_new = Document.objects.get_or_create(
            sha256=sha256,
            defaults={
                "name": name,
                "size": len(data),
                "received_by": actor,
                "host_hint": host_hint.strip()[:300],
                "published_on": published_on,
            },
        )
        if is_new:
            _record(actor, document)
            index_document(document)
            enqueue_reading(document)
    return Receipt(document, is_new=is_new)


def keep_file(*, actor: User, name: str, data: bytes) -> Receipt:
    """Keep the bytes as proof of something, without reading them: a photo, minutes, a letter of thanks.

    The same bytes a second time give the existing document. Raises ``NotStored`` as ``receive_file``.
    """
    require(actor, Action.PROOF_ADD)
    name = clean_name(name)
    check_file(name, data)
    sha256 = _keep(name, data)
    with transaction.atomic():
        document, is_new = Document.objects.get_or_create(
            sha256=sha256,
            defaults={
                "name": name,
                "size": len(data),
                "received_by": actor,
                "state": DocumentState.KEPT,
                "media_type": media_type_of(data, name),
            },
        )
        if is_new:
            _record(actor, document)
            index_document(document)
    return Receipt(document, is_new=is_new)


def receive_text(
    *, actor: User, title: str, text: str, host_hint: str = "", published_on: date | None = None
) -> Receipt:
    """Take in pasted text as a document of its own, kept as UTF-8 under its title."""
    return receive_file(
        actor=actor,
        name=name_of_text(title),
        data=text.encode("utf-8", "replace"),
        host_hint=host_hint,
        published_on=published_on,
    )


def check_size(name: str, size: int) -> None:
    """Raise ``NotStored`` when a file of ``size`` bytes cannot be taken in."""
    if size == 0:
        raise NotStored(_("“%(name)s” is empty.") % {"name": name})
    if size > settings.UPLOAD_LIMIT:
        raise NotStored(too_large(name))


def check_file(name: str, data: bytes) -> None:
    """Raise ``NotStored`` for what cannot be taken in: nothing, too much, or a program."""
    check_size(name, len(data))
    if is_program(name, data):
        raise NotStored(
            _("“%(name)s” is a program and no document. It was not kept; whoever opened it could be harmed.")
            % {"name": name}
        )


def too_large(name: str) -> str:
    """What is said about a file over the limit."""
    return _("“%(name)s” is larger than %(limit)d MB. Split it or save it smaller.") % {
        "name": name,
        "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
    }


def _keep(name: str, data: bytes) -> str:
    try:
        return keep(data)
    except OSError as fault:
        log.error("original of %d bytes not stored: %s", len(data), fault)
        refusal = NotStored(
            _(
                "“%(name)s” could not be stored: the disk is full or cannot be written. "
                "Nothing was half-written. Ask the administrator to make room, then upload it again."
            )
            % {"name": name}
        )
        refusal.status = NO_ROOM
        raise refusal from fault


def _record(actor: User, document: Document) -> None:
    record_change(
        actor=actor,
        action="document.received",
        target_kind="document",
        target_id=document.pk,
        label=document.name,
        before={},
        after={"sha256": document.sha256, "size": document.size},
        document=document,
    )
