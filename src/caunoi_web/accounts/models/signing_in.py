"""Where people are signed in, and who failed to."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models.people import User
from caunoi_web.common.ids import uuid7


class Step(models.TextChoices):
    """What was typed wrong."""

    PASSWORD = "password", pgettext_lazy("step of signing in", "Password")
    CODE = "code", pgettext_lazy("step of signing in", "Code")


class FailedSignInQuerySet(models.QuerySet["FailedSignIn"]):
    """Wrong passwords and codes, by whom they were meant for and where they came from."""

    def for_name(self, username: str) -> Self:
        """Whatever the case: one name has one count."""
        return self.filter(username=username.casefold()[:150])

    def since(self, moment: datetime) -> Self:
        return self.filter(at__gt=moment)

    def counting(self) -> Self:
        """Those that no right password has made good since."""
        return self.filter(forgiven=False)


class FailedSignIn(models.Model):
    """A wrong password or code. The name is kept as it was typed, whether or not there is such an account.

    ``device`` is the mark of a browser that has signed in to this account before, "" for any other.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    device = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.PASSWORD)
    at = models.DateTimeField()
    forgiven = models.BooleanField(default=False)

    objects = FailedSignInQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("username", "at"), name="failed_sign_in_by_name"),
            models.Index(fields=("address", "at"), name="failed_sign_in_by_address"),
            models.Index(fields=("at",), name="failed_sign_in_by_time"),
        )
        constraints = (
            models.CheckConstraint(
                name="failed_sign_in_step_is_known", condition=models.Q(step__in=Step.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.username} {self.at}"


class SignedInQuerySet(models.QuerySet["SignedIn"]):
    """Words about sessions."""

    def going_on(self) -> Self:
        """Not ended by anybody; whether its time is up, the session itself knows."""
        return self.filter(ended_at__isnull=True)


class SignedIn(models.Model):
    """One browser in which a person is signed in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="signed_in")
    session_key = models.CharField(max_length=40, unique=True)
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=300, blank=True)
    since = models.DateTimeField()
    seen = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SignedInQuerySet.as_manager()

    class Meta:
        ordering = ("-seen", "-id")
        indexes = (models.Index(fields=("user", "ended_at"), name="signed_in_by_person"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.since}"
