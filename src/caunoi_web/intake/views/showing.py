"""How the review page is put together: the text on the left, the proposals and the open card on the right."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page, wants_piece
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.queries.acts import last_act
from caunoi_web.intake.queries.board import Board, board_of, proposals_in, row_words
from caunoi_web.intake.queries.cards import Card, Given, card_of
from caunoi_web.intake.queries.hosts import other_host
from caunoi_web.intake.queries.paper import marks_of
from caunoi_web.intake.queries.published import published_entries
from caunoi_web.intake.wording import decision_words
from caunoi_web.sources.marked_text import passages_of
from caunoi_web.sources.models import Document
from caunoi_web.sources.text_blocks import Part, part_at, parts_of


def show(
    request: HttpRequest,
    document: Document,
    *,
    chosen: UUID | None = None,
    fault: str = "",
    picked: Mapping[str, str] | None = None,
    form: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """The review page, or its panel of proposals when HTMX asks for that.

    ``picked`` are answers given already, ``fault`` why the last wish was refused, ``form`` the change
    of the chosen proposal that is being typed.
    """
    proposals = proposals_in(document)
    board = board_of(proposals, chosen)
    given = Given(picked or {}, _typed_parties(form))
    card = card_of(board.chosen, document, day_of(request), given) if board.chosen else None
    context = _panel(request, document, proposals, board, card) | {"fault": fault, "form": form}
    if form is not None and card and card.proposal.kind == ProposalKind.ORGANISATION:
        context["published"] = published_entries(card.proposal)
    if not wants_piece(request):
        context |= _paper(request, document, proposals, board)
    return render_page(request, "intake/review.html", context, piece="intake/panel.html", status=status)


def show_paper(request: HttpRequest, document: Document, chosen: UUID | None) -> HttpResponse:
    """The text alone, in the part where the chosen proposal stands."""
    proposals = proposals_in(document)
    board = board_of(proposals, chosen)
    context = {"document": document, "board": board} | _paper(request, document, proposals, board)
    return render_page(request, "intake/paper.html", context)


def review_address(request: HttpRequest, document: Document, proposal: UUID | None = None) -> str:
    """The review page of a document with a proposal open, on the day the page speaks of."""
    query = _day_asked(request)
    if proposal:
        query["p"] = str(proposal)
    address = reverse("intake:review", args=[document.pk])
    anchor = f"#p-{proposal}" if proposal else ""
    return f"{address}?{urlencode(query)}{anchor}" if query else address


def move_on(request: HttpRequest, document: Document, proposal: UUID | None) -> HttpResponse:
    """After a decision: the page with the next proposal open; a redirect unless HTMX asked."""
    address = review_address(request, document, proposal)
    if not wants_piece(request):
        return redirect(address)
    document.refresh_from_db(fields=["state"])
    response = show(request, document, chosen=proposal)
    response["HX-Push-Url"] = address
    return response


def chosen_in(request: HttpRequest) -> UUID | None:
    """The proposal that the address opens; None for none or nonsense."""
    try:
        return UUID(request.GET.get("p", ""))
    except ValueError:
        return None


def _typed_parties(form: forms.Form | None) -> tuple[str, ...]:
    """The partners of an agreement that is being changed, so that each is asked about."""
    if form is None or not form.is_bound or "parties" not in form.fields:
        return ()
    return tuple(form["parties"].value() or ())


def _panel(
    request: HttpRequest, document: Document, proposals: list[Proposal], board: Board, card: Card | None
) -> dict[str, Any]:
    return {
        "document": document,
        "board": board,
        "card": card,
        "day": day_of(request),
        "last": last_act(proposals, request.user),
        "certain_count": sum(one.is_certain and not one.is_settled for one in proposals),
        "part_number": _part(request, document, board).number,
        "address": _addresses(request, document),
        "acts": f"?{urlencode(_day_asked(request))}" if _day_asked(request) else "",
        "row_words": row_words,
        "decision_words": decision_words,
        "may_decide": may(request.user, Action.REVIEW_DECIDE),
    }


def _paper(
    request: HttpRequest, document: Document, proposals: list[Proposal], board: Board
) -> dict[str, Any]:
    part = _part(request, document, board)
    chosen = board.chosen.pk if board.chosen else None
    marks = marks_of(proposals, chosen, _addresses(request, document))
    return {
        "passages": passages_of(document.text, part, marks),
        "part": part,
        "part_count": len(parts_of(document.text, document.structure)),
        "other_host": other_host(document),
    }


def _part(request: HttpRequest, document: Document, board: Board) -> Part:
    parts = parts_of(document.text, document.structure)
    wanted = request.GET.get("part", "")
    if wanted.isdecimal() and len(wanted) < 7 and 1 <= int(wanted) <= len(parts):
        return parts[int(wanted) - 1]
    return part_at(parts, board.chosen.start if board.chosen else 0)


def _day_asked(request: HttpRequest) -> dict[str, str]:
    """The day of the address, to be kept in the addresses of the page."""
    return {"as_of": request.GET["as_of"]} if request.GET.get("as_of") else {}


def _addresses(request: HttpRequest, document: Document) -> Callable[[UUID], str]:
    return lambda proposal: review_address(request, document, proposal)
