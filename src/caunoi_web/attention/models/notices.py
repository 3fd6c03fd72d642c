"""What a person was told: each thing once."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class NoticeKind(models.TextChoices):
    """What a notice is about."""

    DEADLINE = "deadline", _("Deadline")
    DUTY = "duty", _("Question to a unit")
    MENTION = "mention", _("You were named in a comment")
    CHANGE = "change", _("Change of a record you watch")


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Words about notices, each one chainable."""

    def of(self, person: User) -> Self:
        return self.filter(person=person)

    def unseen(self) -> Self:
        return self.filter(seen_at__isnull=True)


class Notice(models.Model):
    """One thing told to one person. ``key`` names the thing, so that it is told once.

    ``facts`` holds what is needed to say it in either language; ``label`` is the record's name at the time.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    key = models.CharField(max_length=200)
    target_kind = models.CharField(max_length=20, blank=True)
    target_id = models.UUIDField(null=True, blank=True)
    label = models.CharField(max_length=500, blank=True)
    facts = models.JSONField(default=dict)
    due = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("person", "seen_at", "-made_at"), name="notice_by_person"),
            models.Index(fields=("person", "-made_at", "-id"), name="notice_by_time"),
        )
        constraints = (models.UniqueConstraint(fields=("person", "key"), name="notice_told_once"),)

    def __str__(self) -> str:
        return f"{self.key} {self.label}"


class Wish(models.Model):
    """How a person wants to be told: by a weekly mail or in the site only, and on which day of the week."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(User, models.PROTECT, related_name="+")
    by_mail = models.BooleanField(_("send me a weekly mail"), default=True)
    weekday = models.PositiveSmallIntegerField(_("on"), default=0)
    language = models.CharField(_("in"), max_length=2, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="wish_weekday_exists", condition=models.Q(weekday__lte=6)),
        )

    def __str__(self) -> str:
        return str(self.person)


class Digest(models.Model):
    """A weekly mail that was sent: one for each person and ISO week ("2026-W47")."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    week = models.CharField(max_length=8)
    notices = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "week"), name="digest_once_a_week"),)

    def __str__(self) -> str:
        return f"{self.person} {self.week}"
