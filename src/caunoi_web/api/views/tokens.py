"""One's own tokens: make one, see when it was used, take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.api.errors import TokenRefused
from caunoi_web.api.forms import TokenForm
from caunoi_web.api.models import ApiToken
from caunoi_web.api.queries.tokens import tokens_of, tokens_of_others
from caunoi_web.api.services.tokens import make_token, revoke_token
from caunoi_web.common.htmx import render_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.TOKEN_OWN)
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens there are, and a form for a new one, whose secret is shown once."""
    form, made = TokenForm(request.POST or None, user=request.user), None
    if request.method == "POST" and form.is_valid():
        try:
            made = make_token(actor=request.user, **form.cleaned_data, now=timezone.now())
        except TokenRefused as fault:
            form.add_error(fault.field or None, str(fault.message))
    now = timezone.now()
    context = {
        "made": made,
        "form": TokenForm(user=request.user) if made else form,
        "tokens": tokens_of(request.user, now),
        "others": tokens_of_others(request.user, now) if may(request.user, Action.PEOPLE_MANAGE) else [],
    }
    return render_page(request, "api/tokens.html", context, status=422 if form.errors else 200)


@require_POST
@allow(Action.TOKEN_OWN)
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The token opens nothing from now on."""
    every = ApiToken.objects.all()
    mine = every if may(request.user, Action.PEOPLE_MANAGE) else every.of(request.user)
    token = get_object_or_404(mine, pk=pk)
    revoke_token(actor=request.user, token=token, now=timezone.now())
    messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
    return redirect("api:tokens")
