"""Writing the heading of papers and the words of a year."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models.records import Record
from caunoi_web.register.services.records import (
    changed_fields,
    refuse_stale,
    save_changed,
    set_fields,
    write_history,
)
from caunoi_web.reports.models import LETTERHEAD_ID, Letterhead, YearWords

HEADING_FIELDS = (
    "superior",
    "superior_en",
    "issuer",
    "issuer_en",
    "number",
    "place",
    "recipients",
    "signer_title",
    "signer_name",
    "is_confirmed",
)
YEAR_FIELDS = ("results", "difficulties", "plan")

AnyPaper = TypeVar("AnyPaper", Letterhead, YearWords)


@transaction.atomic
def set_letterhead(*, actor: User, values: Mapping[str, Any], version: int) -> Letterhead:
    """Replace the heading of the office's papers. Raises ``StaleRecord`` and ``InvalidValue``."""
    require(actor, Action.REPORT_HEADING)
    made = {"created_by": actor, "changed_by": actor}
    Letterhead.objects.get_or_create(pk=LETTERHEAD_ID, defaults=made)
    found = Letterhead.objects.select_for_update().get(pk=LETTERHEAD_ID)
    return _amend(found, HEADING_FIELDS, values, version, actor=actor, label=_("Heading of reports"))


@transaction.atomic
def set_year_words(*, actor: User, year: int, values: Mapping[str, Any], version: int) -> YearWords:
    """Write results, difficulties and plan of a year. Raises ``StaleRecord`` and ``InvalidValue``."""
    require(actor, Action.REPORT_WRITE)
    made = {"created_by": actor, "changed_by": actor}
    YearWords.objects.get_or_create(year=year, defaults=made)
    found = YearWords.objects.select_for_update().get(year=year)
    return _amend(
        found, YEAR_FIELDS, values, version, actor=actor, label=_("Report on %(year)s") % {"year": year}
    )


def _amend(
    record: AnyPaper,
    fields: tuple[str, ...],
    values: Mapping[str, Any],
    version: int,
    *,
    actor: User,
    label: str,
) -> AnyPaper:
    changes = {field: values[field] for field in fields if field in values}
    refuse_stale(record, version, changes)
    seen = _snapshot(record, fields)
    set_fields(record, changes)
    before, after = changed_fields(seen, _snapshot(record, fields))
    if after:
        save_changed(record, actor=actor)
        write_history(record, "amended", actor=actor, label=label, before=before, after=after, reason="")
    return record


def _snapshot(record: Record, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(record, field) for field in fields}
