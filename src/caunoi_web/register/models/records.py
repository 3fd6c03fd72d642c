"""What every record of the register has: an id, a version, who made it, and no deletion."""

from typing import Any, ClassVar

from django.db import models

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class Record(models.Model):
    """Abstract. ``version`` rises with each write, so that nobody overwrites what they have not seen.

    ``target_kind`` names the table in the history, in evidence and in the search index.
    """

    target_kind: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Nothing of the register is deleted for good; archive it.")
