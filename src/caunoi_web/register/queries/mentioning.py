"""Documents that mention a partner or one of its agreements, on the partner's timeline."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Min, Q
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
    about = Q(target_kind=Organisation.target_kind, target_id__in=organisations)
    about |= Q(target_kind=Agreement.target_kind, target_id__in=agreements)
    rows = (
        Evidence.objects.filter(about, withdrawn_at__isnull=True)
        .order_by()
        .values_list("document_id", "document__name", "document__published_on", "document__received_at")
        .annotate(first=Min("start"))
    )
    return [_moment(*row) for row in rows]


def _moment(key: UUID, name: str, published: object, received: object, first: int) -> Moment:
    href = reverse("sources:document", args=(key,))
    day = published or timezone.localdate(received)
    detail = _("Document, published that day") if published else _("Document, received that day")
    return Moment(exactly(day), "document", name, detail, href, f"{href}?at={first}-{first + 1}#at", name)
