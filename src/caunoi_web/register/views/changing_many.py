"""Changing many rows of a list at once: choose, see what would change, do just that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.ids import id_of
from caunoi_web.register.forms.changing_many import (
    ChangeAgreementsForm,
    ChangeManyForm,
    ChangeOrganisationsForm,
)
from caunoi_web.register.forms.filters import read_agreement_filter, read_organisation_filter
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.changing_many import MOST_AT_ONCE, Wanted, change_many, changes_of
from caunoi_web.register.services.parties import label_of
from caunoi_web.register.wording import field_label, value_words

AnyRecords = Sequence[Agreement | Organisation]


@dataclass(frozen=True, slots=True)
class _Planned:
    """One record of the preview: what it is called and each field before and after, in words."""

    id: UUID
    version: int
    label: str
    changes: tuple[tuple[str, str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def agreements(request: HttpRequest) -> HttpResponse:
    """Change many agreements: those ticked, or all that pass the filters of the address."""
    every = Agreement.objects.visible_to(request.user)
    chosen = read_agreement_filter(request.GET)
    passing = chosen.ordered(chosen.apply(every, day_of(request)))
    records = _records(request, every, passing).prefetch_related("activity_rows", "party_rows__organisation")
    return _change(request, records, ChangeAgreementsForm, "register:agreements")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def organisations(request: HttpRequest) -> HttpResponse:
    """Change many partners: those ticked, or all that pass the filters of the address."""
    every = Organisation.objects.visible_to(request.user)
    chosen = read_organisation_filter(request.GET)
    passing = chosen.apply(every, day_of(request)).in_order()
    return _change(
        request, _records(request, every, passing), ChangeOrganisationsForm, "register:organisations"
    )


def _records(request: HttpRequest, every: QuerySet[Any], passing: QuerySet[Any]) -> QuerySet[Any]:
    """The records that are meant, at most one more than can be changed at once."""
    if request.GET.get("all") == "1":
        keys = list(passing.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    else:
        keys = [key for key in map(id_of, request.GET.getlist("pick")) if key][: MOST_AT_ONCE + 1]
    return every.filter(pk__in=keys).order_by("pk")


def _change(
    request: HttpRequest, found: QuerySet[Any], form_class: type[ChangeManyForm], back: str
) -> HttpResponse:
    records, address = list(found), f"{reverse(back)}?{_filters(request.GET)}"
    if not records:
        messages.error(request, _("Tick the rows that are to change first."))
        return redirect(address)
    too_many = len(records) > MOST_AT_ONCE
    form, planned = form_class(request.POST or None), None
    if request.method == "POST" and form.is_valid() and not too_many:
        if "sure" in request.POST:
            return _do(request, records, form, address)
        planned = [_planned(record, form.wanted) for record in records]
    context = {
        "form": form,
        "number": len(records),
        "most": MOST_AT_ONCE,
        "too_many": too_many,
        "planned": [one for one in planned or () if one.changes],
        "same": sum(not one.changes for one in planned or ()),
        "is_preview": planned is not None,
        "back": address,
    }
    status = 422 if form.errors else 200
    return render_page(request, "register/change_many.html", context, status=status)


def _do(request: HttpRequest, records: AnyRecords, form: ChangeManyForm, address: str) -> HttpResponse:
    done = change_many(
        actor=request.user,
        records=records,
        versions=_versions(request.POST),
        wanted=form.wanted,
        reason=form.cleaned_data["reason"],
    )
    text = ngettext("%(count)s record was changed.", "%(count)s records were changed.", done.changed)
    messages.success(request, text % {"count": done.changed})
    for left in done.left:
        messages.warning(
            request, _("Left alone: %(label)s. %(why)s") % {"label": left.label, "why": left.why}
        )
    return redirect(address)


def _versions(posted: QueryDict) -> Mapping[UUID, int]:
    """The version of each record that the preview showed."""
    pairs = (written.partition(":") for written in posted.getlist("seen"))
    return {
        key: int(version) for text, _colon, version in pairs if (key := id_of(text)) and version.isdigit()
    }


def _planned(record: Agreement | Organisation, wanted: Wanted) -> _Planned:
    kind = record.target_kind
    changes = tuple(
        (field_label(kind, field), _now(record, field), _words(kind, field, value))
        for field, value in changes_of(record, wanted).items()
    )
    label = label_of(record) if isinstance(record, Agreement) else record.name
    return _Planned(record.pk, record.version, label, changes)


def _now(record: Agreement | Organisation, field: str) -> str:
    if field == "activities":
        value: Any = [row.code for row in record.activity_rows.all()]  # type: ignore[union-attr]
    else:
        value = getattr(record, field)
    return _words(record.target_kind, field, value)


def _words(kind: str, field: str, value: Any) -> str:
    return str(value) if field == "host_unit" and value else value_words(kind, field, value)


def _filters(query: QueryDict) -> str:
    """The filters of the list one came from, without the ticks."""
    kept = query.copy()
    for key in ("pick", "all"):
        kept.pop(key, None)
    return kept.urlencode()
