"""What activities tell on a partner's timeline."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from caunoi_web.accounts.models import User
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import Activity, ActivityProof, State
from caunoi_web.common.moments import Moment

MOST = 500


def activity_moments(user: User, organisations: Sequence[UUID]) -> list[Moment]:
    """The latest activities with these organisations, each with its proof; two queries."""
    found = Activity.objects.visible_to(user).live().exclude(state=State.CANCELLED)
    rows = list(found.with_partners(list(organisations)).newest_first()[:MOST])
    shown = ActivityProof.objects.filter(activity__in=[row.pk for row in rows], withdrawn_at__isnull=True)
    proofs = dict(shown.order_by("-added_at").values_list("activity", "document"))
    return [
        Moment(
            row.begin,
            "activity",
            row.title or kind_label(row.kind),
            " · ".join(part for part in (kind_label(row.kind), row.get_state_display(), row.place) if part),
            reverse("activities:activity", args=(row.pk,)),
            reverse("sources:document", args=(proofs[row.pk],)) if row.pk in proofs else "",
        )
        for row in rows
    ]
