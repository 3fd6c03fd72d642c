"""The heading of the office's papers, replaced on screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.views.faults import explain
from caunoi_web.reports import services
from caunoi_web.reports.forms.papers import LetterheadForm
from caunoi_web.reports.models import Letterhead, WordTemplate
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.queries.word_templates import FIELDS
from caunoi_web.signing.forms.templates import TemplateFileForm
from caunoi_web.signing.queries.drafts import unknown_words

FILES_SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REPORT_HEADING)
def letterhead(request: HttpRequest) -> HttpResponse:
    """Change the heading, and see it as papers print it."""
    form = letterhead_form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            services.set_letterhead(actor=request.user, version=values.pop("version"), values=values)
            messages.success(request, _("The heading is kept; every report has it from now on."))
            return redirect("reports:letterhead")
        except InvalidValue as fault:
            explain(form, fault)
        except StaleRecord as stale:
            form.data = form.data.copy()
            form.data["version"] = str(stale.version)
            form.add_error(None, str(stale.message))
    return letterhead_page(request, form=form, status=422 if form.errors else 200)


def letterhead_page(
    request: HttpRequest,
    *,
    form: LetterheadForm | None = None,
    file_form: TemplateFileForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The heading as it is printed, its form, and the office's own Word files."""
    context = {
        "form": form or letterhead_form(),
        "heading": heading_of(timezone.localdate()),
        "file_form": file_form or TemplateFileForm(auto_id="word_%s"),
        "files": list(WordTemplate.objects.select_related("added_by")[:FILES_SHOWN]),
        "fields": FIELDS,
        "unknown_words": lambda unknown: unknown_words(unknown, FIELDS),
    }
    return render_page(request, "reports/letterhead.html", context, status=status)


def letterhead_form(data: QueryDict | None = None) -> LetterheadForm:
    """The form, filled with what is kept or with what was typed."""
    kept = Letterhead.objects.first() or Letterhead()
    initial = {name: getattr(kept, name) for name in LetterheadForm.base_fields}
    return LetterheadForm(data, initial=initial)
