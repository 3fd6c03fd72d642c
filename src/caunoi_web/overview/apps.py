"""What a leader sees at a glance: dashboards, map, network, timeline, snapshots, stated figures."""

from django.apps import AppConfig

from caunoi_web.common.beats import beat


class OverviewConfig(AppConfig):
    name = "caunoi_web.overview"

    def ready(self) -> None:
        # not before: models can be imported only when all apps are known
        from caunoi_web.overview.queries.network import NAME, count_ahead  # noqa: PLC0415
        from caunoi_web.overview.services.refreshing import hear  # noqa: PLC0415
        from caunoi_web.overview.services.rollups import KIND, run_rollups  # noqa: PLC0415
        from caunoi_web.register.queries.remembered import add_dear  # noqa: PLC0415
        from caunoi_web.register.queries.usual import add_usual  # noqa: PLC0415
        from caunoi_web.tasks.kinds import add_kind  # noqa: PLC0415

        add_dear(NAME)
        add_usual(NAME, count_ahead)
        add_kind(KIND, run_rollups)
        beat.connect(hear, dispatch_uid="overview")
