"""Papers of a case: kept byte for byte by the sources' store of originals."""

from datetime import date
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, may_for_unit
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register.services.records import locked
from caunoi_web.signing.models import Case, CasePaper, EventKind, PaperKind, RouteStep, TemplateVersion
from caunoi_web.signing.queries.acting import Acting
from caunoi_web.signing.services.flow import current_of, steps_of
from caunoi_web.signing.services.journal import tell
from caunoi_web.sources.models import Document
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.originals import keep
from caunoi_web.sources.services.receiving import check_size


class File(Protocol):
    """A name and bytes."""

    @property
    def name(self) -> str: ...

    @property
    def data(self) -> bytes: ...


@transaction.atomic
def add_paper(*, actor: User, case: Case, upload: File, kind: str, day: date, note: str = "") -> CasePaper:
    """Add a file to a case: an officer, or the proposing unit. Raises ``NotStored``, ``NotAllowed``."""
    case = locked(case)
    if not may_add_paper(actor, case):
        raise NotAllowed(_("Your role does not allow this."))
    current = current_of(steps_of(case))
    who = Acting(actor)
    step = current.step if current else None
    paper = keep_paper(case, who, kind=PaperKind(kind), step=step, upload=upload)
    text = f"{paper.file_name}: {note.strip()}" if note.strip() else paper.file_name
    tell(case, EventKind.PAPER, who, day=day, step=step, text=text, after={"sha256": paper.sha256})
    return paper


def may_add_paper(actor: User, case: Case) -> bool:
    """Officers, whoever appraises or decides, and the proposing unit's head."""
    return may_for_unit(actor, Action.SIGNING_PROPOSE, case.unit_id) or may(actor, Action.SIGNING_DECIDE)


def keep_paper(
    case: Case,
    who: Acting,
    *,
    kind: PaperKind,
    step: RouteStep | None,
    upload: File,
    document: Document | None = None,
    template: TemplateVersion | None = None,
    missing: list[str] | None = None,
) -> CasePaper:
    """Store the bytes and the row. Raises ``NotStored`` for an empty or too large file."""
    name = clean_name(upload.name)
    check_size(name, len(upload.data))
    return CasePaper.objects.create(
        case=case,
        step=step,
        kind=kind,
        file_name=name,
        sha256=keep(upload.data),
        size=len(upload.data),
        template=template,
        missing=missing or [],
        document=document,
        added_by=who.actor,
    )
