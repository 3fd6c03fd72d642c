"""People, their units and their roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "caunoi_web.accounts"
