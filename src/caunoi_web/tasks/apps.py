"""Work done in the background that is not the reading of a document."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "caunoi_web.tasks"
