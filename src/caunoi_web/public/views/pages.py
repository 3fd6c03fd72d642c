"""The pages a visitor reads: start, partners, agreements, one of each."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from caunoi_web.common.keyset import keyset_page
from caunoi_web.public.exports import jsonld
from caunoi_web.public.queries.facets import (
    Choice,
    Counted,
    agreement_choices,
    count_agreements,
    count_partners,
    partner_choices,
)
from caunoi_web.public.queries.filters import (
    Chosen,
    find_agreements,
    find_partners,
    read_agreements_chosen,
    read_partners_chosen,
)
from caunoi_web.public.queries.orders import agreement_order, partner_order
from caunoi_web.public.queries.rows import agreement_rows, partner_rows
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.visits import Visit, visited
from caunoi_web.public.wording import chosen_words
from caunoi_web.register.models import Organisation

AGREEMENTS_SHOWN = 100
PER_PAGE = 50


@visited
def begin(visit: Visit) -> HttpResponse:
    """The way in: the list of partners in the installation's language."""
    return HttpResponseRedirect(reverse("public:partners", kwargs={"language": visit.language}))


@visited
def partners(visit: Visit) -> HttpResponse:
    """The partners that pass the filters of the address."""
    shown, request = visit.shown, visit.request
    chosen = read_partners_chosen(request.GET, shown).knowing(visit.profile.partners)
    found = find_partners(public_partners(shown), chosen, shown)
    page = keyset_page(request, found, partner_order(), PER_PAGE)
    counted = counted_partners(visit, chosen)
    choices = partner_choices(counted)
    context = _listed(chosen, choices) | {
        "page": page,
        "rows": partner_rows(page.object_list, shown),
        "total": counted.total,
    }
    return visit.page("public/partners.html", context)


@visited
def agreements(visit: Visit) -> HttpResponse:
    """The agreements that pass the filters of the address."""
    shown, request = visit.shown, visit.request
    chosen = read_agreements_chosen(request.GET, shown).knowing(visit.profile.agreements)
    found = find_agreements(public_agreements(shown), chosen, shown)
    page = keyset_page(request, found, agreement_order(shown), PER_PAGE)
    question = ("agreements", chosen.key)
    counted = visit.remembered(question, lambda: count_agreements(chosen, shown, visit.profile))
    context = _listed(chosen, agreement_choices(counted), _partner_named(visit, chosen)) | {
        "page": page,
        "rows": agreement_rows(page.object_list, shown),
        "total": counted.total,
    }
    return visit.page("public/agreements.html", context)


@visited
def partner(visit: Visit, pk: UUID) -> HttpResponse:
    """One partner with its agreements; a record that was put together with another leads there."""
    shown = visit.shown
    rows = partner_rows(public_partners(shown).filter(pk=pk), shown)
    if not rows:
        return _moved(visit, pk)
    theirs = find_agreements(public_agreements(shown), Chosen(values={"partner": str(pk)}), shown)
    keys = [key.ordering(backward=False) for key in agreement_order(shown)]
    agreements = agreement_rows(theirs.order_by(*keys)[: AGREEMENTS_SHOWN + 1], shown)
    context = {
        "partner": rows[0],
        "structured": jsonld.script_of(jsonld.partner(visit, rows[0])),
        "rows": agreements[:AGREEMENTS_SHOWN],
        "has_more": len(agreements) > AGREEMENTS_SHOWN,
    }
    return visit.page("public/partner.html", context)


@visited
def agreement(visit: Visit, pk: UUID) -> HttpResponse:
    """One agreement."""
    rows = agreement_rows(public_agreements(visit.shown).filter(pk=pk), visit.shown)
    if not rows:
        raise Http404
    structured = jsonld.script_of(jsonld.agreement(visit, rows[0]))
    return visit.page("public/agreement.html", {"agreement": rows[0], "structured": structured})


def counted_partners(visit: Visit, chosen: Chosen) -> Counted:
    """How many partners pass, and how many have each value of each filter."""
    question = ("partners", chosen.key)
    return visit.remembered(question, lambda: count_partners(chosen, visit.shown, visit.profile))


def _moved(visit: Visit, pk: UUID) -> HttpResponse:
    """To the record a merged one went into, when that one is public; else there is nothing."""
    survivor = Organisation.objects.filter(pk=pk).values_list("merged_into", flat=True).first()
    if survivor is None or not public_partners(visit.shown).filter(pk=survivor).exists():
        raise Http404
    return HttpResponseRedirect(
        reverse("public:partner", kwargs={"language": visit.language, "pk": survivor})
    )


def _partner_named(visit: Visit, chosen: Chosen) -> dict[str, str]:
    """The name of the partner whose agreements are asked for; one query, none when no partner is."""
    if "partner" not in chosen.values:
        return {}
    found = public_partners(visit.shown).filter(pk=chosen.values["partner"])
    rows = partner_rows(found, visit.shown)
    return {chosen.values["partner"]: rows[0].name} if rows else {}


def _listed(chosen: Chosen, choices: list[Choice], beside: dict[str, str] | None = None) -> dict[str, Any]:
    words = chosen_words(chosen, choices, beside)
    return {"chosen": chosen, "choices": choices, "chosen_words": words}
