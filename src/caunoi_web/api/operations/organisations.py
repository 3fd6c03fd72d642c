"""Partners: list, look at, add, change, put aside and bring back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import seen_version
from caunoi_web.api.lists import day_asked, page_asked, page_of_shapes
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import organisations as shape
from caunoi_web.api.schemas.base import AsOf, Page, Why
from caunoi_web.api.shapes import found, named, or_none, ref
from caunoi_web.register import services
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.alike import alike, alike_to
from caunoi_web.register.queries.completeness import missing_in_organisation
from caunoi_web.register.queries.family import roll_ups
from caunoi_web.register.queries.organisation_filters import OrganisationFilter
from caunoi_web.register.queries.organisation_rows import OrganisationRow, organisation_rows
from caunoi_web.register.queries.organisations import scope_of

resource = Resource("Organisations")
_FILTERS = ("status", "activity", "within", "country", "kind", "scope", "tier", "text", "archived", "sort")


@resource.get("/organisations", action=Action.REGISTER_READ, gives=Page[shape.OrganisationItem])
def list_organisations(request: HttpRequest, asked: Query[shape.OrganisationsAsked]) -> Any:
    """List partners.

    The same filters and orders as the list on screen; what an organisation holds is told as of the day.
    """
    day, chosen = day_asked(asked), filter_of(asked)
    passing = chosen.apply(Organisation.objects.visible_to(request.user), day)
    page = page_asked(request, *chosen.arranged(passing, day), asked)
    return page_of_shapes(request, page, [_item(row) for row in organisation_rows(page.object_list, day)])


@resource.post(
    "/organisations", action=Action.REGISTER_WRITE, gives=shape.OrganisationGiven, makes="organisations"
)
def create_organisation(request: HttpRequest, body: shape.OrganisationMade) -> Any:
    """Add an organisation.

    The same name twice is not refused: two bodies may share one. Ask `find_alike_organisations` first.
    """
    made = services.create_organisation(actor=request.user, values=_values(request, body), reason=body.reason)
    return given(request, made, AsOf())


@resource.get("/organisations/alike", action=Action.REGISTER_READ, gives=shape.AlikeList)
def find_alike_organisations(request: HttpRequest, asked: Query[shape.AlikeAsked]) -> Any:
    """Find organisations that a name may mean, also misspelt or short."""
    names = [asked.name, asked.name_vi, asked.name_en]
    return _alike_list(alike(request.user, names, ror=asked.ror))


@resource.get("/organisations/{uuid:id}", action=Action.REGISTER_READ, gives=shape.OrganisationGiven)
def get_organisation(request: HttpRequest, id: UUID, asked: Query[AsOf]) -> Any:
    """Look at an organisation.

    One that was merged says so in `merged_into`.
    """
    return given(request, found(request, Organisation.objects.select_related("parent"), id), asked)


@resource.patch("/organisations/{uuid:id}", action=Action.REGISTER_WRITE, gives=shape.OrganisationGiven)
def amend_organisation(request: HttpRequest, id: UUID, body: shape.OrganisationChanged) -> Any:
    """Change fields of an organisation."""
    organisation = found(request, Organisation.objects, id)
    amended = services.amend_organisation(
        actor=request.user,
        organisation=organisation,
        changes=_values(request, body),
        version=seen_version(request, organisation.version),
        reason=body.reason,
    )
    return given(request, amended, AsOf())


@resource.get("/organisations/{uuid:id}/alike", action=Action.REGISTER_READ, gives=shape.AlikeList)
def list_duplicates(request: HttpRequest, id: UUID) -> Any:
    """List organisations that may be the same body as this one."""
    return _alike_list(alike_to(request.user, found(request, Organisation.objects, id)))


@resource.post("/organisations/{uuid:id}/names", action=Action.REGISTER_WRITE, gives=shape.OrganisationGiven)
def add_names(request: HttpRequest, id: UUID, body: shape.NamesAdded) -> Any:
    """Add other names of an organisation."""
    names = [services.OtherName(name.text, name.kind, name.language) for name in body.names]
    organisation = found(request, Organisation.objects, id)
    changed = services.add_names(
        actor=request.user, organisation=organisation, names=names, reason=body.reason
    )
    return given(request, changed, AsOf())


@resource.post(
    "/organisations/{uuid:id}/names/remove", action=Action.REGISTER_WRITE, gives=shape.OrganisationGiven
)
def remove_names(request: HttpRequest, id: UUID, body: shape.NamesRemoved) -> Any:
    """Take away names that are wrong."""
    organisation = found(request, Organisation.objects, id)
    changed = services.remove_names(
        actor=request.user, organisation=organisation, names=body.names, reason=body.reason
    )
    return given(request, changed, AsOf())


@resource.post(
    "/organisations/{uuid:id}/archive", action=Action.REGISTER_ARCHIVE, gives=shape.OrganisationGiven
)
def archive_organisation(request: HttpRequest, id: UUID, body: shape.PutAside) -> Any:
    """Put an organisation aside."""
    organisation = found(request, Organisation.objects, id)
    changed = services.archive(
        actor=request.user, record=organisation, reason=body.reason, although_in_use=body.although_in_use
    )
    return given(request, changed, AsOf())


@resource.post(
    "/organisations/{uuid:id}/restore", action=Action.REGISTER_ARCHIVE, gives=shape.OrganisationGiven
)
def restore_organisation(request: HttpRequest, id: UUID, body: Why) -> Any:
    """Bring an organisation back."""
    organisation = found(request, Organisation.objects, id)
    return given(
        request, services.restore(actor=request.user, record=organisation, reason=body.reason), AsOf()
    )


def filter_of(asked: shape.OrganisationFilters) -> OrganisationFilter:
    """The filter that a program asks for, as the list on screen reads it from its address."""
    chosen = {field: getattr(asked, field) for field in _FILTERS if hasattr(asked, field)}
    return OrganisationFilter(
        **{field: value for field, value in chosen.items() if value is not None}
        | {"text": " ".join(asked.text.split())}
    )


def given(request: HttpRequest, one: Organisation, asked: AsOf) -> shape.OrganisationGiven:
    """An organisation, whole; six queries."""
    day = day_asked(asked)
    tier = one.tiers.as_of(day).first()
    group = roll_ups([one.pk], day).get(one.pk)
    plain = ("version", "name", "name_vi", "name_en", "kind", "country", "city", "website", "ror", "note")
    return shape.OrganisationGiven(
        id=one.pk,
        **{field: getattr(one, field) for field in plain},
        is_host=one.is_host,
        scope=scope_of(one),
        parent=ref(one.parent),
        merged_into=one.merged_into_id,
        names=[_name(name) for name in one.names.all()],
        tier=shape.TierGiven.model_validate(tier) if tier else None,
        group=shape.GroupHeld.model_validate(group) if group else None,
        missing=[str(name) for name in missing_in_organisation(one)],
        archived_at=one.archived_at,
        created_at=one.created_at,
        changed_at=one.changed_at,
    )


def _values(request: HttpRequest, body: shape.OrganisationFields) -> dict[str, Any]:
    """The fields that were sent, as the services take them."""
    values = body.model_dump(exclude_unset=True, exclude={"reason"})
    if "country" in values:
        values["country"] = values["country"] or ""
    if "parent" in values:
        values["parent"] = named(Organisation.objects.visible_to(request.user), "parent", values["parent"])
    return values


def _item(row: OrganisationRow) -> shape.OrganisationItem:
    return shape.OrganisationItem(
        id=row.id,
        name=row.name,
        name_en=row.name_en,
        kind=row.kind,
        country=row.country,
        city=row.city,
        website=row.website,
        tier=row.tier or None,
        agreements_active=row.held.active,
        agreements_total=row.held.total,
        next_end=or_none(row.held.end),
        days_left=row.days_left,
        group=shape.GroupHeld.model_validate(row.group) if row.group else None,
        changed_at=row.changed_at,
        version=row.version,
    )


def _name(name: Any) -> shape.OtherNameGiven:
    return shape.OtherNameGiven(
        id=name.pk,
        text=name.text,
        kind=name.kind,
        language=name.language,
        valid_from=or_none(name.valid_from),
        valid_until=or_none(name.valid_until),
    )


def _alike_list(found_ones: Any) -> shape.AlikeList:
    return shape.AlikeList(
        items=[
            shape.AlikeGiven(
                id=one.organisation.pk,
                name=one.organisation.name,
                country=one.organisation.country,
                score=round(one.score, 3),
                is_sure=one.is_sure,
            )
            for one in found_ones
        ]
    )
