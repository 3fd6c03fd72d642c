"""Which rows of this app go along when two records of one organisation are merged."""

from django.utils.translation import pgettext_lazy

from caunoi_web.attention.models import Comment, Quiet, Watch
from caunoi_web.common.moving import Mover
from caunoi_web.register.models import Organisation

_ABOUT = {"target_kind": Organisation.target_kind}

# Notices stay as they are: they say what was told, and their address leads to the survivor.
MOVERS = {
    "comments": Mover(pgettext_lazy("merge", "Comments"), Comment, column="target_id", only=_ABOUT),
    "watches": Mover(
        pgettext_lazy("merge", "People who watch it"),
        Watch,
        column="target_id",
        key=("person_id",),
        only=_ABOUT,
        describe=lambda row: str(row.person),
        related=("person",),
    ),
    "quiet": Mover(
        pgettext_lazy("merge", "People who keep it quiet"),
        Quiet,
        column="target_id",
        key=("person_id",),
        only=_ABOUT,
        describe=lambda row: str(row.person),
        related=("person",),
    ),
}
