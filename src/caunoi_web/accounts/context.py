"""What every page knows about the person who looks at it."""

from functools import partial
from typing import Any

from django.http import HttpRequest

from caunoi_web.accounts.policies import ALLOWED, may
from caunoi_web.common import navigation


def person_context(request: HttpRequest) -> dict[str, Any]:
    """``person`` (None when nobody is signed in), ``may(action)`` and the places of the header."""
    user = getattr(request, "user", None)
    person = user if user and user.is_authenticated else None
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    actions = frozenset(map(str, ALLOWED.get(person.role, frozenset()))) if person else frozenset()
    return {
        "person": person,
        "may": partial(may, person),
        "navigation": navigation.links(view_name, actions),
        "search_address": navigation.address("search:results"),
        "search_is_current": view_name == "search:results",
    }
