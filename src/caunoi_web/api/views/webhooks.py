"""Addresses that are told of what happens: the list, one with its messages, what is done to it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.api import services
from caunoi_web.api.errors import TokenRefused
from caunoi_web.api.forms import WebhookForm
from caunoi_web.api.models import Delivery, Webhook
from caunoi_web.api.queries.webhooks import deliveries_of, line_of, webhook_lines
from caunoi_web.api.services.webhooks import secret_of
from caunoi_web.common.htmx import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.WEBHOOK_MANAGE)
def webhooks(request: HttpRequest) -> HttpResponse:
    """Every address, and a form for a new one."""
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_webhook(actor=request.user, **form.cleaned_data)
            return redirect("api:webhook", made.pk)
        except TokenRefused as fault:
            form.add_error(fault.field or None, str(fault.message))
    context = {"form": form, "lines": webhook_lines()}
    return render_page(request, "api/webhooks.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@allow(Action.WEBHOOK_MANAGE)
def webhook(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One address: its secret, and the log of its messages."""
    found = get_object_or_404(Webhook.objects.select_related("owner"), pk=pk)
    context = {"line": line_of(found), "secret": secret_of(found), "deliveries": deliveries_of(found)}
    return render_page(request, "api/webhook.html", context)


@require_POST
@allow(Action.WEBHOOK_MANAGE)
def act(request: HttpRequest, pk: UUID, what: str) -> HttpResponse:
    """Stop it, let it begin again, or give it a new secret."""
    found = get_object_or_404(Webhook, pk=pk)
    try:
        if what == "stop":
            services.stop_webhook(actor=request.user, webhook=found, now=timezone.now())
            messages.success(request, _("Nothing is sent there any more."))
        elif what == "resume":
            services.resume_webhook(actor=request.user, webhook=found)
            messages.success(request, _("What happens from now on is sent there again."))
        elif what == "secret":
            services.renew_secret(actor=request.user, webhook=found)
            messages.success(request, _("Messages are signed with a new secret from now on."))
        else:
            raise Http404
    except TokenRefused as fault:
        messages.error(request, str(fault.message))
    return redirect("api:webhook", pk)


@require_POST
@allow(Action.WEBHOOK_MANAGE)
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a message once more."""
    delivery = get_object_or_404(Delivery, pk=pk)
    services.send_again(actor=request.user, delivery=delivery, now=timezone.now())
    messages.success(request, _("The message is queued to be sent again."))
    return redirect("api:webhook", delivery.webhook_id)
