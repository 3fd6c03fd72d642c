"""Finding partners, agreements and documents by words."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from ninja import Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import documents as shape
from caunoi_web.api.scopes import Scope
from caunoi_web.search import queries
from caunoi_web.search.models import Kind

resource = Resource("Search")


@resource.get("/search", action=Action.REGISTER_READ, gives=shape.SearchGiven)
def search(request: HttpRequest, asked: Query[shape.SearchAsked]) -> Any:
    """Find partners, agreements and documents.

    Every word asked for must begin a word of the thing, with or without accents; exact accents come first.
    Documents are found by tokens that may read them.
    """
    groups = queries.search(
        user=request.user, question=asked.q.strip(), kind=asked.kind or "", limit=asked.limit
    )
    may_read = request.auth.has(Scope.SOURCES_READ)  # type: ignore[attr-defined]
    shown = [group for group in groups if may_read or group.kind != Kind.DOCUMENT]
    return shape.SearchGiven(groups=[_group(group) for group in shown])


def _group(group: queries.Group) -> shape.GroupGiven:
    return shape.GroupGiven(
        kind=group.kind.value,
        number=group.number,
        is_more=group.is_more,
        hits=[
            shape.HitGiven(
                id=hit.target_id, title=_text(hit.title), detail=_text(hit.detail), excerpt=_text(hit.excerpt)
            )
            for hit in group.hits
        ],
    )


def _text(pieces: Iterable[Any]) -> str:
    return "".join(piece.text for piece in pieces)
