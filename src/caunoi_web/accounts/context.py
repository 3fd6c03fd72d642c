"""What every page knows about the person who looks at it."""

import logging
from functools import partial
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import ALLOWED, may
from caunoi_web.common import navigation

log = logging.getLogger(__name__)


def person_context(request: HttpRequest) -> dict[str, Any]:
    """``person`` (None when nobody is signed in), ``may(action)`` and the places of the header."""
    person = _person(request)
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    actions = frozenset(map(str, ALLOWED.get(person.role, frozenset()))) if person else frozenset()
    return {
        "person": person,
        "may": partial(may, person),
        "navigation": navigation.links(view_name, actions),
        "search_address": navigation.address("search:results"),
        "search_is_current": view_name == "search:results",
    }


def _person(request: HttpRequest) -> User | None:
    """The signed-in person; None also when the database cannot say, so that a fault page can be drawn."""
    try:
        user = getattr(request, "user", None)
        return user if user and user.is_authenticated else None
    except DatabaseError as fault:
        log.error("no person on this page: %s", fault)
        return None
