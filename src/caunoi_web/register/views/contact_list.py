"""Everybody we know at all partners: found by name, and those whose keeping has to be looked at again."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.paging import page_of
from caunoi_web.register.forms.filters import LONGEST_TEXT
from caunoi_web.register.queries.acquaintances import people_called


@personal
@require_safe
@allow(Action.CONTACT_READ)
@kept_page
def contacts(request: HttpRequest) -> HttpResponse:
    """People by name or partner, the last seen first; ``due`` leaves those to be looked at again."""
    day = day_of(request)
    text = " ".join(request.GET.get("text", "").split())[:LONGEST_TEXT]
    is_due = request.GET.get("due") == "1"
    found = people_called(request.user, text, due_on=day if is_due else None)
    context = {
        "day": day,
        "text": text,
        "is_due": is_due,
        "page": page_of(request, found),
        "due_number": people_called(request.user, "", due_on=day).count(),
    }
    return render_page(request, "register/contacts.html", context, piece="register/contact_list.html")
