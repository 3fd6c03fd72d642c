"""Addresses of the reports app."""

from django.urls import path

from caunoi_web.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.home, name="home"),
]
