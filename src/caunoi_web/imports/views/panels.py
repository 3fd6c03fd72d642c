"""On a record's page: the rows of tables that it came from, word for word."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.panels import Panel
from caunoi_web.imports.queries.origins import origins_of

ORDER = 900


def origins_panel(request: HttpRequest, record: Any, day: date) -> Panel | None:
    """The section "From tables"; None for a record that no table brought or changed."""
    if not may(request.user, Action.REGISTER_IMPORT):
        return None
    origins = origins_of(record.pk)
    return Panel("imports/origins.html", {"origins": origins}) if origins else None
