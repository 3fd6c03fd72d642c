"""Who sees what first at home: the sections in the order in which a role acts on them, and what it does most.

After the personas of the trade: the office works things off, the head of a unit acts for the unit, the head
of the office and the rectorate decide, a viewer looks things up, an administrator keeps it all running.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may

WORK, REVIEW, ENDING, REGISTER, STATED, CHANGES, SITE = (
    "work", "review", "ending", "register", "stated", "changes", "site",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Start:
    """Something a role begins with: what it is called, where it is done, the right it needs."""

    label: Promise
    page: str
    right: Action


@dataclass(frozen=True, slots=True)
class HomePlan:
    """The sections in their order; ``own_unit`` shows what ends soon at the person's own unit."""

    parts: tuple[str, ...]
    starts: tuple[Start, ...]
    own_unit: bool = False


_PARTNER = Start(_("Find a partner"), "register:organisations", Action.REGISTER_READ)
_BRIEF = Start(_("Before a guest comes"), "register:organisations", Action.REGISTER_READ)
_OVERVIEW = Start(_("Overview"), "overview:dashboard", Action.REPORT_READ)
_REPORTS = Start(_("Reports"), "reports:index", Action.REPORT_READ)
_ACTIVITY = Start(_("Record an activity"), "activities:activity_add", Action.ACTIVITY_WRITE)
_PROPOSE = Start(_("Propose an agreement"), "signing:propose", Action.SIGNING_PROPOSE)
_UPLOAD = Start(_("Upload documents"), "sources:upload", Action.SOURCE_ADD)
_IMPORT = Start(_("Import a table"), "imports:add", Action.REGISTER_IMPORT)
_SLEEPING = Start(_("What sleeps"), "activities:sleeping", Action.ACTIVITY_READ)
_CASES = Start(_("On the way to signing"), "signing:board", Action.SIGNING_READ)
_PEOPLE = Start(_("People"), "people:list", Action.PEOPLE_MANAGE)
_PERSONAL = Start(_("Personal data"), "people:personal_data", Action.PERSONAL_DATA)
_PUBLIC = Start(_("Public page"), "public:settings", Action.PUBLIC_MANAGE)

HOME: Mapping[str, HomePlan] = {
    Role.VIEWER: HomePlan((REGISTER, ENDING, STATED), (_PARTNER, _OVERVIEW, _REPORTS)),
    Role.UNIT_LEAD: HomePlan(
        (WORK, ENDING, REGISTER, STATED), (_ACTIVITY, _PROPOSE, _PARTNER, _CASES), own_unit=True
    ),
    Role.OFFICER: HomePlan(
        (WORK, REVIEW, ENDING, REGISTER, STATED, CHANGES), (_UPLOAD, _IMPORT, _ACTIVITY, _PROPOSE)
    ),
    Role.HEAD: HomePlan(
        (WORK, ENDING, REGISTER, REVIEW, STATED, CHANGES), (_CASES, _SLEEPING, _REPORTS, _BRIEF)
    ),
    Role.RECTOR: HomePlan((WORK, REGISTER, ENDING, STATED, CHANGES), (_CASES, _BRIEF, _OVERVIEW, _REPORTS)),
    Role.ADMINISTRATOR: HomePlan(
        (SITE, WORK, REVIEW, REGISTER, ENDING, STATED, CHANGES), (_PEOPLE, _PERSONAL, _PUBLIC, _IMPORT)
    ),
}


def starts_of(user: User) -> list[tuple[str, str]]:
    """What the person begins with: (label, address), as far as the rights reach."""
    return [
        (str(start.label), reverse(start.page)) for start in HOME[user.role].starts if may(user, start.right)
    ]
