"""What programs read and nobody has confirmed yet."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "caunoi_web.intake"
