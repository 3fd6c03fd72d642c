"""What the screen does, for programs."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "caunoi_web.api"
