"""How the history of an account reads on pages: fields and codes become words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi_web.accounts.models import Role

FIELDS = {
    "username": gettext_lazy("Account name"),
    "full_name": gettext_lazy("Full name"),
    "email": gettext_lazy("E-mail"),
    "role": gettext_lazy("Role"),
    "unit": gettext_lazy("Unit"),
    "is_active": gettext_lazy("May sign in"),
    "sessions": gettext_lazy("Sessions"),
    "entries": gettext_lazy("Entries"),
    "since": gettext_lazy("From day"),
    "until": gettext_lazy("Until day"),
    "actor": gettext_lazy("Who"),
    "record": gettext_lazy("Record"),
}


def in_words(values: Mapping[str, Any]) -> dict[str, str]:
    """The fields and values of one side of an audit entry, as a person reads them."""
    return {str(FIELDS.get(field, field)): _value(field, value) for field, value in values.items()}


def _value(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(dict(Role.choices).get(value, value)) if field == "role" else str(value)
