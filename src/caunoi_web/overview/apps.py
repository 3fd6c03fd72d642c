"""What a leader sees at a glance: dashboards, map, network, timeline, snapshots, stated figures."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "caunoi_web.overview"
