"""The office's own Word file for reports: the one in use, the earlier ones, the default."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File
from ninja.files import UploadedFile

from caunoi_web.accounts.policies import Action
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import papers as shape
from caunoi_web.reports import services
from caunoi_web.reports.exports.docx_default import default_template
from caunoi_web.reports.models import WordTemplate
from caunoi_web.sources.originals import path_of

resource = Resource("Reports")
_FIELDS = ("id", "file_name", "unknown", "is_used", "added_at")


@resource.get("/reports/layouts", action=Action.REPORT_HEADING, gives=shape.LayoutList)
def list_report_layouts(request: HttpRequest) -> Any:
    """List the Word files that reports can be made in; none in use means the default."""
    return shape.LayoutList(items=[_given(one) for one in WordTemplate.objects.all()])


@resource.post("/reports/layouts", action=Action.REPORT_HEADING, gives=shape.LayoutList)
def add_report_layout(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Upload a Word file with fields; it is used at once when all its fields are known."""
    services.add_word_template(actor=request.user, name=file.name or "", data=file.read())
    return list_report_layouts(request)


@resource.post("/reports/layouts/default", action=Action.REPORT_HEADING, gives=shape.LayoutList)
def use_default_report_layout(request: HttpRequest) -> Any:
    """Make reports in the default layout again."""
    services.use_default_layout(actor=request.user)
    return list_report_layouts(request)


@resource.post("/reports/layouts/{uuid:id}/use", action=Action.REPORT_HEADING, gives=shape.LayoutList)
def use_report_layout(request: HttpRequest, id: UUID) -> Any:
    """Make reports in an earlier file again."""
    services.use_word_template(actor=request.user, template=get_object_or_404(WordTemplate, pk=id))
    return list_report_layouts(request)


@resource.get("/reports/layouts/default/file", action=Action.REPORT_HEADING, gives=bytes)
def get_default_report_layout(request: HttpRequest) -> Any:
    """Fetch the default layout with its fields, to be changed in Word."""
    return _word(default_template(), "default.docx")


@resource.get("/reports/layouts/{uuid:id}/file", action=Action.REPORT_HEADING, gives=bytes)
def get_report_layout_file(request: HttpRequest, id: UUID) -> Any:
    """Fetch a file as it was uploaded."""
    found = get_object_or_404(WordTemplate, pk=id)
    try:
        return _word(path_of(found.sha256).read_bytes(), f"{found.pk}.docx")
    except FileNotFoundError as gone:
        raise Http404 from gone


def _word(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _given(one: WordTemplate) -> shape.LayoutGiven:
    return shape.LayoutGiven(**{field: getattr(one, field) for field in _FIELDS})
