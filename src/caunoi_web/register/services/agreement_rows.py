"""What every change of an agreement's rows (events, links, files, signatories) does alike."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.register.errors import StaleRecord
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.snapshots import ROWS, rows_as_kept
from caunoi_web.register.services.indexing import index_agreement
from caunoi_web.register.services.parties import label_of
from caunoi_web.register.services.records import changed_fields, save_changed, write_history
from caunoi_web.sources.services import Words


def refuse_unseen(agreement: Agreement, version: int | None) -> None:
    """Raise ``StaleRecord`` when somebody changed the agreement since ``version``; None asks for nothing."""
    if version is not None and agreement.version != version:
        raise StaleRecord(agreement.version, ())


def seen_rows(agreement: Agreement, names: Iterable[str]) -> dict[str, Any]:
    """The rows called ``names`` (see ``snapshots.ROWS``) as they stand before a change."""
    return {name: ROWS[name](agreement) for name in names}


def record_rows(
    agreement: Agreement,
    verb: str,
    *,
    actor: User,
    seen: Mapping[str, Any],
    reason: str = "",
    evidence: Iterable[Words] = (),
    act: UUID | None = None,
) -> Agreement:
    """Store the agreement under its next version and write down what of the ``seen`` rows changed.

    Nothing different leaves no trace.
    """
    before, after = changed_fields(dict(seen), rows_as_kept(agreement, seen))
    if not after:
        return agreement
    save_changed(agreement, actor=actor)
    write_history(
        agreement,
        verb,
        actor=actor,
        label=label_of(agreement),
        before=before,
        after=after,
        reason=reason,
        evidence=evidence,
        act=act,
    )
    index_agreement(agreement)
    return agreement
