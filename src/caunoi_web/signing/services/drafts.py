"""Templates of drafts, and drafts made from them."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.services.records import locked
from caunoi_web.signing.docx_filling import NotADocx, fields_in, fill
from caunoi_web.signing.errors import UnusableTemplate
from caunoi_web.signing.models import Case, CasePaper, DraftTemplate, EventKind, PaperKind, TemplateVersion
from caunoi_web.signing.queries.acting import Acting
from caunoi_web.signing.queries.drafts import field_names, field_values
from caunoi_web.signing.services.flow import current_of, steps_of
from caunoi_web.signing.services.journal import tell
from caunoi_web.signing.services.papers import File, keep_paper, may_add_paper
from caunoi_web.signing.services.signing import Upload
from caunoi_web.signing.shipped import shipped_file
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.originals import keep, path_of
from caunoi_web.sources.services import record_change
from caunoi_web.sources.services.receiving import check_size


@transaction.atomic
def add_template(*, actor: User, name_vi: str, name_en: str, kind: str, upload: File) -> TemplateVersion:
    """Add a template of its own with its first file."""
    require(actor, Action.SIGNING_RULES)
    if not name_vi.strip():
        raise InvalidValue("name_vi", _("This is needed."))
    stem = slugify(fold(name_vi))[:34] or "template"
    taken = set(DraftTemplate.objects.values_list("code", flat=True))
    code = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if one not in taken)
    template = DraftTemplate.objects.create(
        code=code, kind=kind, name_vi=name_vi.strip(), name_en=name_en.strip()
    )
    return replace_template(actor=actor, template=template, upload=upload)


@transaction.atomic
def replace_template(*, actor: User, template: DraftTemplate, upload: File) -> TemplateVersion:
    """Keep a new file for a template; the old ones stay. With unknown fields it is kept, but not used.

    Raises ``UnusableTemplate`` for what is no Word document, ``NotStored`` for a file that is too large.
    """
    require(actor, Action.SIGNING_RULES)
    name = clean_name(upload.name)
    check_size(name, len(upload.data))
    try:
        found = fields_in(upload.data)
    except NotADocx as fault:
        raise UnusableTemplate(
            _(
                "“%(name)s” is no plain Word document. Save it as .docx, without macros and without anything "
                "fetched from elsewhere, and upload it again."
            )
            % {"name": name}
        ) from fault
    template = DraftTemplate.objects.select_for_update().get(pk=template.pk)
    last = template.versions.order_by("-number").first()
    version = TemplateVersion.objects.create(
        template=template,
        number=last.number + 1 if last else 1,
        file_name=name,
        sha256=keep(upload.data),
        unknown=[field for field in found if field not in field_names()],
        added_by=actor,
    )
    record_change(
        actor=actor,
        action="draft_template.replaced",
        target_kind="draft_template",
        target_id=template.pk,
        label=template.name_vi,
        before={"number": last.number if last else None},
        after={"number": version.number, "sha256": version.sha256, "unknown": version.unknown},
    )
    return version


@transaction.atomic
def make_draft(*, actor: User, case: Case, version: TemplateVersion, day: date) -> CasePaper:
    """Fill a template from the case and keep the draft with it; what is missing stays marked in it."""
    case = locked(case)
    if not may_add_paper(actor, case):
        raise NotAllowed(_("Your role does not allow this."))
    if not version.is_usable:
        raise UnusableTemplate(_("This file has fields that are not known; mend it under Templates first."))
    names = field_names()
    data, missing = fill(template_bytes(version), field_values(case, day), names)
    current, who = current_of(steps_of(case)), Acting(actor)
    step = current.step if current else None
    stem = slugify(fold(case.title))[:80] or "draft"
    upload = Upload(f"{version.template.code}-{stem}-{case.papers.count() + 1}.docx", data)
    paper = keep_paper(
        case,
        who,
        kind=PaperKind.DRAFT,
        step=step,
        upload=upload,
        template=version,
        missing=[names[field] for field in missing],
    )
    tell(case, EventKind.PAPER, who, day=day, step=step, text=paper.file_name, after={"sha256": paper.sha256})
    return paper


def template_bytes(version: TemplateVersion) -> bytes:
    """The file of a version: shipped with the site, or kept by its hash."""
    return path_of(version.sha256).read_bytes() if version.sha256 else shipped_file(version.shipped)
