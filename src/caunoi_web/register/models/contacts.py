"""The people of a partner: personal data, kept for a reason and until a day."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.masking import SHORTEST
from caunoi_web.common.spellings import letters_of, name_spellings, phone_spellings
from caunoi_web.register.models.organisations import Organisation
from caunoi_web.register.models.records import Record


class DataClass(models.TextChoices):
    """How carefully the data has to be kept (Law 91/2025/QH15 knows basic and sensitive data)."""

    PUBLISHED = "published", pgettext_lazy("personal data", "Published by the partner itself")
    BASIC = "basic", pgettext_lazy("personal data", "Basic personal data")
    SENSITIVE = "sensitive", pgettext_lazy("personal data", "Sensitive personal data")


class LawfulBasis(models.TextChoices):
    """Why it may be kept."""

    CONSENT = "consent", pgettext_lazy("lawful basis", "The person agreed")
    AGREEMENT = "agreement", pgettext_lazy("lawful basis", "Needed to carry out an agreement")
    DUTY = "duty", pgettext_lazy("lawful basis", "A law asks for it")
    PUBLISHED = "published", pgettext_lazy("lawful basis", "The person or the partner made it public")


class ContactQuerySet(models.QuerySet["Contact"]):
    """Words about contacts, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.CONTACT_READ) else self.none()

    def live(self) -> Self:
        """Not archived, not erased."""
        return self.filter(archived_at__isnull=True, erased_at__isnull=True)

    def last_seen_first(self) -> Self:
        """Who was met last stands first, those never met last."""
        return self.order_by(models.F("seen_on").desc(nulls_last=True), "folded", "id")


class Contact(Record):
    """A person of a partner. ``start`` and ``end`` are ISO text, as precise as they are known.

    The history of a contact names the fields that changed and never their values, so that erasing
    the person leaves nothing of them behind.
    """

    target_kind = "contact"
    # What is taken away when a person asks to be forgotten.
    PERSONAL = ("name", "title", "role", "unit", "email", "phone", "start", "end", "seen_note")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=200, blank=True)
    title = models.CharField(_("academic or honorary title"), max_length=60, blank=True)
    role = models.CharField(_("position"), max_length=200, blank=True)
    unit = models.CharField(_("unit of the partner"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    start = models.CharField(_("in office from"), max_length=10, blank=True)
    end = models.CharField(_("in office until"), max_length=10, blank=True)
    seen_on = models.DateField(_("last seen on"), null=True, blank=True)
    seen_note = models.CharField(_("where, and with whom"), max_length=300, blank=True)
    data_class = models.CharField(
        _("personal data class"), max_length=10, choices=DataClass.choices, default=DataClass.BASIC
    )
    basis = models.CharField(
        _("lawful basis"), max_length=10, choices=LawfulBasis.choices, default=LawfulBasis.AGREEMENT
    )
    retain_until = models.DateField(_("keep until"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    folded = models.CharField(max_length=200, blank=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("organisation", "seen_on"), name="contact_by_partner"),
            models.Index(fields=("retain_until",), name="contact_by_retention"),
        )
        constraints = (
            models.CheckConstraint(
                name="contact_has_name_until_erased", condition=~Q(name="") | Q(erased_at__isnull=False)
            ),
            models.CheckConstraint(
                name="erased_contact_is_empty",
                condition=Q(erased_at__isnull=True)
                | Q(name="", title="", role="", unit="", email="", phone="", folded="", seen_note=""),
            ),
            models.CheckConstraint(
                name="contact_class_is_known", condition=Q(data_class__in=DataClass.values)
            ),
            models.CheckConstraint(name="contact_basis_is_known", condition=Q(basis__in=LawfulBasis.values)),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip() or str(_("Erased on request"))

    @property
    def sought_by(self) -> list[str]:
        """What the person is found by in documents: also as others write the name and the telephone."""
        return [words for words in (*self._names, self.email, *phone_spellings(self.phone)) if words]

    @property
    def sought_alone(self) -> list[str]:
        """The name, when it has too few letters to be sought without a person looking at each place."""
        return [name for name in self._names if letters_of(name) < SHORTEST]

    @property
    def _names(self) -> tuple[str, ...]:
        return name_spellings(self.name)

    @property
    def from_day(self) -> PartialDate | None:
        """Since when the person holds the position."""
        return PartialDate.parse(self.start) if self.start else None

    @property
    def until_day(self) -> PartialDate | None:
        """Until when."""
        return PartialDate.parse(self.end) if self.end else None
