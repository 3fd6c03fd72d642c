"""Which records are public. Everything a visitor gets begins with one of these two functions."""

from django.db.models import CharField, Exists, OuterRef, Q, Subquery

from caunoi_web.public.models import NOT_SAID, KeptOut
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import (
    Agreement,
    AgreementParty,
    Organisation,
    OrganisationTier,
    Stretch,
    Tier,
)
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.models.organisations import OrganisationQuerySet

EVERY_TIER = frozenset({NOT_SAID, *Tier.values})


def public_agreements(shown: Shown) -> AgreementQuerySet:
    """The agreements a visitor may see, each with its ``status`` on the day, by its stretch of life.

    An agreement is shown when its kind, level and status are, nobody kept it out, and each of its
    partners may be named: one partner that is kept out or archived takes the agreement along. Everything is
    asked of one agreement at a time, so that a list goes along its own order and ends with the page.
    """
    levels = [level for level in shown.levels if level != NOT_SAID]
    if NOT_SAID in shown.levels:
        levels.append("")
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"))
    life = Stretch.objects.on(shown.day).filter(agreement=OuterRef("pk"))
    return (
        Agreement.objects.live()
        .annotate(status=Subquery(life.values("status")[:1], output_field=CharField()))
        .filter(Exists(life.filter(status__in=sorted(shown.statuses))))
        .filter(Exists(parties), kind__in=sorted(shown.kinds), level__in=sorted(levels))
        .exclude(pk__in=KeptOut.objects.of_kind(Agreement.target_kind))
        .exclude(Exists(parties.filter(_is_not_named(shown, "organisation__"))))
    )


def public_partners(shown: Shown) -> OrganisationQuerySet:
    """The organisations a visitor may see: those with at least one public agreement."""
    theirs = public_agreements(shown).filter(party_rows__organisation=OuterRef("pk"))
    return Organisation.objects.live().partners().exclude(_is_not_named(shown, "")).filter(Exists(theirs))


def _is_not_named(shown: Shown, path: str) -> Q:
    """The organisation at ``path`` must not be named: archived, kept out, or of a tier that is not shown."""
    key = f"{path}pk" if path else "pk"
    hidden = Q(**{f"{path}archived_at__isnull": False}) | Q(**{f"{path}is_host": True})
    hidden |= Q(**{f"{key}__in": KeptOut.objects.of_kind(Organisation.target_kind)})
    if shown.tiers >= EVERY_TIER:
        return hidden
    known = OrganisationTier.objects.as_of(shown.day)
    wrong = known.exclude(tier__in=sorted(shown.tiers)).values("organisation")
    hidden |= Q(**{f"{key}__in": wrong})
    if NOT_SAID not in shown.tiers:
        hidden |= ~Q(**{f"{key}__in": known.values("organisation")})
    return hidden
