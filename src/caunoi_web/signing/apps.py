"""The steps to signing: routes, cases, deadlines by a calendar, drafts from templates."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "caunoi_web.signing"
