"""Saved views of lists and the columns a person likes to see.

They are a person's own arrangement, not facts of the register: no history, and their owner may delete them.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class ListName(models.TextChoices):
    """The lists that can be arranged."""

    AGREEMENTS = "agreements", _("Agreements")
    ORGANISATIONS = "organisations", _("Partners")

    @property
    def address(self) -> str:
        """The name of the page's address."""
        return f"register:{self.value}"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Words about saved views, each one chainable."""

    def visible_to(self, user: User) -> Self:
        """One's own and those that others share."""
        return self.filter(Q(owner=user) | Q(is_shared=True))

    def of_list(self, name: str) -> Self:
        return self.filter(list=name)


class SavedView(models.Model):
    """A list with its filters, order and columns under a name. ``query`` is the query of its address."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="saved_views")
    list = models.CharField(max_length=20, choices=ListName.choices)
    name = models.CharField(_("name of the view"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    is_shared = models.BooleanField(_("everybody in the office sees it"), default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("owner", "list", "name"), name="saved_view_name_once"),
            models.CheckConstraint(name="saved_view_has_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name


class ChosenColumns(models.Model):
    """Which columns of a list a person sees, in their order, as comma-separated keys."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    list = models.CharField(max_length=20, choices=ListName.choices)
    columns = models.CharField(max_length=500)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("owner", "list"), name="chosen_columns_once"),)

    def __str__(self) -> str:
        return self.columns
