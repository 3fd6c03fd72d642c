"""The heading of the office's papers: data that the office replaces on screen."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.models.records import Record

LETTERHEAD_ID = UUID(int=1)  # there is one


class Letterhead(Record):
    """Who issues papers, from where, to whom, who signs. Empty fields are printed as dots to fill in.

    The layout follows Decree 30/2020/ND-CP as far as it is known here; until somebody says
    ``is_confirmed`` every paper says that it has to be compared with the decree.
    """

    target_kind = "letterhead"

    superior = models.CharField(_("superior body"), max_length=200, blank=True)
    superior_en = models.CharField(_("superior body, in English"), max_length=200, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
    issuer_en = models.CharField(_("issuing body, in English"), max_length=200, blank=True)
    number = models.CharField(_("number and sign"), max_length=60, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    recipients = models.TextField(_("recipients, one a line"), max_length=2000, blank=True)
    signer_title = models.TextField(_("who signs: position, one line each"), max_length=300, blank=True)
    signer_name = models.CharField(_("who signs: name"), max_length=100, blank=True)
    is_confirmed = models.BooleanField(
        _("the layout has been compared with Decree 30/2020/ND-CP"), default=False
    )

    class Meta:
        constraints = (models.CheckConstraint(name="one_letterhead", condition=Q(id=LETTERHEAD_ID)),)

    def __str__(self) -> str:
        return self.issuer
