"""Any list as a file: exactly what its address shows; a long one is made in the background."""

from tempfile import TemporaryFile
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_safe

from caunoi_web.accounts.policies import Action, allow, require
from caunoi_web.common.asof import day_of
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.register.queries.remembered import is_large
from caunoi_web.reports import services
from caunoi_web.reports.errors import NoSuchFile
from caunoi_web.reports.exports.formats import FORMATS, Format
from caunoi_web.reports.listings import LISTINGS, Asked, Listing
from caunoi_web.reports.queries.files import own_files
from caunoi_web.reports.services.files import path_of
from caunoi_web.reports.tables import Paper
from caunoi_web.reports.tongues import spoken, tongue_of
from caunoi_web.tasks.models import LeaseState, Task

AWAITED = "awaited_files"  # in the session
LONG_FROM = 5_000  # rows; more would hold a web process for seconds


@personal
@require_GET
@allow(Action.REPORT_EXPORT)
def export(request: HttpRequest, name: str, ending: str) -> HttpResponseBase:
    """The list ``name`` with the filters, columns and order of the address; a long one goes to a worker."""
    listing, kind = _listing(name), _format(ending)
    require(request.user, listing.right)
    asked = asked_of(request)
    if not (listing.counts_all and is_large()):
        tongue = tongue_of(request.GET)
        paper = spoken(lambda: listing.table(asked), tongue)
        if not kind.carries(paper.number):
            return _too_long(request, listing, paper, kind)
        if paper.number <= LONG_FROM:
            with override(tongue.language):
                return _file(paper, kind)
    task = services.ask_for_file(actor=request.user, listing=listing, kind=kind, asked=asked)
    _await(request, task)
    return redirect("reports:making", task.pk)


@personal
@require_safe
@allow(Action.REPORT_EXPORT)
def making(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a long file is, and what else the person has asked for within a day.

    The finished file starts by itself once for each time it was asked for, so that going back to this page
    does not fetch it again.
    """
    found = own_files(request.user, timezone.now())
    task = get_object_or_404(found, pk=pk)
    starts = task.state == LeaseState.DONE and _is_awaited(request, task)
    context = {"task": task, "others": found.exclude(pk=pk)[:20], "starts": starts}
    return render_page(request, "reports/making.html", context)


@personal
@require_safe
@allow(Action.REPORT_EXPORT)
def made(request: HttpRequest, pk: UUID) -> FileResponse:
    """The finished file, for whoever asked for it, within a day."""
    found = own_files(request.user, timezone.now()).filter(state=LeaseState.DONE)
    task = get_object_or_404(found, pk=pk)
    require(request.user, _listing(task.payload["list"]).right)  # the role may have changed since
    kind = _format(task.payload["ending"])
    try:
        file = path_of(task.pk, kind.ending).open("rb")
    except FileNotFoundError as gone:
        raise NoSuchFile(_("This file is not there any more. Export the list again.")) from gone
    return FileResponse(file, as_attachment=True, filename=task.result["name"], content_type=kind.media_type)


def _await(request: HttpRequest, task: Task) -> None:
    """Note that this browser waits for the file."""
    others = [one for one in request.session.get(AWAITED, []) if one != str(task.pk)]
    request.session[AWAITED] = [*others, str(task.pk)][-services.MOST_OPEN :]


def _is_awaited(request: HttpRequest, task: Task) -> bool:
    """Whether this browser waits for the file; from now on it does not."""
    awaited = request.session.get(AWAITED, [])
    if str(task.pk) not in awaited:
        return False
    request.session[AWAITED] = [one for one in awaited if one != str(task.pk)]
    return True


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for."""
    return Asked(request.user, request.GET, day_of(request), timezone.now())


def _too_long(request: HttpRequest, listing: Listing, paper: Paper, kind: Format) -> HttpResponse:
    """What the kind of file cannot carry, and the kinds that can, with the same question."""
    others = [one for one in FORMATS.values() if one.carries(paper.number)]
    context = {"listing": listing, "kind": kind, "number": paper.number, "others": others}
    return render_page(request, "reports/too_long.html", context, status=422)


def _file(paper: Paper, kind: Format) -> FileResponse:
    target = TemporaryFile()  # noqa: SIM115  (closed when the answer has been sent)
    kind.write(paper, target)
    target.seek(0)
    return FileResponse(
        target, as_attachment=True, filename=file_name(paper, kind), content_type=kind.media_type
    )


def file_name(paper: Paper, kind: Format) -> str:
    """After the list and its day."""
    return f"{paper.name}-{paper.head.day.isoformat()}.{kind.ending}"


def _listing(name: str) -> Listing:
    if name not in LISTINGS:
        raise NoSuchFile(_("There is no list of this name to export."))
    return LISTINGS[name]


def _format(ending: str) -> Format:
    if ending not in FORMATS:
        raise NoSuchFile(_("Lists are exported as Excel, text, Word or data files only."))
    return FORMATS[ending]
