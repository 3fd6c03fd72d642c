"""What happened to a person's account."""

from django.db.models import QuerySet

from caunoi_web.accounts.models import User
from caunoi_web.sources.models import AuditEntry

SHOWN = 50


def history_of(person: User) -> QuerySet[AuditEntry]:
    """The newest changes of this account, with who made them."""
    entries = AuditEntry.objects.filter(target_kind="person", target_id=person.pk)
    return entries.select_related("actor")[:SHOWN]
