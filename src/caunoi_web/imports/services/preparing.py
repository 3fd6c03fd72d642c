"""Preparing an import: columns mapped, unknown values decided, cells mended, the preview made again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.imports.errors import WrongMapping
from caunoi_web.imports.fields import FIELDS, LEFT_OUT, NOT_SAID
from caunoi_web.imports.models import BatchState, ImportBatch, ImportLayout, ImportRow
from caunoi_web.imports.services.beginning import held
from caunoi_web.imports.services.history import record_import
from caunoi_web.imports.services.plans import plan_again, plan_some

_LONGEST_EDIT, _LONGEST_ANSWER = 20_000, 400


@transaction.atomic
def map_columns(*, actor: User, batch: ImportBatch, mapping: Sequence[str]) -> ImportBatch:
    """Say of each column what it is, make the preview, and remember it for tables with these headings.

    Raises ``WrongMapping`` when a column is not said to be anything, a needed field is nowhere, or one
    is said twice; ``NotOpen``, ``NotAllowed``.
    """
    batch = held(actor, batch)
    _check_mapping(batch, mapping)
    batch.mapping, batch.is_remembered = list(mapping), True
    ImportLayout.objects.update_or_create(
        pk=batch.layout, defaults={"mapping": batch.mapping, "used_by": actor}
    )
    plan_again(batch)
    return batch


@transaction.atomic
def look_again(*, actor: User, batch: ImportBatch) -> ImportBatch:
    """Make the preview again from what the register holds now."""
    batch = held(actor, batch)
    plan_again(batch)
    return batch


@transaction.atomic
def decide_values(*, actor: User, batch: ImportBatch, answers: Mapping[tuple[str, str], str]) -> ImportBatch:
    """Say how unknown values are to be taken: by sort and folded value, a code, an id, "new" or "-".

    An empty answer leaves the question open.
    """
    batch = held(actor, batch)
    for (sort, key), answer in answers.items():
        if answer:
            batch.choices.setdefault(sort, {})[key] = answer[:_LONGEST_ANSWER]
        else:
            batch.choices.get(sort, {}).pop(key, None)
    plan_again(batch)
    return batch


@transaction.atomic
def change_row(
    *,
    actor: User,
    batch: ImportBatch,
    row: ImportRow,
    edits: Mapping[int, str] | None = None,
    is_out: bool | None = None,
    decisions: Mapping[str, str] | None = None,
) -> ImportRow:
    """Mend cells of one row, leave it out or take it in again, or decide what it is; checked again at once.

    A cell typed back to what the file says is no edit any more.
    """
    batch = held(actor, batch)
    row = batch.rows.get(pk=row.pk)
    for column, text in (edits or {}).items():
        _edit(row, column, text)
    if is_out is not None:
        row.is_out = is_out
    if decisions is not None:
        row.decisions = {name: value for name, value in {**row.decisions, **decisions}.items() if value}
    row.save(update_fields=["edits", "is_out", "decisions"])
    plan_some(batch, row)
    row.refresh_from_db()
    return row


@transaction.atomic
def leave_out_rows(*, actor: User, batch: ImportBatch, verdicts: Iterable[str]) -> ImportBatch:
    """Leave out all rows with these verdicts, in one go."""
    batch = held(actor, batch)
    batch.rows.filter(verdict__in=list(verdicts)).update(is_out=True)
    plan_again(batch)
    return batch


@transaction.atomic
def give_up(*, actor: User, batch: ImportBatch) -> None:
    """Close an import that is not wanted; its file stays, its rows go."""
    batch = held(actor, batch)
    batch.rows.all().delete()
    batch.state, batch.counts, batch.questions = BatchState.DROPPED, {}, []
    batch.save()
    record_import(batch, "dropped", actor=actor, after={})


def _check_mapping(batch: ImportBatch, mapping: Sequence[str]) -> None:
    fields = FIELDS[batch.kind]
    if len(mapping) != len(batch.headings) or set(mapping) - set(fields) - {LEFT_OUT, NOT_SAID}:
        raise WrongMapping(_("These are not the columns of this table. Open the page again."))
    open_ones = [batch.headings[place] for place, code in enumerate(mapping) if code == NOT_SAID]
    if open_ones:
        raise WrongMapping(
            _("Say of each column what it is, or leave it out: %(columns)s.")
            % {"columns": "; ".join(open_ones)}
        )
    counts = Counter(mapping)
    twice = [str(field.label) for code, field in fields.items() if counts[code] > 1 and not field.many]
    if twice:
        raise WrongMapping(
            _("More than one column is said to be: %(fields)s. Leave the others out.")
            % {"fields": ", ".join(twice)}
        )
    missing = [str(field.label) for code, field in fields.items() if field.needed and code not in counts]
    if missing:
        raise WrongMapping(_("No column is said to be: %(fields)s.") % {"fields": ", ".join(missing)})


def _edit(row: ImportRow, column: int, text: str) -> None:
    if not 0 <= column < len(row.cells):
        return
    written = text.replace("\r\n", "\n").replace("\0", "")[:_LONGEST_EDIT]
    if written.strip() == row.cells[column].strip():
        row.edits.pop(str(column), None)
    else:
        row.edits[str(column)] = written
