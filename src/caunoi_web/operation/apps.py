"""Keeping an installation alive: backup, restore, check, health, metrics."""

from django.apps import AppConfig

from caunoi_web.common.beats import beat


class OperationConfig(AppConfig):
    name = "caunoi_web.operation"

    def ready(self) -> None:
        from caunoi_web.operation.services import hear  # noqa: PLC0415  (tables are known only now)

        beat.connect(hear, dispatch_uid="operation")
