"""The files of an agreement with their checksums, and whether a file is still what it was."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi_web.register.models import Agreement, AgreementFile, FileRole
from caunoi_web.sources.models import Document
from caunoi_web.sources.originals import Soundness, check


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of an agreement."""

    id: UUID
    role: str
    label: str
    document: UUID
    name: str
    size: int
    sha256: str
    has_text: bool
    at: datetime
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What reading the stored file again said."""

    soundness: Soundness
    kept: str
    found: str
    at: datetime

    @property
    def is_intact(self) -> bool:
        return self.soundness is Soundness.INTACT

    @property
    def words(self) -> str:
        """What it means, and what to do."""
        return {
            Soundness.INTACT: _("Unchanged: the stored file has the checksum it was attached with."),
            Soundness.CHANGED: _(
                "The stored file was changed: it has another checksum. Bring it back from the backup."
            ),
            Soundness.MISSING: _("The stored file cannot be read. Bring it back from the backup."),
        }[self.soundness]


def files_of(agreement: Agreement) -> list[FileLine]:
    """The files attached now, signed originals first; one query."""
    rows = (
        agreement.file_rows.filter(withdrawn_at__isnull=True)
        .select_related("document", "made_by")
        .defer("document__text", "document__structure")
    )
    order = list(FileRole.values)
    lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: order.index(line.role))


def checked(document: Document, now: datetime) -> Checked:
    """Read the stored original again and compare its checksum."""
    soundness, found = check(document.sha256)
    return Checked(soundness, document.sha256, found, now)


def _line(row: AgreementFile) -> FileLine:
    document = row.document
    return FileLine(
        id=row.pk,
        role=row.role,
        label=row.get_role_display(),
        document=document.pk,
        name=document.name,
        size=document.size,
        sha256=document.sha256,
        has_text=document.read_at is not None or document.state in ("read", "reviewed"),
        at=row.made_at,
        who=str(row.made_by),
        note=row.note,
    )
