"""What the audit trail's actions are called on pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import pgettext_lazy

AUDIT_ACTIONS = {
    "person.added": pgettext_lazy("history", "Account made"),
    "person.amended": pgettext_lazy("history", "Account changed"),
    "person.password_set": pgettext_lazy("history", "Password changed"),
    "person.second_factor_on": pgettext_lazy("history", "Second step of signing in switched on"),
    "person.second_factor_off": pgettext_lazy("history", "Second step of signing in switched off"),
    "person.second_factor_changing": pgettext_lazy("history", "Authenticator app taken off to be changed"),
    "person.second_factor_reset": pgettext_lazy("history", "Second step of signing in reset"),
    "person.recovery_codes_renewed": pgettext_lazy("history", "Recovery codes made anew"),
    "person.recovery_code_used": pgettext_lazy("history", "Signed in with a recovery code"),
    "person.session_ended": pgettext_lazy("history", "A session ended from elsewhere"),
    "person.sessions_ended": pgettext_lazy("history", "Sessions ended"),
    "person.erased": pgettext_lazy("history", "Personal data of an account erased"),
    "personal_data.shown": pgettext_lazy("history", "Everything held about a person looked at"),
    "personal_data.taken": pgettext_lazy("history", "Everything held about a person taken out as a file"),
    "history.exported": pgettext_lazy("history", "History taken out as a file"),
    "history.redacted": pgettext_lazy("history", "Personal data taken out of an entry of the history"),
    "document.received": pgettext_lazy("history", "Document received"),
    "document.queued": pgettext_lazy("history", "Queued to be read again"),
    "document.words-erased": pgettext_lazy("history", "Personal data taken out of what was read"),
    "document.reviewed": pgettext_lazy("history", "Review finished"),
    "document.reopened": pgettext_lazy("history", "Review opened again"),
    "proposal.accepted": pgettext_lazy("history", "Proposal accepted"),
    "proposal.changed": pgettext_lazy("history", "Proposal accepted with changes"),
    "proposal.rejected": pgettext_lazy("history", "Proposal rejected"),
    "proposal.undone": pgettext_lazy("history", "Decision taken back"),
    "year.closed": pgettext_lazy("history", "Year closed"),
    "unit.added": pgettext_lazy("history", "Unit added"),
    "unit.amended": pgettext_lazy("history", "Unit changed"),
    "signing_case.proposed": pgettext_lazy("history", "Case proposed"),
    "signing_case.changed": pgettext_lazy("history", "Case changed"),
    "signing_case.done": pgettext_lazy("history", "Step of a case done"),
    "signing_case.skipped": pgettext_lazy("history", "Step of a case skipped"),
    "signing_case.returned": pgettext_lazy("history", "Case sent back"),
    "signing_case.note": pgettext_lazy("history", "Note on a case"),
    "signing_case.asked": pgettext_lazy("history", "Opinions asked"),
    "signing_case.answered": pgettext_lazy("history", "Opinion given"),
    "signing_case.paper": pgettext_lazy("history", "Document added to a case"),
    "signing_case.signed": pgettext_lazy("history", "Case signed"),
    "signing_case.due_moved": pgettext_lazy("history", "Due date moved"),
    "signing_case.withdrawn": pgettext_lazy("history", "Case withdrawn"),
    "signing_case.rejected": pgettext_lazy("history", "Case rejected"),
    "signing_route.added": pgettext_lazy("history", "Way to signing begun"),
    "signing_route.drafted": pgettext_lazy("history", "Way to signing drafted"),
    "signing_route.published": pgettext_lazy("history", "Way to signing published"),
    "signing_route.archived": pgettext_lazy("history", "Way to signing taken out of use"),
    "signing_basis.added": pgettext_lazy("history", "Basis added"),
    "signing_basis.amended": pgettext_lazy("history", "Basis corrected"),
    "signing_basis.replaced": pgettext_lazy("history", "Basis replaced by a new text"),
    "special_day.added": pgettext_lazy("history", "Day added to the calendar"),
    "special_day.taken-out": pgettext_lazy("history", "Day taken out of the calendar"),
    "stand_in.named": pgettext_lazy("history", "Stand-in named"),
    "stand_in.ended": pgettext_lazy("history", "Stand-in ended"),
    "api_token.made": pgettext_lazy("history", "Token made"),
    "api_token.revoked": pgettext_lazy("history", "Token revoked"),
    "letterhead.amended": pgettext_lazy("history", "Heading of reports changed"),
    "word_template.added": pgettext_lazy("history", "Word file of reports uploaded"),
    "word_template.chosen": pgettext_lazy("history", "Word file of reports chosen"),
    "year_words.amended": pgettext_lazy("history", "Words of the yearly report changed"),
    "webhook.made": pgettext_lazy("history", "Address to be told added"),
    "webhook.stopped": pgettext_lazy("history", "Sending to an address stopped"),
    "webhook.resumed": pgettext_lazy("history", "Sending to an address begun again"),
    "webhook.secret-renewed": pgettext_lazy("history", "New secret for an address"),
    "import.made": pgettext_lazy("history", "Import begun"),
    "import.committed": pgettext_lazy("history", "Import taken in"),
    "import.undone": pgettext_lazy("history", "Import undone"),
    "import.dropped": pgettext_lazy("history", "Import given up"),
    "draft_template.replaced": pgettext_lazy("history", "Template replaced"),
}


# What apps above call their verbs ("amended"), whatever the object.
_verbs: dict[str, Any] = {}


def add_verbs(words: Mapping[str, Any]) -> None:
    """Let the verbs of an app above be read in the history; it calls this in its ``AppConfig.ready``."""
    _verbs.update(words)


def audit_label(action: str) -> str:
    """An action's words; one that this version does not know is shown as it is."""
    return str(AUDIT_ACTIONS.get(action) or _verbs.get(action.partition(".")[2], action))
