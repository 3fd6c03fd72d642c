"""What the audit trail's actions are called on pages."""

from django.utils.translation import pgettext_lazy

AUDIT_ACTIONS = {
    "person.added": pgettext_lazy("history", "Account made"),
    "person.amended": pgettext_lazy("history", "Account changed"),
    "person.password_set": pgettext_lazy("history", "Password changed"),
    "document.received": pgettext_lazy("history", "Document received"),
    "document.queued": pgettext_lazy("history", "Queued to be read again"),
    "document.reviewed": pgettext_lazy("history", "Review finished"),
    "document.reopened": pgettext_lazy("history", "Review opened again"),
    "proposal.accepted": pgettext_lazy("history", "Proposal accepted"),
    "proposal.changed": pgettext_lazy("history", "Proposal accepted with changes"),
    "proposal.rejected": pgettext_lazy("history", "Proposal rejected"),
    "proposal.undone": pgettext_lazy("history", "Decision taken back"),
    "unit.added": pgettext_lazy("history", "Unit added"),
    "unit.amended": pgettext_lazy("history", "Unit changed"),
}


def audit_label(action: str) -> str:
    """An action's words; one that this version does not know is shown as it is."""
    return str(AUDIT_ACTIONS.get(action, action))
