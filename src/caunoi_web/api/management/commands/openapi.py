"""``caunoi-web openapi``: the description of the API."""

from typing import Any

from django.core.management.base import BaseCommand

from caunoi_web.api.document import as_text, document


class Command(BaseCommand):
    """Example: ``caunoi-web openapi > docs/reference/openapi.json``."""

    help = "Print the API's description (OpenAPI 3.1)."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        self.stdout.write(as_text(document()), ending="")
