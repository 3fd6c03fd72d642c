"""Addresses of overview."""

from django.urls import path

from caunoi_web.overview.views import dashboard, ledger, map, timeline

app_name = "overview"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("map/", map.map_page, name="map"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("stated/", ledger.ledger, name="ledger"),
]
