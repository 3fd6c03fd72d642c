"""What the search box offers while one types: places, things to do, saved views, and records."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import ALLOWED, Action, may
from caunoi_web.common.navigation import links
from caunoi_web.desk.queries.views import views_of
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import search

HITS_OF_EACH = 5
PLACES_SHOWN = 6

_COMMANDS: tuple[tuple[str | Promise, str, Action], ...] = (
    (_("Add an agreement"), "register:agreement_add", Action.REGISTER_WRITE),
    (_("Add a partner"), "register:organisation_add", Action.REGISTER_WRITE),
    (_("Propose an agreement"), "signing:propose", Action.SIGNING_PROPOSE),
    (_("Upload documents"), "sources:upload", Action.SOURCE_ADD),
    (_("What changed since I last looked"), "register:changes", Action.VIEW_OWN),
    (_("My views"), "desk:views", Action.VIEW_OWN),
    (_("Change password"), "people:password", Action.OWN_PASSWORD),
)
_ADDRESSES = {
    Kind.ORGANISATION: "register:organisation",
    Kind.AGREEMENT: "register:agreement",
    Kind.DOCUMENT: "sources:document",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette."""

    label: str
    href: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Lines of one sort under a title."""

    title: str
    offers: tuple[Offer, ...]


def offers(user: User, typed: str) -> list[OfferGroup]:
    """What fits the words typed, places and commands first; everything to go to when nothing is typed."""
    groups = [
        OfferGroup(str(_("Go to")), _places(user, typed)),
        OfferGroup(str(_("Do")), _commands(user, typed)),
        OfferGroup(str(_("My views")), _views(user, typed)),
        *_records(user, typed),
    ]
    return [group for group in groups if group.offers]


def _fits(label: str, typed: str) -> bool:
    """True when every word typed begins a word of the label, whatever the accents."""
    words = fold(label).split()
    return all(any(word.startswith(asked) for word in words) for asked in fold(typed).split())


def _places(user: User, typed: str) -> tuple[Offer, ...]:
    actions = frozenset(str(action) for action in ALLOWED.get(user.role, ()))
    places = (Offer(str(link.label), link.href) for link in links("", actions))
    return tuple(place for place in places if _fits(place.label, typed))[:PLACES_SHOWN]


def _commands(user: User, typed: str) -> tuple[Offer, ...]:
    allowed = ((str(label), name) for label, name, action in _COMMANDS if may(user, action))
    return tuple(Offer(label, reverse(name)) for label, name in allowed if _fits(label, typed))


def _views(user: User, typed: str) -> tuple[Offer, ...]:
    return tuple(Offer(view.name, view.href, view.by) for view in views_of(user) if _fits(view.name, typed))


def _records(user: User, typed: str) -> list[OfferGroup]:
    found = search(user=user, question=typed, limit=HITS_OF_EACH) if fold(typed) else []
    return [
        OfferGroup(
            str(group.kind.label),
            tuple(
                Offer(
                    "".join(piece.text for piece in hit.title),
                    reverse(_ADDRESSES[group.kind], args=[hit.target_id]),
                    "".join(piece.text for piece in hit.detail)[:120],
                )
                for hit in group.hits
            ),
        )
        for group in found
    ]
