"""Templates of drafts: what there is, replacing a file, making a draft of a case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.errors import UnusableTemplate
from caunoi_web.signing.forms.templates import NewTemplateForm, TemplateFileForm
from caunoi_web.signing.models import DraftTemplate, TemplateVersion
from caunoi_web.signing.queries.drafts import field_names, unknown_words
from caunoi_web.signing.services import drafts
from caunoi_web.signing.views.cases import find
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.uploads import bounded

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@allow(Action.SIGNING_READ)
def templates(request: HttpRequest) -> HttpResponse:
    """Every template with its files, and the fields one may use."""
    return _page(request)


@require_POST
@allow(Action.SIGNING_RULES)
@bounded
def add(request: HttpRequest) -> HttpResponse:
    """Add a template."""
    form = NewTemplateForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            about = {name: form.cleaned_data[name] for name in ("name_vi", "name_en", "kind")}
            return _kept(request, drafts.add_template(actor=request.user, upload=form.upload, **about))
        except (UnusableTemplate, NotStored, InvalidValue) as fault:
            form.add_error("file", str(fault.message))
    return _page(request, new=form, status=422)


@require_POST
@allow(Action.SIGNING_RULES)
@bounded
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep another file for a template; the old ones stay."""
    template = get_object_or_404(DraftTemplate, pk=pk)
    form = TemplateFileForm(request.POST, request.FILES, prefix=template.code)
    if form.is_valid():
        try:
            made = drafts.replace_template(actor=request.user, template=template, upload=form.upload)
            return _kept(request, made)
        except (UnusableTemplate, NotStored) as fault:
            form.add_error("file", str(fault.message))
    return _page(request, replacing={template.code: form}, status=422)


@require_safe
@allow(Action.SIGNING_READ)
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A file of a template, to be changed in Word and uploaded again."""
    version = get_object_or_404(TemplateVersion, pk=pk)
    answer = HttpResponse(drafts.template_bytes(version), content_type=WORD)
    name = f"{version.template.code}-{version.number}.docx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
@allow(Action.SIGNING_READ)
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a draft of a case from a template."""
    found = find(request, pk)
    version = get_object_or_404(TemplateVersion, pk=_uuid(request.POST.get("template", "")))
    paper = drafts.make_draft(actor=request.user, case=found, version=version, day=day_of(request))
    if paper.missing:
        messages.warning(
            request,
            _("The draft is made. Still empty in it: %(names)s. Enter them under “Change the facts”.")
            % {"names": ", ".join(paper.missing)},
        )
    else:
        messages.success(request, _("The draft is made."))
    return redirect(f"{_address(found.pk)}#papers")


def _address(pk: UUID) -> str:
    return redirect("signing:case", pk).url


def _kept(request: HttpRequest, version: TemplateVersion) -> HttpResponse:
    if version.unknown:
        for line in unknown_words(version.unknown):
            messages.error(request, line)
        messages.warning(request, _("The file is kept; until it is mended, the one before is used."))
    else:
        messages.success(request, _("The file is kept; drafts are made from it from now on."))
    return redirect("signing:templates")


def _page(
    request: HttpRequest,
    *,
    new: NewTemplateForm | None = None,
    replacing: dict[str, TemplateFileForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = list(DraftTemplate.objects.prefetch_related("versions__added_by"))
    forms: dict[str, Any] = {one.code: TemplateFileForm(prefix=one.code) for one in found}
    context = {
        "templates": found,
        "forms": forms | (replacing or {}),
        "wrong": set(replacing or {}),
        "new": new or NewTemplateForm(auto_id="new_%s"),
        "fields": field_names(),
        "unknown_words": unknown_words,
    }
    return render_page(request, "signing/templates.html", context, status=status)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
