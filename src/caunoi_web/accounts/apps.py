"""People, their units and their roles."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.checks import register
from django.http import HttpRequest

from caunoi_web.accounts.checks import check_provider, check_second_factor_roles


class AccountsConfig(AppConfig):
    name = "caunoi_web.accounts"

    def ready(self) -> None:
        """Every session is written down, however it was begun."""
        register(check_second_factor_roles)
        register(check_provider)
        user_logged_in.connect(_begin_session, dispatch_uid="accounts.sessions")


def _begin_session(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    from caunoi_web.accounts.services import sessions  # noqa: PLC0415  (models are not there yet at import)

    sessions.begin(request, user)
