"""What was answered to a call with an idempotency key, so that the same call again does nothing twice."""

from django.db import models

from caunoi_web.common.ids import uuid7


class KeptCall(models.Model):
    """One call with its key. ``caller`` is the token's id, or the person's who calls with a session.

    ``digest`` is the SHA-256 of method, path and body: the same key with another request is refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    caller = models.UUIDField()
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    kept_until = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("caller", "kept_until"), name="kept_call_by_age"),)
        constraints = (models.UniqueConstraint(fields=("caller", "key"), name="call_once"),)

    def __str__(self) -> str:
        return self.key
