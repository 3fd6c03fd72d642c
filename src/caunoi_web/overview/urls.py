"""Addresses of overview."""

from django.urls import path

from caunoi_web.overview.views import dashboard, map

app_name = "overview"

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("map/", map.map_page, name="map"),
]
