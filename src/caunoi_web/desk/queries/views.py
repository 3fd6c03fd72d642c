"""The saved views beside a list."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from caunoi_web.accounts.models import User
from caunoi_web.desk.models import ListName, SavedView
from caunoi_web.desk.queries.addresses import kept_query


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A saved view as a link. ``by`` names the owner of another person's view, "" for one's own."""

    id: UUID
    name: str
    href: str
    by: str
    is_shared: bool
    is_current: bool
    list: str


def views_of(user: User, list_name: str = "", query: str = "") -> list[ViewLink]:
    """One's own views, then the shared ones of others; the one that ``query`` shows is current. One query."""
    found = SavedView.objects.visible_to(user).select_related("owner")
    if list_name:
        found = found.of_list(list_name)
    current = kept_query(query)
    links = [_link(view, user, current) for view in found]
    return sorted(links, key=lambda link: (link.by != "", link.list, link.name.casefold()))


def _link(view: SavedView, user: User, current: str) -> ViewLink:
    address = reverse(ListName(view.list).address)
    return ViewLink(
        id=view.pk,
        name=view.name,
        href=f"{address}?{view.query}" if view.query else address,
        by="" if view.owner_id == user.pk else str(view.owner),
        is_shared=view.is_shared,
        is_current=bool(current) and view.query == current,
        list=view.list,
    )
