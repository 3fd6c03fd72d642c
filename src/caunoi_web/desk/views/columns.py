"""Choosing the columns of a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.desk import services
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.addresses import kept_query


@require_POST
@allow(Action.VIEW_OWN)
def columns(request: HttpRequest) -> HttpResponse:
    """Show the ticked columns from now on; none ticked means those that everybody sees at first."""
    name = request.POST.get("list", "")
    list_name = ListName(name) if name in ListName.values else ListName.AGREEMENTS
    wanted = request.POST.getlist("column")
    if wanted:
        services.choose_columns(actor=request.user, list_name=list_name.value, columns=wanted)
    else:
        services.forget_columns(actor=request.user, list_name=list_name.value)
    query = kept_query(request.POST.get("query", "")[:4000])
    return redirect(f"{reverse(list_name.address)}?{query}" if query else reverse(list_name.address))
