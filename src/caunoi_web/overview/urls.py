"""Addresses of overview."""

from django.urls import path

from caunoi_web.overview.views import dashboard, ledger, map, network, timeline, years

app_name = "overview"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("map/", map.map_page, name="map"),
    path("network/", network.network, name="network"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("years/", years.years, name="years"),
    path("years/close/", years.close, name="close_year"),
    path("years/<uuid:pk>/", years.year, name="year"),
    path("stated/", ledger.ledger, name="ledger"),
]
