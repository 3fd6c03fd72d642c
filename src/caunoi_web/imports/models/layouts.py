"""How columns under certain headings were understood the last time."""

from django.db import models

from caunoi_web.accounts.models import User


class ImportLayout(models.Model):
    """``key`` is the hash of the kind and the folded headings; ``mapping`` as in ``ImportBatch``."""

    key = models.CharField(primary_key=True, max_length=64)
    mapping = models.JSONField(default=list)
    used_at = models.DateTimeField(auto_now=True)
    used_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.key
