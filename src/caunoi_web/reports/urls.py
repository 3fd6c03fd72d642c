"""Addresses of the reports app."""

from django.urls import path

from caunoi_web.reports.views import exports, home, registers

app_name = "reports"
urlpatterns = [
    path("", home.home, name="home"),
    path("reports/r1/", registers.register_r1, name="register_r1"),
    path("reports/export/<slug:name>.<slug:ending>", exports.export, name="export"),
    path("reports/files/<uuid:pk>/", exports.making, name="making"),
    path("reports/files/<uuid:pk>/file", exports.made, name="file"),
]
