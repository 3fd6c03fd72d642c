"""The way through the site: what the header offers, and which of it is current."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the header: its label, address name, and the addresses that belong to it.

    ``areas`` are beginnings of view names (``register:organisation``). ``action`` is the right
    that the place asks for, in the words of accounts/policies.py.
    """

    label: Promise
    name: str
    action: str
    areas: tuple[str, ...]

    def holds(self, view_name: str) -> bool:
        """True when the page ``view_name`` belongs to this place."""
        return view_name == self.name or view_name.startswith(self.areas)


PLACES = (
    Place(pgettext_lazy("navigation", "Home"), "reports:home", "report.read", ("reports:home",)),
    Place(pgettext_lazy("navigation", "Overview"), "overview:dashboard", "report.read", ("overview:",)),
    Place(pgettext_lazy("navigation", "Documents"), "sources:list", "source.read", ("sources:",)),
    Place(pgettext_lazy("navigation", "Review"), "intake:queue", "review.read", ("intake:",)),
    Place(
        pgettext_lazy("navigation", "Partners"),
        "register:organisations",
        "register.read",
        ("register:organisation",),
    ),
    Place(
        pgettext_lazy("navigation", "Agreements"),
        "register:agreements",
        "register.read",
        ("register:agreement",),
    ),
    Place(pgettext_lazy("navigation", "Signing"), "signing:board", "signing.read", ("signing:",)),
    Place(
        pgettext_lazy("navigation", "Activities"),
        "activities:activities",
        "activity.read",
        ("activities:",),
    ),
    Place(
        pgettext_lazy("navigation", "Reports"),
        "reports:index",
        "report.read",
        (
            "reports:register",
            "reports:yearly",
            "reports:year_words",
            "reports:expiring",
            "reports:promises",
            "reports:letterhead",
            "reports:word_",
            "reports:making",
            "reports:export",
        ),
    ),
    Place(
        pgettext_lazy("navigation", "People"),
        "people:list",
        "people.manage",
        ("people:list", "people:add", "people:person", "people:unit"),
    ),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A place as one page shows it."""

    label: Promise
    href: str
    is_current: bool


def address(name: str) -> str:
    """The address of a view that takes no arguments; "" while there is no such view."""
    return _address(name, get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)


@cache
def _address(name: str, _prefix: str, _urlconf: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def links(view_name: str, actions: frozenset[str]) -> list[Link]:
    """The places a person with the rights ``actions`` may go to, as seen from ``view_name``."""
    found = ((place, address(place.name)) for place in PLACES if place.action in actions)
    return [Link(place.label, href, place.holds(view_name)) for place, href in found if href]
