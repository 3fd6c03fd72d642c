"""The second proof of who somebody is: an app that shows codes, and codes on paper for its loss."""

from django.db import models

from caunoi_web.accounts.models.people import User
from caunoi_web.common.ids import uuid7


class SecondFactor(models.Model):
    """A person's authenticator app (RFC 6238). ``secret`` is sealed (common/sealing.py), never plain.

    ``last_step`` is the time step of the newest code that was taken: no code is taken twice.
    """

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="second_factor")
    secret = models.TextField()
    last_step = models.BigIntegerField(default=0)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.since}"


class RecoveryCode(models.Model):
    """A code for the day the telephone is lost; only its digest is kept, and it is taken once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "digest"), name="recovery_code_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.used_at}"
