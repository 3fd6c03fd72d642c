"""An import begins: a file or pasted text is kept, its table chosen, its columns guessed."""

import re
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.documents import Document as ReadDocument
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.collecting import collecting_later
from caunoi_web.common.jinja import format_moment
from caunoi_web.imports.errors import NotOpen, UnreadableTable
from caunoi_web.imports.heading_rows import Body, body_of, heading_line
from caunoi_web.imports.headings import guessed_mapping, layout_key
from caunoi_web.imports.models import ImportBatch, ImportLayout, ImportRow
from caunoi_web.imports.services.history import record_import
from caunoi_web.imports.services.storing import insert_rows
from caunoi_web.imports.tables import Found, check_size, read_file, tables_of
from caunoi_web.sources.models import Document
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import keep_file, keep_text, refuse_erased
from caunoi_web.sources.structure import structure_of

_SEPARATORS = ("\t", ";", "|", ",")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SAMPLE = 20  # lines looked at


def begin_import(*, actor: User, kind: str, name: str, data: bytes) -> ImportBatch:
    """Keep the file, read it and open an import of its table; which one, is asked when it holds several.

    Raises ``UnreadableTable``, ``NotStored``, ``NotAllowed``; what cannot be read leaves nothing behind.
    """
    require(actor, Action.REGISTER_IMPORT)
    with collecting_later():
        return _begin(actor, kind, name, data)


def _begin(actor: User, kind: str, name: str, data: bytes) -> ImportBatch:
    read = read_file(data, name)
    tables = tables_of(read)
    if len(tables) == 1:
        check_size(tables[0])
    document = keep_file(actor=actor, name=name, data=data).document
    refuse_erased(document)
    with transaction.atomic():
        keep_text(document, text=read.text, structure=structure_of(read), media_type=read.media_type)
        batch = ImportBatch.objects.create(kind=kind, document=document, made_by=actor)
        if len(tables) == 1:
            _take(batch, tables, 0, read, heading_at=None)
        record_import(batch, "made", actor=actor, after={"rows": batch.rows.count()})
    return batch


def begin_pasted(*, actor: User, kind: str, text: str) -> ImportBatch:
    """The same for cells copied from Excel, Word or a web page; the text is kept as a file of its own."""
    moment = format_moment(timezone.now()).replace("/", "-").replace(":", ".")
    name = _("Pasted table %(moment)s") % {"moment": moment}
    body = _UNSEEN.sub("", text).strip("\r\n")
    return begin_import(
        actor=actor, kind=kind, name=f"{name}{_ending(body)}", data=body.encode("utf-8", "replace")
    )


def tables_in(batch: ImportBatch) -> list[Found]:
    """The tables of the file of an import, read again. Raises ``UnreadableTable``."""
    return tables_of(_read_again(batch.document))


@transaction.atomic
def choose_table(
    *, actor: User, batch: ImportBatch, table: int, heading_at: int | None = None
) -> ImportBatch:
    """Take the rows of one table of the file; ``heading_at`` is its heading line (-1 for none).

    Without it the line is found. What was mapped and decided before is forgotten.
    Raises ``UnreadableTable``, ``NotOpen``, ``NotAllowed``.
    """
    batch = held(actor, batch)
    read = _read_again(batch.document)
    tables = tables_of(read)
    if not 0 <= table < len(tables):
        raise UnreadableTable(_("The file has no table number %(number)d.") % {"number": table + 1})
    check_size(tables[table])
    _take(batch, tables, table, read, heading_at=heading_at)
    return batch


def held(actor: User, batch: ImportBatch) -> ImportBatch:
    """The import as it stands, held until the transaction ends, if it is still being prepared."""
    require(actor, Action.REGISTER_IMPORT)
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("document").get(pk=batch.pk)
    if not batch.is_open:
        raise NotOpen(
            _("This import is not being prepared any more (%(state)s). Begin a new one.")
            % {"state": batch.get_state_display()}
        )
    return batch


def _take(
    batch: ImportBatch, tables: Sequence[Found], number: int, read: ReadDocument, *, heading_at: int | None
) -> None:
    table = tables[number]
    at = heading_line(batch.kind, table) if heading_at is None else heading_at
    body = body_of(batch.kind, table, min(at, len(table.lines) - 1))
    if not body.rows:
        raise UnreadableTable(
            _("There are no rows below the headings. Check that the table was copied whole.")
        )
    batch.rows.all().delete()
    _store_rows(batch, body, with_places=batch.document.text == read.text)
    batch.table, batch.table_name = number, table.name[:200]
    batch.headings, batch.heading_at = list(body.headings), body.heading_at
    batch.aside = [list(one) for one in body.aside]
    batch.layout = layout_key(batch.kind, body.headings)
    known = ImportLayout.objects.filter(pk=batch.layout).first()
    batch.is_remembered = known is not None and len(known.mapping) == len(body.headings)
    batch.mapping = (
        known.mapping if known and batch.is_remembered else guessed_mapping(batch.kind, body.headings)
    )
    batch.choices, batch.questions, batch.counts, batch.planned_at = {}, [], {}, None
    batch.refusal = ""
    batch.save()


def _store_rows(batch: ImportBatch, body: Body, *, with_places: bool) -> None:
    width = len(body.headings)
    insert_rows(
        ImportRow(
            batch=batch,
            position=position,
            number=line.number,
            cells=[cell.replace("\0", "") for cell in (*line.cells, *[""] * (width - len(line.cells)))],
            places=[list(place) for place in line.places] if with_places else [],
        )
        for position, line in enumerate(body.rows)
    )


def _read_again(document: Document) -> ReadDocument:
    refuse_erased(document)
    try:
        data = path_of(document.sha256).read_bytes()
    except OSError as fault:
        raise UnreadableTable(_("The stored original is missing. Upload the same file again.")) from fault
    return read_file(data, document.name)


def _ending(text: str) -> str:
    """What sort of text was pasted, as the ending of a file name."""
    if "<table" in text[:5000].lower():
        return ".html"
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE]
    if any("\t" in line for line in lines):
        return ".tsv"
    for separator in _SEPARATORS[1:]:
        counts = {line.count(separator) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return ".csv"
    return ".txt"
