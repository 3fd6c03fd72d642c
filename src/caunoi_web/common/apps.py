"""The parts every app uses; no tables."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "caunoi_web.common"
