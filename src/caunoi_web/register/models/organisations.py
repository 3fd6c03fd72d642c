"""Organisations: the host itself, its partners, their parents, and all their names."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.domain.kinds import OrganisationKind
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.ids import uuid7
from caunoi_web.common.labels import ORGANISATION_KINDS
from caunoi_web.register.models.records import Record

KIND_CHOICES = [(kind.value, label) for kind, label in ORGANISATION_KINDS.items()]


class NameKind(models.TextChoices):
    """What sort of name it is."""

    OTHER_LANGUAGE = "other-language", _("Name in another language")
    ALIAS = "alias", _("Also known as")
    ACRONYM = "acronym", _("Short name")
    FORMER = "former", _("Former name")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Words the office uses about organisations, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.REGISTER_READ) else self.none()

    def live(self) -> Self:
        """Not archived."""
        return self.filter(archived_at__isnull=True)

    def partners(self) -> Self:
        """Every organisation but the host itself."""
        return self.filter(is_host=False)

    def in_order(self) -> Self:
        """Vietnamese alphabetical order, the same on every database."""
        return self.order_by("sort_key", "id")


class Organisation(Record):
    """A legal entity. ``name`` is what pages show first; ``sort_key`` and ``folded`` are derived from it.

    Foreign or domestic is decided by the seat of the contracting entity (``country``); with no
    country stated it is undecided, never guessed.
    """

    target_kind = "organisation"

    name = models.CharField(_("name"), max_length=300)
    name_vi = models.CharField(_("Vietnamese name"), max_length=300, blank=True)
    name_en = models.CharField(_("English name"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=KIND_CHOICES, default=OrganisationKind.OTHER.value
    )
    country = models.CharField(_("country or territory"), max_length=2, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    city = models.CharField(_("city"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    ror = models.CharField(_("ROR id"), max_length=9, blank=True)
    note = models.TextField(_("note"), blank=True)
    is_host = models.BooleanField(_("our own institution"), default=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    folded = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=900, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("sort_key", "id"), name="organisation_in_order"),
            # those of a country in the order of lists, so that a page of them ends with its rows
            models.Index(fields=("country", "sort_key", "id"), name="organisation_of_country"),
            models.Index(fields=("folded",), name="organisation_by_folded_name"),
            models.Index(fields=("changed_at",), name="organisation_by_change"),
            models.Index(fields=("ror",), name="organisation_by_ror"),
            # one or two rows of all: asked for on every paper
            models.Index(fields=("is_host",), name="organisation_of_ours", condition=Q(is_host=True)),
            # the foreign key's own index holds mostly NULL, and SQLite then scans the table instead
            models.Index(
                fields=("parent",), name="organisation_with_parent", condition=Q(parent__isnull=False)
            ),
        )
        constraints = (
            models.CheckConstraint(name="organisation_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="organisation_is_not_its_own_parent", condition=~Q(parent=models.F("id"))
            ),
            models.CheckConstraint(
                name="organisation_kind_is_known",
                condition=Q(kind__in=[kind.value for kind in OrganisationKind]),
            ),
            models.CheckConstraint(
                name="organisation_ror_begins_with_0", condition=Q(ror="") | Q(ror__startswith="0")
            ),
            models.CheckConstraint(
                name="merged_organisation_is_archived",
                condition=Q(merged_into__isnull=True) | Q(archived_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ror_address(self) -> str:
        """The page of its entry in the public registry; "" without an id."""
        return f"https://ror.org/{self.ror}" if self.ror else ""


class OrganisationName(models.Model):
    """Another name of an organisation: as written in a document, short, former, in another language.

    ``valid_from`` and ``valid_until`` are ISO text, as precise as they are known: a name with either
    was the body's name then.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=NameKind.choices, default=NameKind.ALIAS)
    language = models.CharField(max_length=8, blank=True)
    valid_from = models.CharField(max_length=10, blank=True)
    valid_until = models.CharField(max_length=10, blank=True)
    folded = models.CharField(max_length=300, editable=False)

    class Meta:
        ordering = ("kind", "text")
        indexes = (models.Index(fields=("folded",), name="organisation_by_other_name"),)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "text"), name="organisation_name_once"),
        )

    def __str__(self) -> str:
        return self.text
