"""Linking agreements on their pages, and taking a link back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.forms.links import LinkForm
from caunoi_web.register.models import AgreementLink
from caunoi_web.register.queries.agreement_family import family_of
from caunoi_web.register.queries.life import name_of
from caunoi_web.register.queries.linkable import linkable_to
from caunoi_web.register.queries.warnings import warnings_of
from caunoi_web.register.views.agreement_rows import find_agreement, is_written
from caunoi_web.register.views.withdrawing import Withdrawal, withdraw
from caunoi_web.register.wording import link_words


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def add_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what this agreement is to another one."""
    found = find_agreement(request, pk)
    form = LinkForm(
        request.POST or None,
        user=request.user,
        here=found,
        candidates=linkable_to(request.user, found),
        initial={"version": found.version},
    )
    acts = []
    if request.method == "POST" and form.is_valid():

        def write() -> AgreementLink:
            later, earlier = form.later_and_earlier
            return services.link_agreements(
                actor=request.user,
                kind=form.kind,
                later=later,
                earlier=earlier,
                on=form.cleaned_data["on"],
                note=form.cleaned_data["note"],
                seen=(found, form.cleaned_data["version"] or 0),
            )

        done, acts = is_written(form, found, write)
        if done:
            _tell(request, pk)
            return redirect("register:agreement", pk)
    context = {"form": form, "agreement": found, "name": name_of(found), "acts": acts}
    return render_page(request, "register/link_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def withdraw_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, then take the link back; the person returns to the later of the two."""
    link = get_object_or_404(AgreementLink.objects.select_related("later", "earlier"), pk=pk)
    found = find_agreement(request, link.later_id)
    about = Withdrawal(
        title=_("Withdraw this link?"),
        what=f"{name_of(found)} {link_words(link.kind, 'back')} {name_of(link.earlier)}",
        told=_("The link is withdrawn; the history of both keeps it."),
    )

    def write(reason: str, version: int) -> None:
        services.unlink(actor=request.user, link=link, reason=reason, seen=(found, version))

    return withdraw(request, found, about, write)


def _tell(request: HttpRequest, pk: UUID) -> None:
    """The link is made; what it makes doubtful is said at once, and stays on both pages."""
    messages.success(request, _("The two agreements are linked; both pages show it."))
    day = day_of(request)
    found = find_agreement(request, pk)
    for text in warnings_of(found, found.status_on(day), family_of(pk, day).links):
        messages.warning(request, text)
