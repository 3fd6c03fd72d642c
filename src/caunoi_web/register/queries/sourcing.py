"""Where a fact is from: the document and page it was read from, else who entered it and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.jinja import format_day
from caunoi_web.sources.models import Evidence


def entered(who: User | str, at: datetime) -> str:
    """Entered by hand: by whom and on which day."""
    day = format_day(timezone.localdate(at))
    return _("entered by %(name)s on %(day)s") % {"name": who, "day": day}


def read_from(kind: str, ids: Iterable[UUID], fields: Sequence[str] = ()) -> dict[UUID, str]:
    """For each record of ``kind`` that was read from a document: its name and page; one query.

    The words of the earlier ``fields`` go before those of later ones and before those of any other field.
    """
    rows = (
        Evidence.objects.filter(target_kind=kind, target_id__in=list(ids), withdrawn_at__isnull=True)
        .order_by("document__received_at", "start")
        .values_list("target_id", "field", "document__name", "page")
    )
    ranks = {field: number for number, field in enumerate(fields)}
    best: dict[UUID, tuple[int, str]] = {}
    for target, field, document, page in rows:
        rank = ranks.get(field, len(ranks))
        if target not in best or rank < best[target][0]:
            best[target] = (rank, f"{document}, {page}" if page else document)
    return {target: source for target, (_rank, source) in best.items()}
