"""The list of agreements and the page of one."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from caunoi.domain.terms import Status
from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.keyset import KeysetPage, keyset_page
from caunoi_web.common.panels import panels_of
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.changes import seen_until
from caunoi_web.desk.queries.columns import columns_of
from caunoi_web.desk.queries.views import views_of
from caunoi_web.register.columns import AGREEMENT_COLUMNS, AGREEMENT_DEFAULT, columns_named
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import facets, question_of
from caunoi_web.register.queries.agreement_family import family_of
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_orders import arranged
from caunoi_web.register.queries.agreement_rows import rows_of, signing_day
from caunoi_web.register.queries.by_day import is_by_day, page_by_day
from caunoi_web.register.queries.by_end import page_by_end
from caunoi_web.register.queries.chosen import chosen_agreements
from caunoi_web.register.queries.completeness import missing_in_agreement
from caunoi_web.register.queries.files import files_of
from caunoi_web.register.queries.history import by_document, history_of, words_of
from caunoi_web.register.queries.life import events_of, is_renewal_due
from caunoi_web.register.queries.options import agreement_options
from caunoi_web.register.queries.past_names import PastNames
from caunoi_web.register.queries.remembered import remembered_or_later
from caunoi_web.register.queries.sides import sides_of
from caunoi_web.register.queries.snapshots import FIELDS
from caunoi_web.register.queries.timeline import term_bar
from caunoi_web.register.queries.validity import explain_validity
from caunoi_web.register.queries.warnings import warnings_of
from caunoi_web.sources.queries import waiting_for_review

# Fields that the page shows with their words; the words of others are listed below them.
SHOWN_FIELDS = (*FIELDS, "parties", "activities")


@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def agreements(request: HttpRequest) -> HttpResponse:
    """The agreements that pass the filters of the address, with their status on the day."""
    day, user = day_of(request), request.user
    chosen = read_agreement_filter(request.GET)
    if request.GET.get("changed") == "1":
        chosen = replace(chosen, changed_after=seen_until(user, timezone.now()))
    every = Agreement.objects.visible_to(user)
    page = _page(request, chosen, every, day)
    columns = columns_named(AGREEMENT_COLUMNS, _columns(request))
    with_activities = any(column.key == "activities" for column in columns)
    rows = rows_of(page.object_list, day, with_activities=with_activities)
    question = question_of(user, chosen, day)
    counts = remembered_or_later(request, "agreements", question, lambda: facets(user, chosen, day))
    context = {
        "day": day,
        "chosen": chosen,
        "chosen_words": chosen_agreements(chosen),
        "page": page,
        "rows": [row for row in rows if not row.is_expired] if chosen.sort == "end" else rows,
        "expired": [row for row in rows if row.is_expired] if chosen.sort == "end" else [],
        "counts": counts.status if counts else None,
        "total": counts.total if counts else None,
        "options": agreement_options(counts, chosen) if counts else [],
        "every_column": AGREEMENT_COLUMNS,
        "columns": columns,
        "views": views_of(user, ListName.AGREEMENTS, request.GET.urlencode()),
        "list_name": ListName.AGREEMENTS,
        "waiting": lambda: waiting_for_review(user),
    }
    return render_page(request, "register/agreements.html", context, piece="register/agreement_list.html")


def _page(request: HttpRequest, chosen: AgreementFilter, every: AgreementQuerySet, day: date) -> KeysetPage:
    """Along an index where the order has one, else sorted."""
    if chosen.is_by_end:
        along, held = chosen.apply_along(every, day), chosen.held(day)
        return page_by_end(request, along, day, chosen.ranks, held=held)
    found = chosen.apply(every, day)
    if is_by_day(chosen):
        return page_by_day(request, found, chosen.sort)
    return keyset_page(request, *arranged(found, chosen.sort))


def _columns(request: HttpRequest) -> tuple[str, ...]:
    known = [column.key for column in AGREEMENT_COLUMNS]
    asked = request.GET.get("columns", "")
    return columns_of(request.user, ListName.AGREEMENTS, asked, known, AGREEMENT_DEFAULT)


@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All about one agreement: every field with the words it was read from."""
    day = day_of(request)
    every = Agreement.objects.visible_to(request.user).select_related("host_unit")
    found = get_object_or_404(every, pk=pk)
    happened = found.life_events()
    status = found.status_on(day, happened)
    sides, files = sides_of(found), files_of(found)
    events, family = events_of(found), family_of(pk, day)
    words = words_of(Agreement.target_kind, pk)
    parties = [party for side in sides for party in side.parties if party.organisation]
    context = {
        "day": day,
        "agreement": found,
        "status": status,
        "days_left": found.term.days_left_on(day, happened) if status == Status.IN_FORCE else None,
        "bar": term_bar(found, day),
        "parties": parties,
        "past_names": PastNames(party.organisation for party in parties if party.organisation),
        "signing_day": signing_day(found.signed, found.start),
        "explained": explain_validity(found.term, found.signed_on, day, happened),
        "renewal_due": is_renewal_due(found, day, events),
        "events": events,
        "family": family,
        "files": files,
        "compares": len(files) + len({piece.document_id for some in words.values() for piece in some}) > 1,
        "warnings": warnings_of(found, status, family.links),
        "sides": sides,
        "activity_labels": [row.get_code_display() for row in found.activity_rows.all()],
        "words": words,
        "other_words": by_document(words, besides=SHOWN_FIELDS),
        "missing": missing_in_agreement(found, is_signed=any(side.all_signatories for side in sides)),
        "panels": panels_of(Agreement.target_kind, request, found, day),
        "history": history_of(Agreement.target_kind, pk) if may(request.user, Action.HISTORY_READ) else [],
    }
    return render_page(request, "register/agreement.html", context)
