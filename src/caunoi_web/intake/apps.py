"""What programs read and nobody has confirmed yet."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "caunoi_web.intake"

    def ready(self) -> None:
        # not before: models can be imported only when all apps are known
        from caunoi_web.common.masking import add_copies  # noqa: PLC0415
        from caunoi_web.intake.copies import COPIES  # noqa: PLC0415

        add_copies("proposals", COPIES)
