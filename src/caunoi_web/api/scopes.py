"""What a token is made for: areas of the register, to read or to write.

An operation asks for a right (accounts/policies.py), as a page does; the scope it needs follows from the
right and from whether it only reads. A token never does more than its owner may.
"""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.policies import Action


class Scope(StrEnum):
    """One thing a token may be made for."""

    REGISTER_READ = "register:read"
    REGISTER_WRITE = "register:write"
    CONTACTS_READ = "contacts:read"
    CONTACTS_WRITE = "contacts:write"
    ACTIVITIES_READ = "activities:read"
    ACTIVITIES_WRITE = "activities:write"
    SOURCES_READ = "sources:read"
    SOURCES_WRITE = "sources:write"
    REVIEW_READ = "review:read"
    REVIEW_WRITE = "review:write"
    SIGNING_READ = "signing:read"
    SIGNING_WRITE = "signing:write"
    REPORT_READ = "report:read"
    REPORT_WRITE = "report:write"
    HISTORY_READ = "history:read"
    PUBLIC_READ = "public:read"
    PUBLIC_WRITE = "public:write"
    DESK_READ = "desk:read"
    DESK_WRITE = "desk:write"
    PEOPLE_MANAGE = "people:manage"


LABELS = {
    Scope.REGISTER_READ: _("Read partners and agreements"),
    Scope.REGISTER_WRITE: _("Add and change partners and agreements"),
    Scope.CONTACTS_READ: _("Read partners' people (personal data)"),
    Scope.CONTACTS_WRITE: _("Add and change partners' people (personal data)"),
    Scope.ACTIVITIES_READ: _("Read activities and promises"),
    Scope.ACTIVITIES_WRITE: _("Record and change activities and promises"),
    Scope.SOURCES_READ: _("Read documents"),
    Scope.SOURCES_WRITE: _("Add documents"),
    Scope.REVIEW_READ: _("Read what waits for review"),
    Scope.REVIEW_WRITE: _("Decide on what was read"),
    Scope.SIGNING_READ: _("Read cases on their way to signing"),
    Scope.SIGNING_WRITE: _("Propose cases and move them on"),
    Scope.REPORT_READ: _("Read reports"),
    Scope.REPORT_WRITE: _("Write the heading and the words of reports, close years"),
    Scope.HISTORY_READ: _("Read who changed what"),
    Scope.PUBLIC_READ: _("Read what the public page shows"),
    Scope.PUBLIC_WRITE: _("Say what the public page shows"),
    Scope.DESK_READ: _("Read own work-list, views and comments"),
    Scope.DESK_WRITE: _("Write own views and comments, watch records"),
    Scope.PEOPLE_MANAGE: _("Manage people and units"),
}

_AREAS = {
    "register": "register",
    "contact": "contacts",
    "activity": "activities",
    "life": "activities",
    "proof": "activities",
    "promise": "activities",
    "source": "sources",
    "review": "review",
    "signing": "signing",
    "report": "report",
    "year": "report",
    "history": "history",
    "public": "public",
    "notice": "desk",
    "comment": "desk",
    "view": "desk",
    "task": "desk",
    "people": "people",
}


def scope_for(action: Action, *, reads: bool) -> Scope:
    """The scope a token needs for an operation that asks for ``action``."""
    area = _AREAS[action.partition(".")[0]]
    if area == "people":
        return Scope.PEOPLE_MANAGE
    if area == "history":
        return Scope.HISTORY_READ
    return Scope(f"{area}:{'read' if reads else 'write'}")
