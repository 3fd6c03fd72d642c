"""Agreements: list, look at, add, change, put aside and bring back; what one is on a day; its versions."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Path, Query

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action
from caunoi_web.api.agreement_shapes import agreement_given, agreement_item, status_given
from caunoi_web.api.answers import seen_version
from caunoi_web.api.lists import day_asked, page_asked, page_of_shapes, refuse_strange_mark
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import agreements as shape
from caunoi_web.api.schemas import agreements_sent as sent
from caunoi_web.api.schemas.base import AsOf, NeedsWhy, Page, Paging, Why
from caunoi_web.api.shapes import found, named
from caunoi_web.common.keyset import KeysetPage
from caunoi_web.register import services
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_orders import arranged
from caunoi_web.register.queries.agreement_rows import rows_of
from caunoi_web.register.queries.by_end import PLACE, page_by_end
from caunoi_web.register.queries.versions import Versions

resource = Resource("Agreements")
_FILTERS = (
    "status", "country", "kind", "activity", "scope", "within", "party", "unit", "mark", "changed_after",
    "archived", "sort",
)  # fmt: skip
_ROWS = {"reason", "parties", "own_parties", "activities"}
_DATES = ("signed", "start", "end")


@resource.get("/agreements", action=Action.REGISTER_READ, gives=Page[shape.AgreementItem])
def list_agreements(request: HttpRequest, asked: Query[shape.AgreementsAsked]) -> Any:
    """List agreements.

    The same filters and orders as the list on screen; status and days left are those of the day.
    """
    day, chosen = day_asked(asked), filter_of(asked)
    page = page_of_agreements(request, chosen, day, asked)
    rows = rows_of(page.object_list, day, with_activities=True)
    return page_of_shapes(request, page, [agreement_item(row) for row in rows])


@resource.post("/agreements", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven, makes="agreements")
def create_agreement(request: HttpRequest, body: sent.AgreementMade) -> Any:
    """Add an agreement.

    An end that follows from beginning and length is worked out. `warnings` of the answer say what
    contradicts itself and should be compared with the paper.
    """
    made = services.create_agreement(
        actor=request.user,
        values=_values(body),
        parties=_parties(request, body.parties),
        sides={party.organisation: party.side for party in body.parties},
        own_parties=_own_parties(body.own_parties),
        activities=body.activities,
        reason=body.reason,
    )
    return agreement_given(request, made)


@resource.post("/agreements/validity", action=Action.REGISTER_WRITE, gives=shape.StatusGiven, reads=True)
def work_out_validity(request: HttpRequest, body: sent.TermFields, asked: Query[AsOf]) -> Any:
    """Work out what a validity means, without keeping anything."""
    return status_given(services.worked_out(_values(body)), day_asked(asked))


@resource.get("/agreements/{uuid:id}", action=Action.REGISTER_READ, gives=shape.AgreementGiven)
def get_agreement(request: HttpRequest, id: UUID, asked: Query[AsOf]) -> Any:
    """Look at an agreement."""
    one = found(request, Agreement.objects.select_related("host_unit"), id)
    return agreement_given(request, one, day_asked(asked))


@resource.patch("/agreements/{uuid:id}", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def amend_agreement(request: HttpRequest, id: UUID, body: sent.AgreementChanged) -> Any:
    """Change an agreement."""
    one = found(request, Agreement.objects, id)
    amended = services.amend_agreement(
        actor=request.user,
        agreement=one,
        changes=_values(body),
        version=seen_version(request, one.version),
        parties=None if body.parties is None else _parties(request, body.parties),
        sides={party.organisation: party.side for party in body.parties or ()},
        own_parties=None if body.own_parties is None else _own_parties(body.own_parties),
        activities=body.activities,
        reason=body.reason,
    )
    return agreement_given(request, amended)


@resource.get("/agreements/{uuid:id}/status", action=Action.REGISTER_READ, gives=shape.StatusGiven)
def get_agreement_status(request: HttpRequest, id: UUID, asked: Query[AsOf]) -> Any:
    """Say what an agreement is on a day."""
    return status_given(found(request, Agreement.objects, id), day_asked(asked))


@resource.post("/agreements/{uuid:id}/archive", action=Action.REGISTER_ARCHIVE, gives=shape.AgreementGiven)
def archive_agreement(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Put an agreement aside."""
    one = found(request, Agreement.objects, id)
    return agreement_given(request, services.archive(actor=request.user, record=one, reason=body.reason))


