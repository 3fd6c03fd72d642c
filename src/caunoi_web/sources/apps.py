"""Documents as received, the words facts were read from, and the audit trail."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "caunoi_web.sources"
