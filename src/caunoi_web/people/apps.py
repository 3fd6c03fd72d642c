"""Who may sign in, with which role, and the university's units. Owns no tables.

The tables lie in accounts, below everything; the writes lie here, above sources, because each of
them leaves an audit entry (docs/decisions/0011-people.md).
"""

from typing import Any

from django.apps import AppConfig

from caunoi_web.accounts.signals import person_made, recovery_code_used


class PeopleConfig(AppConfig):
    name = "caunoi_web.people"

    def ready(self) -> None:
        """Connect what accounts tell, and tell the page of personal data about accounts."""
        # not before: models can be imported only when all apps are known
        from caunoi_web.common.personal_data import add_holder  # noqa: PLC0415
        from caunoi_web.people.queries.person_data import KIND, AccountHolder  # noqa: PLC0415

        add_holder(KIND, AccountHolder)
        recovery_code_used.connect(_recovery_code_used, dispatch_uid="people.history")
        person_made.connect(_person_made, dispatch_uid="people.history")


def _recovery_code_used(sender: Any, person: Any, **more: Any) -> None:
    from caunoi_web.people.services.history import record  # noqa: PLC0415  (models are not there at import)

    record(person, "person.recovery_code_used", person)


def _person_made(sender: Any, person: Any, **more: Any) -> None:
    from caunoi_web.people.services.history import record  # noqa: PLC0415  (models are not there at import)

    made = {field: getattr(person, field) for field in ("username", "full_name", "email", "role")}
    record(person, "person.added", person, {}, made, reason="OIDC")
