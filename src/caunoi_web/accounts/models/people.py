"""People who use the register, and the university's own units."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.ids import uuid7


class Role(models.TextChoices):
    """What a person may do (accounts/policies.py says which actions each role has)."""

    VIEWER = "viewer", _("Viewer")
    UNIT_LEAD = "unit_lead", _("Head of a faculty or unit")
    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head of office")
    RECTOR = "rector", _("Rectorate")
    ADMINISTRATOR = "administrator", _("Administrator")


class Unit(models.Model):
    """A faculty, office or laboratory of the host institution."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name_vi = models.CharField(_("Vietnamese name"), max_length=300)
    name_en = models.CharField(_("English name"), max_length=300, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ("name_vi",)

    def __str__(self) -> str:
        return self.name_vi


class User(AbstractUser):
    """A person who signs in; never deleted, only made inactive, so that history keeps its names."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.VIEWER)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    first_name = None
    last_name = None

    class Meta:
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(name="user_role_is_known", condition=models.Q(role__in=Role.values)),
        )

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return self.username
