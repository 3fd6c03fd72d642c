"""Saved views: keep one, see them all, rename, share, delete."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.desk import services
from caunoi_web.desk.forms import SaveViewForm, ViewNameForm
from caunoi_web.desk.models import ListName, SavedView
from caunoi_web.desk.queries.views import views_of


@require_safe
@allow(Action.VIEW_OWN)
def views(request: HttpRequest) -> HttpResponse:
    """All views that the person may open."""
    every = views_of(request.user)
    context = {
        "own": [view for view in every if not view.by],
        "others": [view for view in every if view.by],
        "list_labels": dict(ListName.choices),
    }
    return render_page(request, "desk/views.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.VIEW_OWN)
def save(request: HttpRequest) -> HttpResponse:
    """Keep a list as its address shows it, under a name."""
    form = SaveViewForm(request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        view = services.save_view(
            actor=request.user,
            list_name=values["list"],
            name=values["name"],
            query=values["query"],
            is_shared=values["is_shared"],
        )
        messages.success(request, _("The view “%(name)s” is kept.") % {"name": view.name})
        return redirect(f"{reverse(ListName(view.list).address)}?{view.query}")
    return render_page(request, "desk/save.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@allow(Action.VIEW_OWN)
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a view another name."""
    view, form = _found(request, pk), ViewNameForm(request.POST)
    if form.is_valid():
        services.rename_view(actor=request.user, view=view, name=form.cleaned_data["name"])
        messages.success(request, _("The view has its new name."))
    else:
        messages.error(request, _("A view needs a name of at most 80 letters."))
    return redirect("desk:views")


@require_POST
@allow(Action.VIEW_SHARE)
def share(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Share a view, or stop sharing it."""
    view = services.share_view(
        actor=request.user, view=_found(request, pk), is_shared=request.POST.get("is_shared") == "1"
    )
    text = _("Everybody sees this view now.") if view.is_shared else _("Only you see this view now.")
    messages.success(request, text)
    return redirect("desk:views")


@require_POST
@allow(Action.VIEW_OWN)
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a view away."""
    view = _found(request, pk)
    services.delete_view(actor=request.user, view=view)
    messages.success(
        request, _("The view “%(name)s” is gone; what it showed is untouched.") % {"name": view.name}
    )
    return redirect("desk:views")


def _found(request: HttpRequest, pk: UUID) -> SavedView:
    return get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
