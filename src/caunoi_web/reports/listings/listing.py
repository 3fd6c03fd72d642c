"""What a listing is: a list of the site that can leave it as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action
from caunoi_web.reports.tables import Paper


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: by whom, for which day, when, and the query of the list's address."""

    user: User
    query: Mapping[str, str]
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """A list by the name it has in addresses; ``right`` is what reading it on the screen asks for.

    ``table`` makes the table of everything that passes the filters, in the order of the screen;
    ``settled`` gives the query with whatever a later moment would read otherwise written out (the
    columns a person has chosen for themselves), so that a file made in the background is the one that
    was asked for.
    """

    name: str
    label: str | Promise
    right: Action
    table: Callable[[Asked], Paper]
    settled: Callable[[Asked], dict[str, str]] = lambda asked: dict(asked.query)
