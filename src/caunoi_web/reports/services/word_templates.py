"""The office's own Word file for its reports: uploaded, chosen, and the default again at one press."""

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.reports.errors import UnusableTemplate
from caunoi_web.reports.exports.docx_template import misplaced_body
from caunoi_web.reports.models import WordTemplate
from caunoi_web.reports.queries.word_templates import FIELDS, template_in_use
from caunoi_web.signing.docx_filling import NotADocx, fields_in
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.originals import keep
from caunoi_web.sources.services import record_change
from caunoi_web.sources.services.receiving import check_size


@transaction.atomic
def add_word_template(*, actor: User, name: str, data: bytes) -> WordTemplate:
    """Keep a file and make reports from it; with unknown fields it is kept, but not used.

    Raises ``UnusableTemplate`` for what is no plain Word document, ``NotStored`` for a file too large.
    """
    require(actor, Action.REPORT_HEADING)
    name = clean_name(name)
    check_size(name, len(data))
    unknown = [field for field in _fields_of(name, data) if field not in FIELDS]
    added = WordTemplate.objects.create(file_name=name, sha256=keep(data), unknown=unknown, added_by=actor)
    record_change(
        actor=actor,
        action="word_template.added",
        target_kind=WordTemplate.target_kind,
        target_id=added.pk,
        label=name,
        before={},
        after={"sha256": added.sha256, "unknown": unknown},
    )
    return added if unknown else use_word_template(actor=actor, template=added)


@transaction.atomic
def use_word_template(*, actor: User, template: WordTemplate) -> WordTemplate:
    """Make reports from this file from now on. Raises ``UnusableTemplate`` for one with unknown fields."""
    require(actor, Action.REPORT_HEADING)
    if template.unknown:
        raise UnusableTemplate(_("This file has fields that are not known; mend it and upload it again."))
    if not template.is_used:
        before = _put_aside()
        template.is_used = True
        template.save(update_fields=["is_used"])
        _record(actor, template, before, template)
    return template


@transaction.atomic
def use_default_layout(*, actor: User) -> None:
    """Make reports in the layout that comes with the site; the office's files stay."""
    require(actor, Action.REPORT_HEADING)
    if before := _put_aside():
        _record(actor, before, before, None)


def _fields_of(name: str, data: bytes) -> list[str]:
    try:
        found, is_misplaced = fields_in(data), misplaced_body(data)
    except NotADocx as fault:
        raise UnusableTemplate(
            _(
                "“%(name)s” is no plain Word document. Save it as .docx, without macros and without anything "
                "fetched from elsewhere, and upload it again."
            )
            % {"name": name}
        ) from fault
    if is_misplaced:
        raise UnusableTemplate(
            _("{{ body }} must stand once, alone in a paragraph, outside of tables, headers and text boxes.")
        )
    return found


def _put_aside() -> WordTemplate | None:
    used = template_in_use()
    WordTemplate.objects.filter(is_used=True).update(is_used=False)
    return used


def _record(
    actor: User, about: WordTemplate, before: WordTemplate | None, after: WordTemplate | None
) -> None:
    record_change(
        actor=actor,
        action="word_template.chosen",
        target_kind=WordTemplate.target_kind,
        target_id=about.pk,
        label=about.file_name,
        before={"file": before.file_name if before else None},
        after={"file": after.file_name if after else None},
    )
