"""Organisations, agreements and figures that a person vouches for."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "caunoi_web.register"
