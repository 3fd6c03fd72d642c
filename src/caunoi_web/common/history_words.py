"""What the audit trail's actions and fields are called on pages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PERSON_FIELDS = {
    "username": _("Account name"),
    "full_name": _("Full name"),
    "email": _("E-mail"),
    "role": _("Role"),
    "unit": _("Unit"),
    "is_active": _("May sign in"),
}

AUDIT_ACTIONS = {
    "person.added": pgettext_lazy("history", "Account made"),
    "person.amended": pgettext_lazy("history", "Account changed"),
    "person.password_set": pgettext_lazy("history", "Password changed"),
    "unit.added": pgettext_lazy("history", "Unit added"),
    "unit.amended": pgettext_lazy("history", "Unit changed"),
}


def audit_label(action: str) -> str:
    """An action's words; one that this version does not know is shown as it is."""
    return str(AUDIT_ACTIONS.get(action, action))
