"""What everybody may see, once an administrator turns it on."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "caunoi_web.public"
