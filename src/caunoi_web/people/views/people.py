"""People: list, add, change, a new password."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import page_of
from caunoi_web.people import services
from caunoi_web.people.errors import PersonRefused
from caunoi_web.people.forms import AddPersonForm, EditPersonForm, NewPasswordForm
from caunoi_web.people.queries import history_of, security_of
from caunoi_web.people.wording import in_words


@personal
@require_safe
@allow(Action.PEOPLE_MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who may or might sign in, the active ones first."""
    page = page_of(request, User.objects.select_related("unit").order_by("-is_active", "username"))
    return render_page(request, "people/list.html", {"page": page})


@sensitive_post_parameters("password")
@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PEOPLE_MANAGE)
def add_person(request: HttpRequest) -> HttpResponse:
    """Let somebody in."""
    form = AddPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = services.add_person(actor=request.user, **form.cleaned_data)
        except PersonRefused as refusal:
            form.add_error(refusal.field, str(refusal.message))
        else:
            messages.success(request, _("%(name)s can sign in now.") % {"name": person})
            return redirect("people:list")
    return render_page(request, "people/add.html", {"form": form}, status=422 if form.is_bound else 200)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PEOPLE_MANAGE)
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Name, role, unit, and whether the person may sign in."""
    someone = get_object_or_404(User.objects.select_related("unit"), pk=person_id)
    form = EditPersonForm(request.POST or None, initial=_facts(someone))
    if request.method == "POST" and form.is_valid():
        try:
            services.amend_person(actor=request.user, person=someone, changes=form.cleaned_data)
        except PersonRefused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("people:list")
    return _person_page(request, someone, form, NewPasswordForm())


@sensitive_post_parameters("password")
@personal
@require_POST
@allow(Action.PEOPLE_MANAGE)
def set_password(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Give somebody a new password."""
    someone = get_object_or_404(User.objects.select_related("unit"), pk=person_id)
    form = NewPasswordForm(request.POST)
    if form.is_valid():
        try:
            services.set_password(actor=request.user, person=someone, password=form.cleaned_data["password"])
        except PersonRefused as refusal:
            form.add_error(refusal.field, str(refusal.message))
        else:
            messages.success(request, _("%(name)s has a new password.") % {"name": someone})
            return redirect("people:list")
    return _person_page(request, someone, EditPersonForm(initial=_facts(someone)), form)


def _person_page(
    request: HttpRequest, someone: User, form: EditPersonForm, password_form: NewPasswordForm
) -> HttpResponse:
    context = {
        "someone": someone,
        "form": form,
        "password_form": password_form,
        "history": history_of(someone),
        "security": security_of(someone, request.session.session_key or "", timezone.now()),
        "in_words": in_words,
    }
    refused = form.is_bound or password_form.is_bound
    return render_page(request, "people/person.html", context, status=422 if refused else 200)


def _facts(someone: User) -> dict[str, Any]:
    return {field: getattr(someone, field) for field in EditPersonForm.base_fields}
