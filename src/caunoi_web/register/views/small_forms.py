"""One page for every small form of a partner: a heading, some fields, save or go back."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from caunoi_web.common.htmx import render_page
from caunoi_web.register.models import Organisation
from caunoi_web.register.views.faults import Difference


def partner_of(request: HttpRequest, pk: UUID) -> Organisation:
    """The partner that the address names; 404 when the person may not see it."""
    return get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)


def show_form(
    request: HttpRequest,
    form: forms.Form,
    *,
    partner: Organisation,
    title: str | Promise,
    intro: str | Promise = "",
    action: str | Promise = "",
    is_danger: bool = False,
    differences: tuple[Difference, ...] = (),
    template: str = "register/small_form.html",
    **more: object,
) -> HttpResponse:
    """The page of a form; 422 when something in it is wrong."""
    context = {
        "form": form,
        "partner": partner,
        "title": title,
        "intro": intro,
        "action": action,
        "is_danger": is_danger,
        "differences": differences,
        **more,
    }
    return render_page(request, template, context, status=422 if form.errors else 200)
