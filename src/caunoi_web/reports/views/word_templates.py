"""The office's own Word file for reports: uploaded, fetched, chosen, and the default again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.reports import services
from caunoi_web.reports.errors import NoSuchFile, UnusableTemplate
from caunoi_web.reports.exports.docx_default import default_template
from caunoi_web.reports.exports.formats import FORMATS
from caunoi_web.reports.models import WordTemplate
from caunoi_web.reports.queries.word_templates import FIELDS
from caunoi_web.reports.views.letterheads import letterhead_page
from caunoi_web.signing.forms.templates import TemplateFileForm
from caunoi_web.signing.queries.drafts import unknown_words
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.uploads import bounded


@require_POST
@allow(Action.REPORT_HEADING)
@bounded
def add(request: HttpRequest) -> HttpResponse:
    """Upload a file; it is used at once when all its fields are known."""
    form = TemplateFileForm(request.POST, request.FILES, auto_id="word_%s")
    if form.is_valid():
        upload = form.upload
        try:
            added = services.add_word_template(actor=request.user, name=upload.name, data=upload.data)
        except (UnusableTemplate, NotStored) as fault:
            form.add_error("file", str(fault.message))
        else:
            _tell(request, added)
            return redirect("reports:letterhead")
    return letterhead_page(request, file_form=form, status=422)


@require_POST
@allow(Action.REPORT_HEADING)
def use(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an earlier file again."""
    services.use_word_template(actor=request.user, template=get_object_or_404(WordTemplate, pk=pk))
    messages.success(request, _("Word files of reports are made in this file from now on."))
    return redirect("reports:letterhead")


@require_POST
@allow(Action.REPORT_HEADING)
def use_default(request: HttpRequest) -> HttpResponse:
    """Back to the layout that comes with the site."""
    services.use_default_layout(actor=request.user)
    messages.success(request, _("Word files of reports have the default layout from now on."))
    return redirect("reports:letterhead")


@require_safe
@allow(Action.REPORT_HEADING)
def default(request: HttpRequest) -> HttpResponse:
    """The default layout with its fields, to be changed in Word."""
    return _word(default_template(), "default.docx")


@require_safe
@allow(Action.REPORT_HEADING)
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A file as it was uploaded."""
    found = get_object_or_404(WordTemplate, pk=pk)
    try:
        data = path_of(found.sha256).read_bytes()
    except FileNotFoundError as gone:
        raise NoSuchFile(_("This file is not there any more.")) from gone
    return _word(data, f"{found.pk}.docx")


def _tell(request: HttpRequest, added: WordTemplate) -> None:
    for line in unknown_words(added.unknown, FIELDS):
        messages.error(request, line)
    if added.unknown:
        messages.warning(request, _("The file is kept; until it is mended, the one before is used."))
    else:
        messages.success(request, _("Word files of reports are made in this file from now on."))


def _word(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=FORMATS["docx"].media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
