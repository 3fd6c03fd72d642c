"""Who stands on which side of an agreement, and who signed for whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import Unit
from caunoi_web.common.ids import uuid7


class Side(models.TextChoices):
    """As whom a party signs."""

    HOST = "host", _("our side")
    PARTNER = "partner", _("partner side")
    GUARANTOR = "guarantor", _("guarantor")
    FUNDER = "funder", _("funder")
    WITNESS = "witness", _("witness")
    OTHER = "other", _("another side")


class OwnParty(models.Model):
    """Our own institution as a party, or one of its units; without a unit it is the institution itself.

    An agreement without any row is, as most are, signed by the institution.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey("register.Agreement", models.PROTECT, related_name="own_party_rows")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    name_as_written = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "unit"), name="own_unit_once"),
            models.UniqueConstraint(
                fields=("agreement",), condition=Q(unit__isnull=True), name="own_institution_once"
            ),
        )

    def __str__(self) -> str:
        return self.name_as_written or (self.unit.name_vi if self.unit else "")


class AgreementSignatory(models.Model):
    """A person who signed, as the paper says: ``name``, ``title``, and the words of the whole line.

    At most one of ``party`` and ``own_party`` says for whom; with neither only ``side`` is known.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey("register.Agreement", models.PROTECT, related_name="signatory_rows")
    party = models.ForeignKey(
        "register.AgreementParty", models.SET_NULL, null=True, blank=True, related_name="signatory_rows"
    )
    own_party = models.ForeignKey(
        OwnParty, models.SET_NULL, null=True, blank=True, related_name="signatory_rows"
    )
    side = models.CharField(_("side"), max_length=10, choices=Side.choices, blank=True)
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(pgettext_lazy("of a signatory", "title"), max_length=300, blank=True)
    as_written = models.CharField(_("as written"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(name="signatory_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="signatory_signs_for_one", condition=Q(party__isnull=True) | Q(own_party__isnull=True)
            ),
            models.CheckConstraint(name="signatory_side_is_known", condition=Q(side__in=["", *Side.values])),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name
