"""What was promised and what was done: commitments, activities with their proof, what sleeps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "caunoi_web.activities"

    def ready(self) -> None:
        # not before: models can be imported only when all apps are known
        from caunoi_web.activities import wording  # noqa: PLC0415
        from caunoi_web.activities.copies import COPIES  # noqa: PLC0415
        from caunoi_web.activities.movers import MOVERS  # noqa: PLC0415
        from caunoi_web.activities.queries import activity_counts  # noqa: PLC0415
        from caunoi_web.activities.queries.brief import ORDER as BRIEF_ORDER  # noqa: PLC0415
        from caunoi_web.activities.queries.brief import promises_section  # noqa: PLC0415
        from caunoi_web.activities.queries.moments import activity_moments  # noqa: PLC0415
        from caunoi_web.activities.queries.sleeping import asleep_on  # noqa: PLC0415
        from caunoi_web.activities.queries.sleeping_list import ask  # noqa: PLC0415
        from caunoi_web.activities.views.panels import ORDER, PANELS  # noqa: PLC0415
        from caunoi_web.common.brief import add_brief_section  # noqa: PLC0415
        from caunoi_web.common.masking import add_copies  # noqa: PLC0415
        from caunoi_web.common.moments import add_source  # noqa: PLC0415
        from caunoi_web.common.moving import add_mover  # noqa: PLC0415
        from caunoi_web.common.panels import add_panel  # noqa: PLC0415
        from caunoi_web.register.queries.marks import add_mark  # noqa: PLC0415
        from caunoi_web.register.queries.usual import add_usual  # noqa: PLC0415

        wording.learn()
        add_copies("promises", COPIES)
        add_usual("list of activities", activity_counts.ask)
        add_usual("activities", ask)
        add_source("activities", activity_moments)
        add_mark("asleep", _("Asleep"), asleep_on)
        add_brief_section("promises", promises_section, order=BRIEF_ORDER)
        for name, mover in MOVERS.items():
            add_mover(name, mover, order=100)
        for page, maker in PANELS.items():
            add_panel(page, "promises", maker, order=ORDER)
