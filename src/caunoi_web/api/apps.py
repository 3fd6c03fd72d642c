"""What the screen does, for programs."""

from typing import Any

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "caunoi_web.api"

    def ready(self) -> None:
        # Models can only be imported once all apps are there.
        from django.db.models.signals import post_save  # noqa: PLC0415

        from caunoi_web.api.services.delivering import run  # noqa: PLC0415
        from caunoi_web.api.services.telling import MANY_TASK, TASK, tell_of_act, tell_of_many  # noqa: PLC0415
        from caunoi_web.common.beats import beat  # noqa: PLC0415
        from caunoi_web.sources.models import AuditEntry  # noqa: PLC0415
        from caunoi_web.sources.services import hear_of_many  # noqa: PLC0415
        from caunoi_web.tasks.kinds import add_kind  # noqa: PLC0415

        add_kind(TASK, run)
        add_kind(MANY_TASK, tell_of_act)
        post_save.connect(_on_entry, sender=AuditEntry, dispatch_uid="api.tell_programs")
        hear_of_many("api", tell_of_many)
        beat.connect(_on_beat, dispatch_uid="api.tell_of_endings")


def _on_entry(sender: Any, instance: Any, created: bool, **_rest: Any) -> None:  # noqa: FBT001
    from caunoi_web.api.services.telling import tell_programs  # noqa: PLC0415

    if created:
        tell_programs(instance)


def _on_beat(name: str = "", **_rest: Any) -> None:
    """Once a day, those who want to know are told which agreements end soon."""
    from django.utils import timezone  # noqa: PLC0415

    from caunoi_web.api.services.telling import tell_of_endings  # noqa: PLC0415

    if name == "daily":
        tell_of_endings(day=timezone.localdate())
