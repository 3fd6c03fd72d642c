"""The one row that says whether there is a public page, and what it may show."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.domain.terms import Status
from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.public.licences import CHOICES, DEFAULT

# In the lists of levels and tiers: those of which neither is known.
NOT_SAID = "none"


def default_statuses() -> list[str]:
    """What a university can be asked about today."""
    return [Status.IN_FORCE.value, Status.INDEFINITE.value, Status.OPEN_CONDITIONAL.value]


class Publication(models.Model):
    """What an administrator decided. Until then there is no row, and nothing is published.

    ``agreement_kinds``, ``levels``, ``tiers``, ``statuses`` and both lists of fields are allow-lists:
    what is not named in them is not shown, also when a later version of the program knows more.
    ``name_*`` is the university's name, ``title_*`` the page's, ``sites`` the origins that may embed.
    """

    target_kind = "publication"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    is_only = models.BooleanField(default=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    is_on = models.BooleanField(_("the public page is on"), default=False)
    name_vi = models.CharField(_("the university's name in Vietnamese"), max_length=300, blank=True)
    name_en = models.CharField(_("the university's name in English"), max_length=300, blank=True)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    introduction_vi = models.TextField(_("introduction in Vietnamese"), blank=True)
    introduction_en = models.TextField(_("introduction in English"), blank=True)
    email = models.EmailField(_("contact e-mail"), blank=True)
    website = models.URLField(_("the university's website"), blank=True)
    licence = models.CharField(_("licence of the open data"), max_length=20, choices=CHOICES, default=DEFAULT)
    agreement_kinds = models.JSONField(_("kinds of agreements"), default=list)
    levels = models.JSONField(_("levels of agreements"), default=list)
    statuses = models.JSONField(_("states of agreements"), default=default_statuses)
    tiers = models.JSONField(_("tiers of partners"), default=list)
    partner_fields = models.JSONField(_("fields of partners"), default=list)
    agreement_fields = models.JSONField(_("fields of agreements"), default=list)
    sites = models.JSONField(_("sites that may embed the lists"), default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(name="one_publication_only", condition=Q(is_only=True)),
            models.CheckConstraint(
                name="publication_licence_is_known", condition=Q(licence__in=[code for code, _ in CHOICES])
            ),
        )

    def __str__(self) -> str:
        return self.name_in(settings.LANGUAGE_CODE) or str(_("Public page"))

    def name_in(self, language: str) -> str:
        """The university's name, in the other language when this one has none."""
        return self._in("name", language)

    def title_in(self, language: str) -> str:
        """What the public page is called; "" when nobody gave it a name."""
        return self._in("title", language)

    def introduction_in(self, language: str) -> str:
        """The words at the top; not borrowed from the other language."""
        return str(getattr(self, f"introduction_{language}", ""))

    def _in(self, field: str, language: str) -> str:
        both = {code: str(getattr(self, f"{field}_{code}")) for code in ("vi", "en")}
        return both.get(language, "") or both["vi"] or both["en"]
