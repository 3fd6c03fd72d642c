"""Taking back a row of an agreement (an event, a file, a link): ask why, write, go back to the agreement."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from caunoi_web.common.htmx import render_page
from caunoi_web.register.forms.events import WhyForm
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.life import name_of
from caunoi_web.register.views.agreement_rows import is_written


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is asked and told: ``title`` is the question, ``what`` the row, ``told`` that it is done."""

    title: str
    what: str
    told: str


def withdraw(
    request: HttpRequest, agreement: Agreement, about: Withdrawal, write: Callable[[str, int], Any]
) -> HttpResponse:
    """Ask for the reason, then call ``write`` with it and the version of the agreement that was seen."""
    form = WhyForm(request.POST or None, initial={"version": agreement.version})
    acts = []
    if request.method == "POST" and form.is_valid():
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"] or 0
        done, acts = is_written(form, agreement, lambda: write(reason, version))
        if done:
            messages.success(request, about.told)
            return redirect("register:agreement", agreement.pk)
    context = {
        "form": form,
        "agreement": agreement,
        "name": name_of(agreement),
        "acts": acts,
        "title": about.title,
        "what": about.what,
    }
    return render_page(request, "register/withdraw.html", context, status=422 if form.errors else 200)
