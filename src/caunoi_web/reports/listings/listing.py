"""What a listing is: a list of the site that can leave it as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.utils.functional import Promise

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action
from caunoi_web.reports.tables import Paper

Counted = TypeVar("Counted")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: by whom, for which day, when, and the query of the list's address.

    ``found`` holds what was counted for it: a paper in two languages is made twice, but counted once.
    """

    user: User
    query: Mapping[str, str]
    day: date
    at: datetime
    found: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, count: Callable[[], Counted]) -> Counted:
        """What ``count`` finds, in no language; counted at the first call."""
        if name not in self.found:
            self.found[name] = count()
        return cast("Counted", self.found[name])


@dataclass(frozen=True, slots=True)
class Listing:
    """A list by the name it has in addresses; ``right`` is what reading it on the screen asks for.

    ``table`` makes the table of everything that passes the filters, in the order of the screen;
    ``settled`` gives the query with whatever a later moment would read otherwise written out (the
    columns a person has chosen for themselves), so that a file made in the background is the one that
    was asked for. ``counts_all`` says that counting alone takes long on a large register, however few its
    rows are.
    """

    name: str
    label: str | Promise
    right: Action
    table: Callable[[Asked], Paper]
    settled: Callable[[Asked], dict[str, str]] = lambda asked: {key: asked.query[key] for key in asked.query}
    counts_all: bool = False
