"""When a person last looked, so that what changed since can be shown."""

from django.db import models

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class Look(models.Model):
    """Up to which moment a person has seen the changes of the register; it moves when they say so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.OneToOneField(User, models.PROTECT, related_name="+")
    seen_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.owner} {self.seen_until}"
