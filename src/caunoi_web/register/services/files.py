"""Attaching files to an agreement: the signed original above all; taking one off again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, AgreementFile, FileRole
from caunoi_web.register.services.agreement_rows import record_rows, refuse_unseen, seen_rows
from caunoi_web.register.services.records import locked
from caunoi_web.sources.models import Document


@transaction.atomic
def attach_file(
    *,
    actor: User,
    agreement: Agreement,
    document: Document,
    role: str,
    note: str = "",
) -> AgreementFile:
    """Attach a document that was taken in already; its SHA-256 goes into the history with it.

    It takes nothing away from what others did meanwhile, so no version is asked for.
    Raises ``InvalidValue`` when it is attached already or the role is none.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement = locked(agreement)
    if role not in FileRole.values:
        raise InvalidValue("role", _("There is no kind of file called %(role)s.") % {"role": role})
    if agreement.file_rows.filter(document=document, withdrawn_at__isnull=True).exists():
        raise InvalidValue(
            "file",
            _(
                "“%(name)s” is attached already, byte for byte. "
                "Take it off first to attach it as something else."
            )
            % {"name": document.name},
        )
    seen = seen_rows(agreement, ("files",))
    made = AgreementFile.objects.create(
        agreement=agreement, document=document, role=role, note=" ".join(note.split())[:500], made_by=actor
    )
    record_rows(agreement, "file-added", actor=actor, seen=seen, reason=note)
    return made


@transaction.atomic
def withdraw_file(*, actor: User, file: AgreementFile, reason: str, version: int | None = None) -> Agreement:
    """Take a file off the agreement; the document itself stays, and the history keeps that it was there."""
    require(actor, Action.REGISTER_WRITE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    agreement = locked(file.agreement)
    refuse_unseen(agreement, version)
    seen = seen_rows(agreement, ("files",))
    agreement.file_rows.filter(pk=file.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    return record_rows(agreement, "file-withdrawn", actor=actor, seen=seen, reason=reason)
