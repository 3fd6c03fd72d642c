"""What a new activity is filled with: from an agreement, a promise, a partner, or like last time."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from caunoi_web.accounts.models import User
from caunoi_web.activities.forms.activities import account_of, initial_of
from caunoi_web.activities.forms.filters import read_id
from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.register.models import Agreement, Organisation


@dataclass(slots=True)
class Start:
    """What the form opens with, and what it is opened for."""

    initial: dict[str, Any] = field(default_factory=dict)
    known: list[Organisation] = field(default_factory=list)
    agreements: list[Any] = field(default_factory=list)
    commitment: Commitment | None = None


def start_of(request: HttpRequest) -> Start:
    """What the address asks for; an id nobody has is a 404."""
    user = request.user
    start = Start(initial={"currency": "VND", "unit": user.unit_id})
    if like := read_id(request.GET, "like"):
        return like_last_time(get_object_or_404(Activity.objects.visible_to(user), pk=like))
    if key := read_id(request.GET, "commitment"):
        found = Commitment.objects.visible_to(user).select_related("agreement__host_unit", "partner")
        _from_commitment(start, get_object_or_404(found, pk=key), user)
    elif key := read_id(request.GET, "agreement"):
        _from_agreement(start, get_object_or_404(Agreement.objects.visible_to(user), pk=key), user)
    elif key := read_id(request.GET, "partner"):
        partner = get_object_or_404(Organisation.objects.visible_to(user), pk=key)
        start.known = [partner]
        start.initial["partner"] = partner.name
    return start


def like_last_time(activity: Activity) -> Start:
    """The same again: everything but the day, the numbers, the outcome and the proof."""
    initial = initial_of(activity)
    for name in ("when", "number", "outcome", "cost", "income", "version"):
        initial.pop(name)
    initial["currency"] = activity.currency or "VND"
    known = [row.organisation for row in activity.partner_rows.select_related("organisation")]
    start = Start(initial, known, [activity.agreement_id] if activity.agreement_id else [])
    start.commitment = activity.commitment
    return start


def _from_agreement(start: Start, agreement: Agreement, user: User) -> None:
    start.known = [row.organisation for row in agreement.party_rows.select_related("organisation")]
    start.agreements = [agreement.pk]
    codes = list(agreement.activity_rows.values_list("code", flat=True)[:2])
    start.initial |= {
        "partner": "; ".join(partner.name for partner in start.known),
        "counts_for": account_of(agreement.pk, None),
        "unit": user.unit_id or agreement.host_unit_id,
        "kind": codes[0] if len(codes) == 1 else "",
    }


def _from_commitment(start: Start, commitment: Commitment, user: User) -> None:
    _from_agreement(start, commitment.agreement, user)
    start.commitment = commitment
    start.initial |= {
        "counts_for": account_of(commitment.agreement_id, commitment.pk),
        "unit": user.unit_id or commitment.unit_id or commitment.agreement.host_unit_id,
        "kind": commitment.code,
        "currency": commitment.currency or "VND",
        "in_kind": commitment.means == "kind",
    }
