"""The demonstration: stands on everything, nothing stands on it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "caunoi_web.demo"
