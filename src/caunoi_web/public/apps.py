"""What everybody may see, once an administrator turns it on."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "caunoi_web.public"

    def ready(self) -> None:
        # not before: models can be imported only when all apps are known
        from caunoi_web.common.moving import add_mover  # noqa: PLC0415
        from caunoi_web.common.panels import add_panel  # noqa: PLC0415
        from caunoi_web.public.history import teach_history  # noqa: PLC0415
        from caunoi_web.public.movers import KEPT_OUT  # noqa: PLC0415
        from caunoi_web.public.panels import standing_panel, way_in_panel  # noqa: PLC0415
        from caunoi_web.public.reindexing import run_reindex  # noqa: PLC0415
        from caunoi_web.tasks.kinds import add_kind  # noqa: PLC0415

        add_panel("organisation", "public", standing_panel, order=900)
        add_panel("agreement", "public", standing_panel, order=900)
        add_panel("sign in", "public", way_in_panel, order=100)
        add_kind("reindex", run_reindex)
        add_mover("kept-out", KEPT_OUT, order=900)
        teach_history()
