"""What a person wants the next officer to know about a partner: dated, in their own words."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.register.models.organisations import Organisation
from caunoi_web.register.models.records import Record


class PartnerNoteQuerySet(models.QuerySet["PartnerNote"]):
    """Words about notes, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.REGISTER_READ) else self.none()

    def live(self) -> Self:
        """Not archived."""
        return self.filter(archived_at__isnull=True)


class PartnerNote(Record):
    """A note about a partner on a day. ``is_lasting`` marks what a new officer must know."""

    target_kind = "note"

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="note_rows")
    on = models.DateField(_("day"))
    text = models.TextField(_("note"), max_length=4000)
    is_lasting = models.BooleanField(_("a new officer must know this"), default=False)

    objects = PartnerNoteQuerySet.as_manager()

    class Meta:
        ordering = ("-is_lasting", "-on", "-id")
        indexes = (models.Index(fields=("organisation", "on"), name="note_by_partner"),)
        constraints = (models.CheckConstraint(name="note_has_text", condition=~Q(text="")),)

    def __str__(self) -> str:
        return self.text[:80]
