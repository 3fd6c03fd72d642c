"""Papers of cases: fetching them, drafts from templates, the templates themselves; what is there already."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Form, Query
from ninja.files import UploadedFile

from caunoi_web.accounts.policies import Action
from caunoi_web.api.case_shapes import case_given
from caunoi_web.api.resource import Resource
from caunoi_web.api.rule_shapes import template_given
from caunoi_web.api.schemas import signing as cases
from caunoi_web.api.schemas import signing_rules as shape
from caunoi_web.api.schemas.base import Ref
from caunoi_web.api.shapes import found, named, ref
from caunoi_web.register.models import Organisation
from caunoi_web.register.services.parties import label_of
from caunoi_web.signing.models import Case, CasePaper, DraftTemplate, TemplateVersion
from caunoi_web.signing.queries.covering import already_there
from caunoi_web.signing.queries.drafts import field_names
from caunoi_web.signing.services import drafts
from caunoi_web.signing.services.signing import Upload
from caunoi_web.sources.originals import path_of

resource = Resource("Signing")
_BYTES = "application/octet-stream"


@resource.get("/signing/papers/{uuid:id}", action=Action.SIGNING_READ, gives=bytes)
def get_case_paper(request: HttpRequest, id: UUID) -> Any:
    """Fetch a paper of a case, byte for byte."""
    visible = Case.objects.visible_to(request.user)
    paper = get_object_or_404(CasePaper.objects.filter(case__in=visible), pk=id)
    try:
        data = path_of(paper.sha256).read_bytes()
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(BytesIO(data), as_attachment=True, filename=paper.file_name, content_type=_BYTES)


@resource.post("/signing/cases/{uuid:id}/draft", action=Action.SIGNING_READ, gives=cases.CaseGiven)
def make_draft(request: HttpRequest, id: UUID, body: shape.DraftAsked) -> Any:
    """Make a draft of a case from a file of a template; what is missing stays marked in it."""
    case = found(request, Case.objects.select_related("partner", "unit", "officer"), id)
    drafts.make_draft(
        actor=request.user,
        case=case,
        version=named(TemplateVersion.objects.select_related("template"), "template", body.template),
        day=timezone.localdate(),
    )
    return case_given(found(request, Case.objects.select_related("partner", "unit", "officer"), id))


@resource.get("/signing/already", action=Action.SIGNING_PROPOSE, gives=shape.AlreadyGiven)
def find_what_is_there(request: HttpRequest, asked: Query[shape.AlreadyAsked]) -> Any:
    """Say what is in force and what is under way with a partner, before something is proposed."""
    partner = named(Organisation.objects.visible_to(request.user).live(), "partner", asked.partner)
    name = partner.name if partner else asked.name.strip()
    already = already_there(request.user, partner=partner, partner_name=name, day=timezone.localdate())
    return shape.AlreadyGiven(
        agreements=[Ref(id=one.pk, name=label_of(one)) for one in already.agreements],
        cases=[
            shape.CaseThere(unit=str(double.case.unit), case=ref(double.case) if double.may_open else None)
            for double in already.cases
        ],
        organisations=[Ref(id=one.pk, name=one.name) for one in already.organisations],
    )


@resource.get("/signing/templates", action=Action.SIGNING_READ, gives=shape.TemplateList)
def list_templates(request: HttpRequest) -> Any:
    """List the templates of drafts with their files, and the fields one may use in them."""
    every = DraftTemplate.objects.prefetch_related("versions")
    fields = {code: str(label) for code, label in field_names().items()}
    return shape.TemplateList(items=[template_given(one) for one in every], fields=fields)


@resource.post("/signing/templates", action=Action.SIGNING_RULES, gives=shape.TemplateGiven)
def add_template(request: HttpRequest, file: File[UploadedFile], about: Form[shape.TemplateMade]) -> Any:
    """Add a template of its own with its first file (.docx)."""
    made = drafts.add_template(actor=request.user, upload=_upload(file), **about.model_dump())
    return template_given(made.template)


@resource.post("/signing/templates/{uuid:id}/files", action=Action.SIGNING_RULES, gives=shape.TemplateGiven)
def replace_template(request: HttpRequest, id: UUID, file: File[UploadedFile]) -> Any:
    """Keep another file for a template; the old ones stay. With unknown fields it is kept, but not used."""
    template = get_object_or_404(DraftTemplate, pk=id)
    drafts.replace_template(actor=request.user, template=template, upload=_upload(file))
    return template_given(template)


@resource.get("/signing/template-files/{uuid:id}", action=Action.SIGNING_READ, gives=bytes)
def get_template_file(request: HttpRequest, id: UUID) -> Any:
    """Fetch a file of a template."""
    version = get_object_or_404(TemplateVersion.objects.select_related("template"), pk=id)
    answer = HttpResponse(drafts.template_bytes(version), content_type=_BYTES)
    name = f"{version.template.code}-{version.number}.docx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _upload(file: UploadedFile) -> Upload:
    return Upload(file.name or "", file.read())
