"""Records that somebody decided not to publish."""

from django.db import models
from django.db.models import Q

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement, Organisation

KINDS = (Organisation.target_kind, Agreement.target_kind)


class KeptOutQuerySet(models.QuerySet["KeptOut"]):
    """Words about what is kept out."""

    def standing(self) -> "KeptOutQuerySet":
        """Those that nobody let in again."""
        return self.filter(withdrawn_at__isnull=True)

    def of_kind(self, kind: str) -> models.QuerySet["KeptOut", object]:
        """The ids of the records of this kind, for use in a filter."""
        return self.standing().filter(target_kind=kind).values("target_id")


class KeptOut(models.Model):
    """The record ``target_id`` is not published, whatever the publication's rules say; with the reason."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    target_kind = models.CharField(max_length=20)
    target_id = models.UUIDField()
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = KeptOutQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="kept_out_kind_is_known", condition=Q(target_kind__in=KINDS)),
            models.CheckConstraint(name="kept_out_has_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                fields=("target_kind", "target_id"),
                condition=Q(withdrawn_at__isnull=True),
                name="kept_out_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_kind} {self.target_id}"
