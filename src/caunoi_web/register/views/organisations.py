"""The list of organisations and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.asof import day_of
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.keyset import keyset_page
from caunoi_web.common.panels import panels_of
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.columns import columns_of
from caunoi_web.desk.queries.views import views_of
from caunoi_web.register.columns import ORGANISATION_COLUMNS, ORGANISATION_DEFAULT, columns_named
from caunoi_web.register.forms.filters import read_organisation_filter
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.agreement_counts import question_of
from caunoi_web.register.queries.agreement_rows import rows_of
from caunoi_web.register.queries.alike import alike as alike_organisations
from caunoi_web.register.queries.by_end import few_by_end
from caunoi_web.register.queries.chosen import SCOPE_LABELS, chosen_organisations
from caunoi_web.register.queries.completeness import missing_in_organisation
from caunoi_web.register.queries.family import roll_ups
from caunoi_web.register.queries.history import by_document, history_of, words_of
from caunoi_web.register.queries.options import organisation_options
from caunoi_web.register.queries.organisation_counts import facets
from caunoi_web.register.queries.organisation_rows import organisation_rows
from caunoi_web.register.queries.organisations import names_beginning, scope_of
from caunoi_web.register.queries.partners_by_end import page_of_partners_by_end
from caunoi_web.register.queries.remembered import remembered_or_later
from caunoi_web.sources.queries import waiting_for_review

AGREEMENTS_SHOWN = MEMBERS_SHOWN = 100
LONGEST_NAME = 300


@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def organisations(request: HttpRequest) -> HttpResponse:
    """The partners that pass the filters of the address."""
    day, user = day_of(request), request.user
    chosen = read_organisation_filter(request.GET)
    passing = chosen.apply(Organisation.objects.visible_to(user), day)
    page = (
        page_of_partners_by_end(request, passing, day)
        if chosen.sort == "end"
        else keyset_page(request, *chosen.arranged(passing, day))
    )
    known = [column.key for column in ORGANISATION_COLUMNS]
    asked = request.GET.get("columns", "")
    shown = columns_of(user, ListName.ORGANISATIONS, asked, known, ORGANISATION_DEFAULT)
    question = question_of(user, chosen, day)
    counts = remembered_or_later(request, "organisations", question, lambda: facets(user, chosen, day))
    context = {
        "day": day,
        "chosen": chosen,
        "chosen_words": chosen_organisations(chosen),
        "page": page,
        "total": counts.total if counts else None,
        "rows": organisation_rows(page.object_list, day),
        "options": organisation_options(counts, chosen) if counts else [],
        "every_column": ORGANISATION_COLUMNS,
        "columns": columns_named(ORGANISATION_COLUMNS, shown),
        "views": views_of(user, ListName.ORGANISATIONS, request.GET.urlencode()),
        "list_name": ListName.ORGANISATIONS,
        "waiting": lambda: waiting_for_review(user),
    }
    return render_page(
        request, "register/organisations.html", context, piece="register/organisation_list.html"
    )


@personal
@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All about one organisation: names, agreements on the day, words, history."""
    day = day_of(request)
    every = Organisation.objects.visible_to(request.user).select_related("parent")
    found = get_object_or_404(every, pk=pk)
    if found.merged_into_id:
        return redirect("register:organisation", found.merged_into_id)
    theirs = Agreement.objects.visible_to(request.user).filter(party_rows__organisation=pk)
    words = words_of(Organisation.target_kind, pk)
    context = {
        "day": day,
        "organisation": found,
        "scope_label": SCOPE_LABELS[scope_of(found)],
        "tier": found.tiers.as_of(day).select_related("entered_by").first(),
        "group": roll_ups([pk], day).get(pk),
        "names": list(found.names.all()),
        "members": list(found.members.live().in_order()[:MEMBERS_SHOWN]),
        "agreements": rows_of(few_by_end(theirs, day)[:AGREEMENTS_SHOWN], day),
        "agreements_shown": AGREEMENTS_SHOWN,
        "words": words,
        "sources": by_document(words),
        "missing": missing_in_organisation(found),
        "panels": panels_of(Organisation.target_kind, request, found, day),
        "history": history_of(Organisation.target_kind, pk) if may(request.user, Action.HISTORY_READ) else [],
    }
    return render_page(request, "register/organisation.html", context)


@require_safe
@allow(Action.REGISTER_READ)
def alike(request: HttpRequest) -> HttpResponse:
    """A piece: organisations that the name being typed may mean, also misspelt or short."""
    names = [request.GET.get(field, "")[:LONGEST_NAME] for field in ("name", "name_vi", "name_en")]
    return render_page(request, "register/alike.html", {"alike": alike_organisations(request.user, names)})


@require_safe
@allow(Action.REGISTER_READ)
def names(request: HttpRequest) -> HttpResponse:
    """A piece: names to choose from for what is being typed into a field of that name."""
    typed = next(
        (
            value
            for key, value in request.GET.items()
            if key.startswith(("party_", "parent", "other", "partner"))
        ),
        "",
    ).rpartition(";")[2]
    return render_page(request, "register/names.html", {"names": names_beginning(request.user, typed)})
