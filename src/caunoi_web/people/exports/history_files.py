"""The history as a file, in pieces: CSV for a spreadsheet, JSON lines for a program."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from caunoi_web.common.formulas import defused
from caunoi_web.common.history_words import audit_label
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services.audit import plain
from caunoi_web.sources.services.sealing import digest_of

BYTE_MARK, SEPARATOR = "\ufeff", ";"
CSV, JSON_LINES = "csv", "jsonl"
MEDIA_TYPES = {CSV: "text/csv; charset=utf-8", JSON_LINES: "application/x-ndjson"}


def csv_pieces(entries: Iterable[AuditEntry], language: str) -> Iterator[str]:
    """A line an entry, for a Vietnamese Excel (decision 0007); nothing in it is taken for a formula."""
    with override(language):
        head = [
            _("When"), _("Who"), _("Through"), _("What"), _("Action"), _("Kind"), _("Record"),
            _("Id of the record"), _("Reason"), _("Before"), _("After"), _("Act"), _("Entry"),
        ]  # fmt: skip
    yield BYTE_MARK + _line(head)
    for entry in entries:
        with override(language):
            yield _line(_cells(entry))


def json_lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """An object a line with everything an entry says, and its digest as the seals take it."""
    for entry in entries:
        yield json.dumps(_values(entry), ensure_ascii=False) + "\n"


def _cells(entry: AuditEntry) -> list[str]:
    values = _values(entry)
    return [
        timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
        values["actor"],
        values["through"],
        audit_label(entry.action),
        *(values[name] for name in ("action", "target_kind", "target_label", "target_id", "reason")),
        *(
            json.dumps(values[name], ensure_ascii=False) if values[name] else ""
            for name in ("before", "after")
        ),
        values["act"],
        values["id"],
    ]


def _values(entry: AuditEntry) -> dict[str, Any]:
    values = {
        field.attname: plain(getattr(entry, field.attname)) for field in AuditEntry._meta.concrete_fields
    }
    return values | {"actor": entry.actor.username, "digest": digest_of(entry)}


def _line(cells: list[str]) -> str:
    text = StringIO()
    csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n").writerow(map(defused, cells))
    return text.getvalue()
