"""What was promised and what was done: commitments, activities with their proof, what sleeps."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "caunoi_web.activities"
