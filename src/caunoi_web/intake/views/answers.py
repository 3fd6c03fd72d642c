"""The answers of a card, as they come in a request."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.queries.questions import NEW
from caunoi_web.intake.services import (
    Choice,
    Choices,
    accept_agreement,
    accept_figure,
    accept_organisation,
)

_ABOUT_ORGANISATION = "org-"


def accept_as_answered(
    request: HttpRequest, proposal: Proposal, *, value: dict[str, Any] | None = None, reason: str = ""
) -> Proposal:
    """Accept a proposal of any kind; raises what the services raise."""
    about = {
        "actor": request.user,
        "proposal": proposal,
        "version": version_seen(request),
        "value": value,
        "reason": reason,
    }
    if proposal.kind == ProposalKind.ORGANISATION:
        return accept_organisation(**about, choice=_choice(request, str(proposal.pk)))
    if proposal.kind == ProposalKind.AGREEMENT:
        return accept_agreement(**about, choices=_choices(request))
    return accept_figure(**about)


def version_seen(request: HttpRequest) -> int | None:
    """The version of the proposal that the page showed; nonsense counts as an old one."""
    seen = request.POST.get("version", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def _choices(request: HttpRequest) -> Choices:
    keys = [
        name.removeprefix(_ABOUT_ORGANISATION)
        for name in request.POST
        if name.startswith(_ABOUT_ORGANISATION)
    ]
    return Choices(
        parties={UUID(key): _choice(request, key) for key in keys if _is_id(key)},
        agreement=request.POST.get("agreement", NEW),
        shown=_ids(request, "shown-agreements"),
    )


def _choice(request: HttpRequest, key: str) -> Choice:
    return Choice(request.POST.get(f"{_ABOUT_ORGANISATION}{key}", ""), _ids(request, f"shown-{key}"))


def _ids(request: HttpRequest, name: str) -> frozenset[str]:
    return frozenset(request.POST.get(name, "").split(",")) - {""}


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
