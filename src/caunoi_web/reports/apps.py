"""Home, work-lists, registers and exports: reads only, owns no tables."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "caunoi_web.reports"
