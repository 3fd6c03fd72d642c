"""A person's own desk: saved and shared views of lists, chosen columns, what they have looked at."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "caunoi_web.desk"
