"""The register's own sections of a partner's page, beside those that higher apps add."""

from datetime import date

from django.http import HttpRequest

from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.moments import kind_label, moments_of
from caunoi_web.common.panels import Panel
from caunoi_web.register.models import Organisation, PartnerNote
from caunoi_web.register.queries.acquaintances import contacts_of, host_units_of, writers_about
from caunoi_web.register.queries.years import years_of

MOMENTS_SHOWN = 60


def notes_panel(request: HttpRequest, organisation: Organisation, day: date) -> Panel:
    """What a new officer must know, then the other notes."""
    rows = PartnerNote.objects.visible_to(request.user).live().filter(organisation=organisation)
    return Panel("register/partner/notes.html", {"rows": list(rows.select_related("created_by"))})


def people_panel(request: HttpRequest, organisation: Organisation, day: date) -> Panel:
    """Who knows them: their people and ours."""
    contacts = contacts_of(request.user, organisation.pk)
    return Panel(
        "register/partner/people.html",
        {
            "may_see": may(request.user, Action.CONTACT_READ),
            "contacts": [one for one in contacts if one.archived_at is None],
            "former": [one for one in contacts if one.archived_at is not None],
            "writers": writers_about(organisation.pk),
            "units": host_units_of(organisation.pk),
        },
    )


def timeline_panel(request: HttpRequest, organisation: Organisation, day: date) -> Panel:
    """Everything that happened, from every app, drawn and listed; ``told`` of the address is its kind."""
    every = moments_of(request.user, [organisation.pk])
    chosen, is_whole = request.GET.get("told", ""), request.GET.get("whole") == "1"
    shown = [moment for moment in every if chosen in ("", moment.kind)]
    kinds = sorted({moment.kind for moment in every}, key=kind_label)
    return Panel(
        "register/partner/timeline.html",
        {
            "years": years_of(shown, day),
            "moments": shown if is_whole else shown[:MOMENTS_SHOWN],
            "number": len(shown),
            "every": len(every),
            "chosen": chosen,
            "kinds": [
                (kind, kind_label(kind), sum(moment.kind == kind for moment in every)) for kind in kinds
            ],
        },
    )


def merges_panel(request: HttpRequest, organisation: Organisation, day: date) -> Panel | None:
    """Records that were put into this one; each can be taken apart again."""
    rows = organisation.merges.filter(undone_at__isnull=True).select_related("merged", "by")
    return Panel("register/partner/merges.html", {"rows": list(rows)}) if rows else None


PANELS = {
    "merges": (70, merges_panel),
    "notes": (40, notes_panel),
    "people": (50, people_panel),
    "timeline": (60, timeline_panel),
}
