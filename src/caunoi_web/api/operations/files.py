"""Lists and reports as files: asked for, made in the background, fetched."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.api.callers import require_scope
from caunoi_web.api.lists import day_asked
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import files as shape
from caunoi_web.api.scopes import scope_for
from caunoi_web.reports import services
from caunoi_web.reports.errors import NoSuchFile
from caunoi_web.reports.exports.formats import FORMATS
from caunoi_web.reports.listings import LISTINGS, Asked, Listing
from caunoi_web.reports.queries.files import own_files
from caunoi_web.reports.services.files import path_of
from caunoi_web.tasks.models import LeaseState, Task

resource = Resource("Exports")
_SHOWN = 50
# The brief tells of people, activities and cases too: whoever fetches it by a token needs the scopes of all.
_BRIEF = (Action.REGISTER_READ, Action.CONTACT_READ, Action.ACTIVITY_READ, Action.SIGNING_READ)


@resource.get("/lists", action=Action.REPORT_EXPORT, gives=shape.ListingList)
def list_listings(request: HttpRequest) -> Any:
    """List the lists and reports that can leave as files."""
    items = [
        shape.ListingGiven(name=one.name, label=str(one.label), scope=str(scope_for(one.right, reads=True)))
        for one in LISTINGS.values()
        if may(request.user, one.right)
    ]
    return shape.ListingList(items=items, formats=list(FORMATS))


@resource.post("/lists/{name}/exports", action=Action.REPORT_EXPORT, gives=shape.ListFileGiven, reads=True)
def export_list(request: HttpRequest, name: shape.ListCode, body: shape.FileAsked) -> Any:
    """Have the whole of a list or report made as a file, in the background.

    The same question gives the work that is under way. `get_export` says how far it is.
    """
    listing = LISTINGS[name]
    _refuse(request, listing)
    query = body.query | ({"tongue": body.language} if body.language else {})
    asked = Asked(request.user, query, day_asked(body), timezone.now())
    task = services.ask_for_file(actor=request.user, listing=listing, kind=FORMATS[body.format], asked=asked)
    return _given(task)


@resource.get("/exports", action=Action.REPORT_EXPORT, gives=shape.FileList)
def list_exports(request: HttpRequest) -> Any:
    """List the files one has asked for within a day, the newest first."""
    tasks = own_files(request.user, timezone.now())[:_SHOWN]
    return shape.FileList(items=[_given(task) for task in tasks])


@resource.get("/exports/{uuid:id}", action=Action.REPORT_EXPORT, gives=shape.ListFileGiven)
def get_export(request: HttpRequest, id: UUID) -> Any:
    """Say how far a file is."""
    return _given(get_object_or_404(own_files(request.user, timezone.now()), pk=id))


@resource.get("/exports/{uuid:id}/file", action=Action.REPORT_EXPORT, gives=bytes)
def download_export(request: HttpRequest, id: UUID) -> Any:
    """Fetch a file that is done."""
    done = own_files(request.user, timezone.now()).filter(state=LeaseState.DONE)
    task = get_object_or_404(done, pk=id)
    _refuse(request, LISTINGS[task.payload["list"]])
    kind = FORMATS[task.payload["ending"]]
    try:
        file = path_of(task.pk, kind.ending).open("rb")
    except FileNotFoundError as gone:
        raise NoSuchFile(_("This file is not there any more. Export the list again.")) from gone
    return FileResponse(file, as_attachment=True, filename=task.result["name"], content_type=kind.media_type)


def refuse_brief(request: HttpRequest) -> None:
    """Raise ``MissingScope`` unless the token was made for all that a brief tells its owner."""
    for action in _BRIEF:
        if may(request.user, action):
            require_scope(request, action)


def _refuse(request: HttpRequest, listing: Listing) -> None:
    """The list's own right and scope, beside those of files."""
    require(request.user, listing.right)
    require_scope(request, listing.right)
    if listing.name == "brief":
        refuse_brief(request)


def _given(task: Task) -> shape.ListFileGiven:
    payload, done = task.payload, task.result or {}
    return shape.ListFileGiven(
        id=task.pk,
        list=payload["list"],
        format=payload["ending"],
        query=payload["query"],
        as_of=payload["day"],
        state=task.state,
        progress=task.progress,
        message=task.message,
        name=done.get("name"),
        rows=done.get("rows"),
        asked_at=task.created_at,
        finished_at=task.finished_at,
    )
