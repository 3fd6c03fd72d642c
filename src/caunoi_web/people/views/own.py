"""One's own password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.accounts.services import sessions
from caunoi_web.common.htmx import render_page
from caunoi_web.people import services
from caunoi_web.people.errors import PersonRefused
from caunoi_web.people.forms import OwnPasswordForm


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.OWN_PASSWORD)
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; this session goes on, all others end."""
    form = OwnPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_own_password(
                actor=request.user,
                old_password=form.cleaned_data["old_password"],
                password=form.cleaned_data["password"],
                session_kept=request.session.session_key or "",
            )
        except PersonRefused as refusal:
            form.add_error(refusal.field, str(refusal.message))
        else:
            old_key = request.session.session_key or ""
            update_session_auth_hash(request, request.user)
            sessions.follow(request, old_key)
            messages.success(request, _("Your password was changed. You were signed out everywhere else."))
            return redirect("people:security")
    return render_page(request, "people/password.html", {"form": form}, status=422 if form.is_bound else 200)
