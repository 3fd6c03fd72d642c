"""One page about a partner before the guest comes: on screen, as DOCX, as PDF."""

from io import BytesIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.register.exports.brief_docx import brief_docx
from caunoi_web.register.exports.brief_pdf import brief_pdf
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.brief import Brief, brief_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@personal
@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def brief(request: HttpRequest, pk: UUID) -> HttpResponse:
    """On screen, ready to be printed."""
    partner, found = _asked(request, pk)
    return render_page(request, "register/brief.html", {"partner": partner, "brief": found})


@personal
@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def docx(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As a file for Word."""
    partner, found = _asked(request, pk)
    return _file(brief_docx(found), partner, found, "docx", DOCX)


@personal
@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As a PDF."""
    partner, found = _asked(request, pk)
    return _file(brief_pdf(found), partner, found, "pdf", PDF)


def _asked(request: HttpRequest, pk: UUID) -> tuple[Organisation, Brief]:
    partners = Organisation.objects.visible_to(request.user).select_related("parent", "created_by")
    partner = get_object_or_404(partners, pk=pk)
    return partner, brief_of(request.user, partner, day_of(request), timezone.localtime())


def _file(file: BytesIO, partner: Organisation, found: Brief, ending: str, kind: str) -> HttpResponse:
    name = f"{partner.folded.replace(' ', '-')[:60]}-{found.day.isoformat()}.{ending}"
    as_file = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Type": kind, "Content-Disposition": as_file or ""}
    return HttpResponse(file.getvalue(), headers=headers)
