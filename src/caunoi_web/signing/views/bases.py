"""Legal bases and internal rules: what they say on a day, and giving them another text."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.forms.rules import BasisTextForm, NewBasisForm, initial_of
from caunoi_web.signing.models import Basis
from caunoi_web.signing.queries.moves import moves_under, with_text
from caunoi_web.signing.queries.reckoning import current_reckoning
from caunoi_web.signing.services import bases as services
from caunoi_web.signing.views.calendar import say_moved
from caunoi_web.signing.views.faults import explain


@require_safe
@allow(Action.SIGNING_READ)
def bases(request: HttpRequest) -> HttpResponse:
    """All bases with every text they had."""
    context = {"bases": Basis.objects.prefetch_related("texts"), "day": day_of(request)}
    return render_page(request, "signing/bases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SIGNING_RULES)
def add(request: HttpRequest) -> HttpResponse:
    """Add a basis with its first text; nothing points at it yet, so nothing moves."""
    form = NewBasisForm(request.POST or None, initial={"valid_from": day_of(request)})
    if request.method == "POST" and form.is_valid():
        names = {name: form.cleaned_data[name] for name in ("kind", "name_vi", "name_en")}
        try:
            services.add_basis(actor=request.user, values=form.values, today=day_of(request), **names)
            say_moved(request, [])
            return redirect("signing:bases")
        except InvalidValue as fault:
            explain(form, fault)
    context = {"form": form, "basis": None}
    return render_page(request, "signing/basis_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SIGNING_RULES)
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a basis another text: first which due dates move, then the second press saves it."""
    basis, day = get_object_or_404(Basis, pk=pk), day_of(request)
    newest = basis.texts.order_by("-valid_from").first()
    form = BasisTextForm(request.POST or None, initial=initial_of(newest) if newest else {})
    if request.method == "POST" and form.is_valid():
        try:
            text = services.text_of(basis, form.values)
            if "sure" in request.POST:
                moved = services.write_text(actor=request.user, basis=basis, values=form.values, today=day)
                say_moved(request, moved)
                return redirect("signing:bases")
            moves = moves_under(with_text(current_reckoning(), text))
            context = {"moves": moves, "form": form, "what": basis, "back": "signing:bases"}
            return render_page(request, "signing/moves.html", context)
        except InvalidValue as fault:
            explain(form, fault)
    context = {"form": form, "basis": basis}
    return render_page(request, "signing/basis_form.html", context, status=422 if form.errors else 200)
