"""Opening a case and changing its facts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing as signatures
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.queries.organisations import called, name_to_type
from caunoi_web.signing.errors import NoRoute
from caunoi_web.signing.forms.proposing import FactsForm, ProposalForm, initial_of
from caunoi_web.signing.forms.steps import upload_of
from caunoi_web.signing.models import Case, PaperKind
from caunoi_web.signing.queries.covering import Already, already_there
from caunoi_web.signing.services import papers, proposing
from caunoi_web.signing.services.signing import Upload
from caunoi_web.signing.views.faults import explain, show_stale
from caunoi_web.sources.originals import keep, path_of
from caunoi_web.sources.uploads import bounded

SALT = "signing.kept-file"


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SIGNING_PROPOSE)
@bounded
def propose(request: HttpRequest) -> HttpResponse:
    """Open a case; what is there already is shown first, and going on takes one more press."""
    day = day_of(request)
    partner = name_to_type(request.user, request.GET.get("partner", ""))
    form = ProposalForm(
        request.POST or None, request.FILES or None, user=request.user, initial={"partner": partner}
    )
    context: dict[str, Any] = {"form": form, "already": None, "kept": ""}
    if request.method == "POST" and form.is_valid():
        found = _already(request, form, day)
        upload = upload_of(form.cleaned_data["file"]) or _kept(request)
        if found and "anyway" not in request.POST:
            context |= {"already": found, "kept": _keep(upload), "kept_name": upload.name if upload else ""}
            return render_page(request, "signing/propose.html", context, status=409)
        try:
            made = proposing.propose(actor=request.user, values=form.values, day=day)
            if upload:
                papers.add_paper(
                    actor=request.user, case=made, upload=upload, kind=PaperKind.PROPOSAL, day=day
                )
            messages.success(request, _("The case is open; its first step is done."))
            return redirect("signing:case", made.pk)
        except InvalidValue as fault:
            explain(form, fault)
        except NoRoute as fault:
            form.add_error("kind", str(fault.message))
    return render_page(request, "signing/propose.html", context, status=422 if form.errors else 200)


@require_safe
@allow(Action.SIGNING_PROPOSE)
def already(request: HttpRequest) -> HttpResponse:
    """While a partner is typed: what is in force with it and what is under way."""
    typed, day = request.GET.get("partner", "").strip(), day_of(request)
    known = called(request.user, typed) if typed else []
    found = None
    if typed:
        partner = known[0] if len(known) == 1 else None
        found = already_there(request.user, partner=partner, partner_name=typed, day=day)
    return render_page(request, "signing/already.html", {"already": found, "day": day})


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SIGNING_PROPOSE)
def facts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the facts of an open case; what somebody else changed meanwhile is shown beside one's own."""
    found = get_object_or_404(Case.objects.visible_to(request.user).select_related("partner"), pk=pk)
    proposing.require_may_amend(request.user, found)
    form = FactsForm(request.POST or None, user=request.user, initial=initial_of(found))
    context: dict[str, Any] = {"form": form, "case": found, "differences": ()}
    if request.method == "POST" and form.is_valid():
        try:
            proposing.amend_case(
                actor=request.user,
                case=found,
                changes=form.values,
                version=form.cleaned_data["version"],
                day=day_of(request),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The change is saved and stands in the history."))
            return redirect("signing:case", pk)
        except StaleRecord as stale:
            context["form"], context["differences"] = show_stale(form, stale)
        except InvalidValue as fault:
            explain(form, fault)
    return render_page(request, "signing/facts.html", context, status=422 if form.errors else 200)


def _already(request: HttpRequest, form: ProposalForm, day: Any) -> Already:
    partner, name = form.cleaned_data["partner"]
    return already_there(request.user, partner=partner, partner_name=name, day=day)


def _keep(upload: Upload | None) -> str:
    """A file that waits for the second press: kept under its hash, named by a signed word of ours."""
    return signatures.dumps([upload.name, keep(upload.data)], salt=SALT) if upload else ""


def _kept(request: HttpRequest) -> Upload | None:
    try:
        name, sha256 = signatures.loads(request.POST.get("kept", ""), salt=SALT, max_age=86400)
        return Upload(name, path_of(sha256).read_bytes())
    except (signatures.BadSignature, OSError, ValueError):
        return None
