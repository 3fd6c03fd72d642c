"""Tables come in: columns mapped, a preview, one commit, one undo."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "caunoi_web.imports"

    def ready(self) -> None:
        # not before: models can be imported only when all apps are known
        from caunoi_web.common.masking import add_copies  # noqa: PLC0415
        from caunoi_web.common.panels import add_panel  # noqa: PLC0415
        from caunoi_web.imports.copies import COPIES  # noqa: PLC0415
        from caunoi_web.imports.services.committing import TASK, run_task  # noqa: PLC0415
        from caunoi_web.imports.services.undoing import TASK as UNDO  # noqa: PLC0415
        from caunoi_web.imports.services.undoing import run_undo  # noqa: PLC0415
        from caunoi_web.imports.views.panels import ORDER, origins_panel  # noqa: PLC0415
        from caunoi_web.tasks.kinds import add_kind  # noqa: PLC0415

        add_kind(TASK, run_task)
        add_kind(UNDO, run_undo)
        for name, copies in COPIES.items():
            add_copies(name, copies)
        for page in ("agreement", "organisation", "activity"):
            add_panel(page, "origins", origins_panel, order=ORDER)
