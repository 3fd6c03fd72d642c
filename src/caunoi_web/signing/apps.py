"""The steps to signing: routes, cases, deadlines by a calendar, drafts from templates."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as all_apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.moments import add_source
from caunoi_web.common.moving import Mover, add_mover
from caunoi_web.common.panels import add_panel

PANEL_ORDER = 20


class SigningConfig(AppConfig):
    name = "caunoi_web.signing"

    def ready(self) -> None:
        from caunoi_web.signing import moments, panels  # noqa: PLC0415  (tables are known only now)

        add_panel("agreement", "signing", panels.of_agreement, order=PANEL_ORDER)
        add_panel("organisation", "signing", panels.of_organisation, order=PANEL_ORDER)
        add_source("signing", moments.of_cases)
        cases = Mover(_("Steps to signing"), self.get_model("Case"), column="partner_id")
        add_mover("signing_cases", cases, order=PANEL_ORDER)
        post_migrate.connect(_load_shipped, sender=self)


def _load_shipped(*, apps: Any = all_apps, **_kwargs: Any) -> None:
    """What comes with the site is there as soon as the tables are."""
    from caunoi_web.signing.shipped import load_shipped  # noqa: PLC0415  (tables are known only now)

    try:
        apps.get_model("signing", "StandIn")
    except LookupError:
        return  # migrated back to before this app
    load_shipped()
