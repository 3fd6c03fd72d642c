"""Addresses of the search app."""

from django.urls import path

from caunoi_web.search import views

app_name = "search"
urlpatterns = [
    path("", views.results, name="results"),
]
