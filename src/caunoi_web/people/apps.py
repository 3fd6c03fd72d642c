"""Who may sign in, with which role, and the university's units. Owns no tables.

The tables lie in accounts, below everything; the writes lie here, above sources, because each of
them leaves an audit entry (docs/decisions/0011-people.md).
"""

from typing import Any

from django.apps import AppConfig

from caunoi_web.accounts.signals import recovery_code_used


class PeopleConfig(AppConfig):
    name = "caunoi_web.people"

    def ready(self) -> None:
        """A recovery code that was used stands in the history of the account."""
        recovery_code_used.connect(_recovery_code_used, dispatch_uid="people.history")


def _recovery_code_used(sender: Any, person: Any, **more: Any) -> None:
    from caunoi_web.people.services.history import record  # noqa: PLC0415  (models are not there at import)

    record(person, "person.recovery_code_used", person)
