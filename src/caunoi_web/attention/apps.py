"""Nothing is forgotten: work-lists, reminders and the weekly digest, calendar feeds, watching, comments."""

from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "caunoi_web.attention"
