"""Two records of one body: choose, look at what would move, merge; and apart again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.moving import movers, previews
from caunoi_web.register import services
from caunoi_web.register.errors import CannotMerge, InvalidValue
from caunoi_web.register.forms.merging import MergeForm, OtherRecordForm
from caunoi_web.register.models import Merge, Organisation
from caunoi_web.register.queries.alike import alike_to
from caunoi_web.register.queries.history import history_of
from caunoi_web.register.queries.merging import names_to_add, values_to_fill, why_not
from caunoi_web.register.views.faults import explain
from caunoi_web.register.views.small_forms import partner_of
from caunoi_web.register.wording import filled_words


@require_safe
@allow(Action.REGISTER_MERGE)
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which record is the same body as this one: the likely ones first, or any by its name."""
    partner = partner_of(request, pk)
    form = OtherRecordForm(request.GET if "other" in request.GET else None, user=request.user)
    if form.is_bound and form.is_valid():
        return redirect("register:merge_preview", pk, form.cleaned_data["other"].pk)
    context = {"partner": partner, "form": form, "alike": alike_to(request.user, partner)}
    return render_page(request, "register/merge_choose.html", context, status=422 if form.errors else 200)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_MERGE)
def preview(request: HttpRequest, pk: UUID, other: UUID) -> HttpResponse:
    """Everything that would move into ``pk``; sent, it is done."""
    survivor, merged = partner_of(request, pk), partner_of(request, other)
    refusal = why_not(survivor, merged)
    form = MergeForm(request.POST or None, initial=_versions(survivor, merged))
    if request.method == "POST" and form.is_valid():
        try:
            services.merge_organisations(
                actor=request.user,
                survivor=survivor,
                merged=merged,
                versions=form.versions,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("Merged. It can be undone below “Records put together”."))
            return redirect("register:organisation", pk)
        except CannotMerge as fault:
            survivor, merged = partner_of(request, pk), partner_of(request, other)
            form = _again(form, survivor, merged)
            form.add_error(None, str(fault.message))
        except InvalidValue as fault:
            explain(form, fault)
    context = {"survivor": survivor, "merged": merged, "form": form, "refusal": refusal}
    if not refusal:
        context |= _what_moves(survivor, merged)
    status = 422 if form.errors else 409 if refusal else 200
    return render_page(request, "register/merge_preview.html", context, status=status)


@require_safe
@allow(Action.REGISTER_READ)
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was put together, by whom, why, what moved; the merged record's own history."""
    merges = Merge.objects.select_related("survivor", "merged", "by", "undone_by")
    found = get_object_or_404(
        merges.filter(survivor__in=Organisation.objects.visible_to(request.user)), pk=pk
    )
    names = movers()
    moved = [
        (names[name].label, len(kept["moved"]) + len(kept["aside"]))
        for name, kept in found.moved.items()
        if name in names
    ]
    may_read = may(request.user, Action.HISTORY_READ)
    context = {
        "merge": found,
        "moved": [(label, number) for label, number in moved if number],
        "filled": filled_words(found.filled),
        "history": history_of(Organisation.target_kind, found.merged_id) if may_read else [],
    }
    return render_page(request, "register/merge.html", context)


@require_POST
@allow(Action.REGISTER_MERGE)
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Both records as before."""
    found = get_object_or_404(Merge, pk=pk)
    services.undo_merge(actor=request.user, merge=found)
    messages.success(request, _("Undone: both records are as they were; what was added since stays here."))
    return redirect("register:organisation", found.survivor_id)


def _versions(survivor: Organisation, merged: Organisation) -> dict[str, int]:
    return {"survivor_version": survivor.version, "merged_version": merged.version}


def _again(form: MergeForm, survivor: Organisation, merged: Organisation) -> MergeForm:
    """The same words for the versions of now."""
    form.data = form.data.copy()
    form.data.update({name: str(version) for name, version in _versions(survivor, merged).items()})
    return form


def _what_moves(survivor: Organisation, merged: Organisation) -> dict[str, Any]:
    return {
        "previews": [one for one in previews(merged.pk, survivor.pk) if one.number or one.known_already],
        "new_names": names_to_add(survivor, merged),
        "filled": filled_words(values_to_fill(survivor, merged)),
    }
