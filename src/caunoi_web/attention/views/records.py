"""Watching a record, keeping quiet about it, and talking about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.attention import services
from caunoi_web.attention.errors import EmptyComment, UnknownPeople
from caunoi_web.attention.forms import CommentForm
from caunoi_web.attention.models import Comment
from caunoi_web.common.htmx import render_page
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.register.services.parties import label_of

_MODELS = {"organisation": Organisation, "agreement": Agreement}


@require_POST
@allow(Action.NOTICE_OWN)
def watch(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Watch the record, or stop watching it."""
    record = _found(request, kind, pk)
    if request.POST.get("on") == "1":
        services.watch(actor=request.user, target_kind=kind, target_id=pk, label=_label(record))
        messages.success(request, _("You are told when somebody else changes this record."))
    else:
        services.unwatch(actor=request.user, target_kind=kind, target_id=pk)
        messages.success(request, _("You no longer watch this record."))
    return redirect(_back(request, kind, pk))


@require_POST
@allow(Action.NOTICE_OWN)
def quiet(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Put the record on the quiet list, or take it off."""
    record = _found(request, kind, pk)
    if request.POST.get("on") == "1":
        services.hush(actor=request.user, target_kind=kind, target_id=pk, label=_label(record))
        messages.success(request, _("No more reminders of this record for you."))
    else:
        services.unhush(actor=request.user, target_kind=kind, target_id=pk)
        messages.success(request, _("You are reminded of this record again."))
    return redirect(_back(request, kind, pk))


@require_http_methods(["POST"])
@allow(Action.COMMENT_WRITE)
def comment(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Say something about the record; what was typed stays when it cannot be taken."""
    record, form = _found(request, kind, pk), CommentForm(request.POST)
    if form.is_valid():
        try:
            services.add_comment(
                actor=request.user,
                record=record,
                label=_label(record),
                text=form.cleaned_data["text"],
                people=form.cleaned_data["people"],
                now=timezone.now(),
            )
            return redirect(f"{record_address(kind, pk)}#comments")
        except (EmptyComment, UnknownPeople) as fault:
            form.add_error("text", str(fault.message))
    context = {"form": form, "kind": kind, "record": record, "label": _label(record)}
    return render_page(request, "attention/comment.html", context, status=422)


@require_POST
@allow(Action.COMMENT_WRITE)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one's own comment back."""
    found = get_object_or_404(Comment, pk=pk, author=request.user)
    services.withdraw_comment(actor=request.user, comment=found, now=timezone.now())
    return redirect(f"{record_address(found.target_kind, found.target_id)}#comments")


def record_address(kind: str, pk: UUID) -> str:
    """The page of a record."""
    return reverse(f"register:{kind}", args=[pk])


def _found(request: HttpRequest, kind: str, pk: UUID) -> Record:
    return get_object_or_404(_MODELS[kind].objects.visible_to(request.user), pk=pk)


def _label(record: Record) -> str:
    return label_of(record) if isinstance(record, Agreement) else str(record)


def _back(request: HttpRequest, kind: str, pk: UUID) -> str:
    return reverse("attention:wishes") if request.POST.get("from") == "wishes" else record_address(kind, pk)
