"""Full-text search over everything a person may read, accents or not."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "caunoi_web.search"
