"""People and units, for administrators; everybody may read the units."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query

from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action
from caunoi_web.api.lists import listed
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import people as shape
from caunoi_web.api.schemas.base import Page
from caunoi_web.api.shapes import named, ref
from caunoi_web.common.keyset import ID, OrderKey
from caunoi_web.people import services

resource = Resource("People")
_BY_NAME = (OrderKey("username"), ID)
_PERSON = ("id", "username", "full_name", "email", "role", "is_active", "last_login")


@resource.get("/people", action=Action.PEOPLE_MANAGE, gives=Page[shape.PersonGiven])
def list_people(request: HttpRequest, asked: Query[shape.PeopleAsked]) -> Any:
    """List everybody with an account."""
    return listed(request, User.objects.select_related("unit"), _BY_NAME, asked, _person)


@resource.post("/people", action=Action.PEOPLE_MANAGE, gives=shape.PersonGiven, makes="people")
def add_person(request: HttpRequest, body: shape.PersonMade) -> Any:
    """Let somebody in."""
    values = body.model_dump() | {"unit": named(Unit.objects, "unit", body.unit)}
    return _person(services.add_person(actor=request.user, **values))


@resource.get("/people/{uuid:id}", action=Action.PEOPLE_MANAGE, gives=shape.PersonGiven)
def get_person(request: HttpRequest, id: UUID) -> Any:
    """Look at a person's account."""
    return _person(get_object_or_404(User.objects.select_related("unit"), pk=id))


@resource.post("/people/{uuid:id}/change", action=Action.PEOPLE_MANAGE, gives=shape.PersonGiven)
def amend_person(request: HttpRequest, id: UUID, body: shape.PersonFields) -> Any:
    """Change name, address, role, unit, or whether a person may sign in."""
    changes = body.model_dump(exclude_unset=True)
    if "unit" in changes:
        changes["unit"] = named(Unit.objects, "unit", changes["unit"])
    person = get_object_or_404(User, pk=id)
    return _person(services.amend_person(actor=request.user, person=person, changes=changes))


@resource.get("/units", action=Action.REGISTER_READ, gives=shape.UnitList)
def list_units(request: HttpRequest) -> Any:
    """List the units of the host institution."""
    return shape.UnitList(items=[_unit(unit) for unit in Unit.objects.all()])


@resource.post("/units", action=Action.PEOPLE_MANAGE, gives=shape.UnitGiven)
def add_unit(request: HttpRequest, body: shape.UnitSent) -> Any:
    """Add a unit."""
    return _unit(services.add_unit(actor=request.user, **_values(body)))


@resource.post("/units/{uuid:id}/change", action=Action.PEOPLE_MANAGE, gives=shape.UnitGiven)
def amend_unit(request: HttpRequest, id: UUID, body: shape.UnitSent) -> Any:
    """Rename or move a unit."""
    unit = get_object_or_404(Unit, pk=id)
    return _unit(services.amend_unit(actor=request.user, unit=unit, **_values(body)))


def _values(body: shape.UnitSent) -> dict[str, Any]:
    return body.model_dump() | {"parent": named(Unit.objects, "parent", body.parent)}


def _person(one: User) -> shape.PersonGiven:
    return shape.PersonGiven(**{field: getattr(one, field) for field in _PERSON}, unit=ref(one.unit))


def _unit(one: Unit) -> shape.UnitGiven:
    return shape.UnitGiven(id=one.pk, name_vi=one.name_vi, name_en=one.name_en, parent=one.parent_id)
