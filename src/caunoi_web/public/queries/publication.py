"""What is decided about the public page now."""

from caunoi.domain.kinds import AgreementKind
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS, default_keys
from caunoi_web.public.models import NOT_SAID, Publication
from caunoi_web.register.models import Level, Organisation, Tier


def current_publication() -> Publication | None:
    """The publication; None while nobody has decided anything. One query."""
    return Publication.objects.first()


def proposed_publication() -> Publication:
    """What the screen of an installation without a publication begins with: off, with usual fields."""
    host = Organisation.objects.filter(is_host=True).live().first()
    return Publication(
        name_vi=(host.name_vi or host.name) if host else "",
        name_en=(host.name_en or host.name) if host else "",
        website=host.website if host else "",
        agreement_kinds=[kind.value for kind in AgreementKind if kind is not AgreementKind.NDA],
        levels=[level or NOT_SAID for level in Level.values],
        tiers=[*Tier.values, NOT_SAID],
        partner_fields=default_keys(PARTNER_FIELDS),
        agreement_fields=default_keys(AGREEMENT_FIELDS),
    )
