"""Keeping an installation alive: backup, restore, check, health, metrics."""

from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "caunoi_web.operation"
