"""What state everything is in whose writes leave an entry in the history: named by the newest entry."""

from caunoi_web.sources.models import AuditEntry


def newest_entry() -> str:
    """The id of the newest entry; one query, by the end of an index."""
    return str(AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first())
