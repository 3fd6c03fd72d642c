"""What of a partner can be published."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi.domain.kinds import OrganisationKind
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_number
from caunoi_web.common.labels import ORGANISATION_KINDS
from caunoi_web.public.fields.field import Field
from caunoi_web.public.queries.visible import public_agreements
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import OrganisationName, OrganisationTier, Tier

ROR = "https://ror.org/"


def kind_words(kind: str) -> str:
    """What a kind of organisation is called."""
    return str(ORGANISATION_KINDS[OrganisationKind(kind)]) if kind else ""


def tier_words(tier: str) -> str:
    """What a tier is called; "" for none."""
    return str(Tier(tier).label) if tier else ""


def coded(key: str, words: Any) -> Any:
    """Writes a code together with what it is called: ``kind`` and ``kind_label``."""
    return lambda code: {key: code or None, f"{key}_label": words(code) or None}


def _other_names(ids: Sequence[UUID], _shown: Shown) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    rows = OrganisationName.objects.filter(organisation__in=ids).order_by("organisation", "kind", "text")
    for organisation, text in rows.values_list("organisation_id", "text"):
        found[organisation] = (*found.get(organisation, ()), text)
    return found


def _tiers(ids: Sequence[UUID], shown: Shown) -> Mapping[UUID, str]:
    rows = OrganisationTier.objects.as_of(shown.day).filter(organisation__in=ids)
    return dict(rows.values_list("organisation", "tier"))


def _numbers(ids: Sequence[UUID], shown: Shown) -> Mapping[UUID, int]:
    theirs = public_agreements(shown).filter(party_rows__organisation__in=ids).order_by()
    return dict(theirs.values_list("party_rows__organisation").annotate(number=Count("pk")))


PARTNER_FIELDS = (
    Field(
        "name",
        _("Name"),
        {"name": _("The name the university uses")},
        columns=("name",),
        is_always=True,
    ),
    Field("name_vi", _("Vietnamese name"), {"name_vi": _("Its name in Vietnamese")}, columns=("name_vi",)),
    Field("name_en", _("English name"), {"name_en": _("Its name in English")}, columns=("name_en",)),
    Field(
        "other_names",
        _("Other names"),
        {"other_names": _("Short, former and other names; a list")},
        rows=_other_names,
        nothing=(),
        text="; ".join,
        plain=lambda names: {"other_names": list(names)},
        is_usual=False,
        advice=_("Also names as they stand in documents."),
    ),
    Field(
        "kind",
        _("Kind"),
        {"kind": _("What sort of organisation it is; a code"), "kind_label": _("The same in words")},
        columns=("kind",),
        text=kind_words,
        plain=coded("kind", kind_words),
    ),
    Field(
        "country",
        _("Country or territory"),
        {"country": _("Where it has its seat; ISO 3166-1 code"), "country_label": _("The same in words")},
        columns=("country",),
        text=country_name,
        plain=coded("country", country_name),
    ),
    Field("city", _("City"), {"city": _("The city of its seat")}, columns=("city",)),
    Field("website", _("Website"), {"website": _("The address of its website")}, columns=("website",)),
    Field(
        "ror",
        _("ROR id"),
        {"ror": _("Its entry in the Research Organization Registry; an address")},
        columns=("ror",),
        text=lambda ror: f"{ROR}{ror}" if ror else "",
        plain=lambda ror: {"ror": f"{ROR}{ror}" if ror else None},
    ),
    Field(
        "tier",
        pgettext_lazy("of a partner", "Tier"),
        {
            "tier": _("How near the partner is to the university; a code"),
            "tier_label": _("The same in words"),
        },
        rows=_tiers,
        text=tier_words,
        plain=coded("tier", tier_words),
        is_usual=False,
        advice=_("What you call one partner, another one reads too."),
    ),
    Field(
        "agreements",
        _("Agreements"),
        {"agreements": _("How many of the agreements published here are with it; a number")},
        rows=_numbers,
        nothing=0,
        text=format_number,
        plain=lambda number: {"agreements": number},
        is_always=True,
    ),
)
