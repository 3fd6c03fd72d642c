"""Nothing is forgotten: work-lists, reminders and the weekly digest, calendar feeds, watching, comments."""

from typing import Any

from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "caunoi_web.attention"

    def ready(self) -> None:
        # Models can only be imported once all apps are there.
        from django.db.models.signals import post_save  # noqa: PLC0415

        from caunoi_web.attention.movers import MOVERS  # noqa: PLC0415
        from caunoi_web.attention.panels import marks_and_comments  # noqa: PLC0415
        from caunoi_web.common.moving import add_mover  # noqa: PLC0415
        from caunoi_web.common.panels import add_panel  # noqa: PLC0415
        from caunoi_web.sources.models import AuditEntry  # noqa: PLC0415
        from caunoi_web.sources.services import hear_of_many  # noqa: PLC0415

        add_panel("agreement", "comments", marks_and_comments, order=80)
        add_panel("organisation", "comments", marks_and_comments, order=80)
        for name, mover in MOVERS.items():
            add_mover(name, mover, order=200)
        post_save.connect(_on_entry, sender=AuditEntry, dispatch_uid="attention.tell_watchers")
        hear_of_many("attention", _on_many)


def _on_many(entries: Any) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from caunoi_web.attention.services.notices import tell_watchers_of_many  # noqa: PLC0415

    tell_watchers_of_many(entries, timezone.now())


def _on_entry(sender: Any, instance: Any, created: bool, **_rest: Any) -> None:  # noqa: FBT001
    from django.utils import timezone  # noqa: PLC0415

    from caunoi_web.attention.services import tell_watchers  # noqa: PLC0415

    if created:
        tell_watchers(instance, timezone.now())
