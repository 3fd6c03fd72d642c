"""Which rows of this app go along when two records of one organisation are merged."""

from django.utils.translation import pgettext_lazy

from caunoi_web.activities.models import ActivityPartner, Commitment
from caunoi_web.common.moving import Mover

MOVERS = {
    "activity_partners": Mover(
        pgettext_lazy("merge", "Activities"),
        ActivityPartner,
        key=("activity_id",),
        steps_aside=True,
        describe=lambda row: str(row.activity),
        related=("activity",),
    ),
    "commitments": Mover(pgettext_lazy("merge", "Promises it owes"), Commitment, column="partner_id"),
}
