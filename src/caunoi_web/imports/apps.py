"""Tables come in: columns mapped, a preview, one commit, one undo."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "caunoi_web.imports"
