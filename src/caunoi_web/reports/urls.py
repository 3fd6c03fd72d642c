"""Addresses of the reports app."""

from django.urls import path

from caunoi_web.reports.views import home, registers

app_name = "reports"
urlpatterns = [
    path("", home.home, name="home"),
    path("reports/r1/", registers.register_r1, name="register_r1"),
    path("reports/r1.xlsx", registers.register_r1_xlsx, name="register_r1_xlsx"),
    path("reports/r1.csv", registers.register_r1_csv, name="register_r1_csv"),
]
