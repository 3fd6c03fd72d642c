"""Documents that mention a partner or one of its agreements, on the partner's timeline."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.moments import Moment
from caunoi_web.register.models import Agreement, AgreementParty, Organisation
from caunoi_web.register.queries.partner_moments import exactly
from caunoi_web.sources.models import Evidence


def document_moments(user: User, organisations: Sequence[UUID]) -> list[Moment]:
    """Each document once, on the day it was published or else received; one query."""
    if not may(user, Action.SOURCE_READ):
        return []
    agreements = AgreementParty.objects.filter(organisation__in=organisations).values("agreement")
    # Two questions put together: an index answers each, but not "one or the other".
    named = _places(Organisation.target_kind, organisations)
    rows = named.union(_places(Agreement.target_kind, agreements), all=True)
    first: dict[UUID, tuple[Any, ...]] = {}
    for row in rows:
        if row[0] not in first or row[-1] < first[row[0]][-1]:
            first[row[0]] = row
    return [_moment(*row) for row in first.values()]


def _places(kind: str, records: Any) -> QuerySet[Evidence, tuple[Any, ...]]:
    """The documents in which words about these records stand, and where; a row for each place."""
    found = Evidence.objects.filter(target_kind=kind, target_id__in=records, withdrawn_at__isnull=True)
    document = ("document_id", "document__name", "document__published_on", "document__received_at")
    return found.order_by().values_list(*document, "start")


def _moment(key: UUID, name: str, published: object, received: object, first: int) -> Moment:
    href = reverse("sources:document", args=(key,))
    day = published or timezone.localdate(received)
    detail = _("Document, published that day") if published else _("Document, received that day")
    return Moment(exactly(day), "document", name, detail, href, f"{href}?at={first}-{first + 1}#at", name)
