"""Addresses of operation."""

from django.urls import URLPattern

app_name = "operation"

urlpatterns: list[URLPattern] = []
