"""Which rows of the public page go along when two records of one organisation are put together."""

from typing import Any

from django.utils.translation import pgettext_lazy

from caunoi_web.common.moving import Mover
from caunoi_web.public.models import KeptOut
from caunoi_web.register.models import Organisation


def _reason(row: Any) -> str:
    return str(row.reason)


# One kept-out record of two keeps the one that stays out of the public page: the safe way round.
KEPT_OUT = Mover(
    pgettext_lazy("merge", "Kept out of the public page"),
    KeptOut,
    column="target_id",
    key=("target_kind",),
    only={"target_kind": Organisation.target_kind, "withdrawn_at__isnull": True},
    describe=_reason,
)
