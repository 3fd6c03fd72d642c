"""How agreements hang together: annex, amendment, extension, renewal, succession."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class LinkKind(models.TextChoices):
    """What the later paper is to the earlier one."""

    ANNEX = "annex", _("is an annex of")
    UNDER = "under", _("carries out")
    AMENDS = "amends", _("amends")
    EXTENDS = "extends", _("extends")
    RENEWS = "renews", _("renews")
    REPLACES = "replaces", _("replaces")


# The later paper stands or falls with the earlier one, which is its parent.
DEPENDENT = (LinkKind.ANNEX, LinkKind.UNDER, LinkKind.AMENDS)
# The later paper takes up the work of the earlier one: its end needs no more care.
FOLLOWING = (LinkKind.EXTENDS, LinkKind.RENEWS, LinkKind.REPLACES)


class AgreementLink(models.Model):
    """``later`` is something to ``earlier``; seen from both ends, never in a circle, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("how they hang together"), max_length=10, choices=LinkKind.choices)
    later = models.ForeignKey("register.Agreement", models.PROTECT, related_name="links_back")
    earlier = models.ForeignKey("register.Agreement", models.PROTECT, related_name="links_on")
    on = models.CharField(_("since"), max_length=10, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.CheckConstraint(name="link_kind_is_known", condition=Q(kind__in=LinkKind.values)),
            models.CheckConstraint(name="link_joins_two", condition=~Q(later=F("earlier"))),
            models.UniqueConstraint(
                fields=("later", "earlier"), condition=Q(withdrawn_at__isnull=True), name="link_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.later_id} {self.kind} {self.earlier_id}"
