"""Comments on records, which may name people."""

from typing import Self

from django.db import models
from django.db.models import Q

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class CommentQuerySet(models.QuerySet["Comment"]):
    """Words about comments, each one chainable."""

    def on(self, target_kind: str, target_id: object) -> Self:
        return self.filter(target_kind=target_kind, target_id=target_id)


class Comment(models.Model):
    """What somebody said about a record. Never changed; its author may withdraw it, and it then says so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    target_kind = models.CharField(max_length=20)
    target_id = models.UUIDField()
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    mentions = models.ManyToManyField(User, related_name="+", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=("target_kind", "target_id", "made_at"), name="comment_by_target"),)
        constraints = (models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),)

    def __str__(self) -> str:
        return self.text[:80]
