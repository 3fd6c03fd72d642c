"""Addresses of the register app."""

from django.urls import URLPattern

app_name = "register"
urlpatterns: list[URLPattern] = []
