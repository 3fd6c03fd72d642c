"""Any list as a file: exactly what its address shows, as Excel, CSV, Word or JSON."""

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow, require
from caunoi_web.common.asof import day_of
from caunoi_web.reports.errors import NoSuchFile
from caunoi_web.reports.exports.formats import FORMATS, Format
from caunoi_web.reports.listings import LISTINGS, Asked, Listing
from caunoi_web.reports.tables import Table


@require_safe
@allow(Action.REPORT_EXPORT)
def export(request: HttpRequest, name: str, ending: str) -> FileResponse:
    """The list ``name`` with the filters, columns and order of the address."""
    listing, kind = _listing(name), _format(ending)
    require(request.user, listing.right)
    return _file(listing.table(asked_of(request)), kind)


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for."""
    return Asked(request.user, request.GET, day_of(request), timezone.now())


def _file(table: Table, kind: Format) -> FileResponse:
    target = TemporaryFile()  # noqa: SIM115  (closed when the answer has been sent)
    kind.write(table, target)
    target.seek(0)
    return FileResponse(
        target, as_attachment=True, filename=file_name(table, kind), content_type=kind.media_type
    )


def file_name(table: Table, kind: Format) -> str:
    """After the list and its day."""
    return f"{table.name}-{table.head.day.isoformat()}.{kind.ending}"


def _listing(name: str) -> Listing:
    if name not in LISTINGS:
        raise NoSuchFile(_("There is no list of this name to export."))
    return LISTINGS[name]


def _format(ending: str) -> Format:
    if ending not in FORMATS:
        raise NoSuchFile(_("Lists are exported as Excel, text, Word or data files only."))
    return FORMATS[ending]
