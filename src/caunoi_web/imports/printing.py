"""An import in a terminal: its columns, its questions and its rows as tables of text."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from rich import box
from rich.console import Console
from rich.table import Table

from caunoi_web.imports.fields import FIELDS, LEFT_OUT
from caunoi_web.imports.models import ImportBatch, Verdict
from caunoi_web.imports.queries.preview import Shown, shown_rows
from caunoi_web.imports.wording import question_words, sort_label

_LONGEST = 160


def print_columns(console: Console, batch: ImportBatch) -> None:
    """What each column is taken as."""
    table = _table(_("Column"), _("Is"))
    for heading, code in zip(batch.headings, batch.mapping, strict=False):
        field = FIELDS[batch.kind].get(code)
        is_what = str(field.label) if field else _("left out") if code == LEFT_OUT else _("not said")
        table.add_row(heading, is_what + (f" ({code})" if field else ""))
    console.print(table)


def print_preview(console: Console, batch: ImportBatch, most: int) -> None:
    """How many rows would be what, what waits for a decision, and the first rows that are not the same."""
    counts = ((verdict.label, batch.counts.get(verdict.value, 0)) for verdict in Verdict)
    console.print(" · ".join(f"{label}: {number}" for label, number in counts if number))
    if batch.questions:
        table = _table(_("In the table"), _("Not known as"), _("Rows"), "")
        for one in batch.questions[:most]:
            candidates = "; ".join(each[1] for each in one["candidates"])
            table.add_row(question_words(one), sort_label(one["sort"]), str(one["rows"]), candidates)
        console.print(table)
    rows = batch.rows.exclude(verdict=Verdict.SAME).order_by("position")
    table = _table(_("Row"), _("Would be"), _("Record"), _("What it says"))
    for shown in shown_rows(batch, list(rows[:most])):
        said = "\n".join(_said(shown))
        table.add_row(str(shown.row.number), shown.row.get_verdict_display(), shown.row.label, said)
    if table.row_count:
        console.print(table)
    if (left := rows.count() - most) > 0:
        console.print(_("and %(count)d more rows") % {"count": left})


def _said(shown: Shown) -> Iterable[str]:
    """What is wrong with a row, else what it would write."""
    if shown.faults:
        yield from shown.faults
        return
    for label, before, after in shown.fields:
        if after:
            words = f"{before} → {after}" if before else after
            yield f"{label}: {' '.join(words.split())[:_LONGEST]}"
    for partner in shown.new_partners:
        yield f"{_('Added along with it:')} {partner}"


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