@resource.post("/agreements/{uuid:id}/restore", action=Action.REGISTER_ARCHIVE, gives=shape.AgreementGiven)
def restore_agreement(request: HttpRequest, id: UUID, body: Why) -> Any:
    """Bring an agreement back."""
    one = found(request, Agreement.objects, id)
    return agreement_given(request, services.restore(actor=request.user, record=one, reason=body.reason))


@resource.get("/agreements/{uuid:id}/versions", action=Action.HISTORY_READ, gives=shape.VersionList)
def list_versions(request: HttpRequest, id: UUID) -> Any:
    """List the versions of an agreement, the newest first."""
    versions = Versions(found(request, Agreement.objects, id))
    return shape.VersionList(items=[_version(each) for each in versions.newest_first])


@resource.get(
    "/agreements/{uuid:id}/versions/compared", action=Action.HISTORY_READ, gives=shape.VersionsCompared
)
def compare_versions(request: HttpRequest, id: UUID, asked: Query[shape.VersionsAsked]) -> Any:
    """Set two versions of an agreement beside each other."""
    versions = Versions(found(request, Agreement.objects, id))
    if max(asked.old, asked.new) > len(versions):
        raise Http404
    pairs = [shape.PairGiven.model_validate(pair) for pair in versions.compared(asked.old, asked.new)]
    return shape.VersionsCompared(old=asked.old, new=asked.new, items=pairs)


@resource.get(
    "/agreements/{uuid:id}/versions/{int:number}", action=Action.HISTORY_READ, gives=shape.VersionWhole
)
def get_version(request: HttpRequest, id: UUID, number: Path[shape.Number], asked: Query[AsOf]) -> Any:
    """Look at one version of an agreement whole, as it stood."""
    versions, day = Versions(found(request, Agreement.objects, id)), day_asked(asked)
    if not 1 <= number <= len(versions):
        raise Http404
    return shape.VersionWhole(
        number=number,
        as_of=day,
        status=versions.status_on(number, day),
        values=[shape.ValueGiven.model_validate(value) for value in versions.shown(number)],
    )


def page_of_agreements(
    request: HttpRequest, chosen: AgreementFilter, day: date, paging: Paging
) -> KeysetPage:
    """The agreements that pass, a page of them, found as the list on screen finds them."""
    every = Agreement.objects.visible_to(request.user)
    if chosen.is_by_end:
        refuse_strange_mark(request, PLACE)
        along, held = chosen.apply_along(every, day), chosen.held(day)
        return page_by_end(request, along, day, chosen.ranks, per_page=paging.limit, held=held)
    return page_asked(request, *arranged(chosen.apply(every, day), chosen.sort), paging)


def filter_of(asked: shape.AgreementFilters) -> AgreementFilter:
    """The filter that a program asks for, as the list on screen reads it from its address."""
    chosen = {field: getattr(asked, field) for field in _FILTERS if hasattr(asked, field)}
    return AgreementFilter(
        **{field: value for field, value in chosen.items() if value is not None}
        | {"text": " ".join(asked.text.split())}
    )


def _values(body: sent.TermFields) -> dict[str, Any]:
    """The fields that were sent, as the services take them."""
    values = body.model_dump(exclude_unset=True, exclude=_ROWS)
    values |= {field: values[field] or "" for field in _DATES if field in values}
    if "host_unit" in values:
        values["host_unit"] = named(Unit.objects, "host_unit", values["host_unit"])
    return values


def _parties(request: HttpRequest, parties: list[sent.PartySent]) -> list[tuple[Organisation, str]]:
    every = Organisation.objects.visible_to(request.user).live()
    return [(named(every, "parties", party.organisation), party.as_written) for party in parties]


def _own_parties(own: list[sent.OwnPartySent]) -> list[tuple[Unit | None, str]]:
    return [(named(Unit.objects, "own_parties", one.unit), one.as_written) for one in own]


def _version(each: Any) -> shape.VersionGiven:
    return shape.VersionGiven(
        number=each.number,
        at=each.at,
        who=each.who,
        title=str(each.title),
        reason=each.reason,
        changed=[str(label) for label in each.changed],
    )
