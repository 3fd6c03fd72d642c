"""What the office sets for signing: ways, the calendar, bases of deadlines, who stands in for whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.accounts.policies import Action
from caunoi_web.api.resource import Resource
from caunoi_web.api.rule_shapes import basis_given, move_given, stand_in_given, version_whole, way_given
from caunoi_web.api.schemas import signing_rules as shape
from caunoi_web.api.schemas.base import AsOf
from caunoi_web.api.shapes import named
from caunoi_web.signing.models import Basis, Route, RouteVersion, SpecialDay, StandIn
from caunoi_web.signing.queries.moves import Move, moves_under, with_day, with_text, without_day
from caunoi_web.signing.queries.reckoning import current_reckoning
from caunoi_web.signing.queries.routes import live_routes
from caunoi_web.signing.services import bases, calendar, routes, stand_ins

resource = Resource("Signing rules")
_DAY = ("id", "day", "kind", "name_vi", "name_en", "source", "to_confirm")
_SHOWN = 100


@resource.get("/signing/routes", action=Action.SIGNING_READ, gives=shape.WayList)
def list_routes(request: HttpRequest) -> Any:
    """List the ways to signing in use, each with its versions."""
    return shape.WayList(items=[way_given(route) for route in live_routes()])


@resource.post("/signing/routes", action=Action.SIGNING_RULES, gives=shape.WayGiven, makes="signing/routes")
def add_route(request: HttpRequest, body: shape.WayBegun) -> Any:
    """Begin a way of its own as a draft with the steps of another."""
    made = routes.add_route(
        actor=request.user,
        name_vi=body.name_vi,
        name_en=body.name_en,
        source=named(RouteVersion.objects, "source", body.source),
        today=timezone.localdate(),
    )
    return way_given(made)


@resource.get("/signing/routes/{uuid:id}", action=Action.SIGNING_READ, gives=shape.WayGiven)
def get_route(request: HttpRequest, id: UUID) -> Any:
    """Look at a way with its versions."""
    return way_given(_route(id))


@resource.get("/signing/route-versions/{uuid:id}", action=Action.SIGNING_READ, gives=shape.VersionWhole)
def get_route_version(request: HttpRequest, id: UUID) -> Any:
    """Look at one version of a way with its steps."""
    return version_whole(get_object_or_404(RouteVersion, pk=id))


@resource.post("/signing/routes/{uuid:id}/draft", action=Action.SIGNING_RULES, gives=shape.VersionWhole)
def save_route_draft(request: HttpRequest, id: UUID, body: shape.DraftSaved) -> Any:
    """Save the draft of a way, whole; refused when somebody else saved it since `revision`."""
    about = body.model_dump(include=set(routes.ABOUT))
    draft = routes.save_draft(
        actor=request.user,
        route=_route(id),
        revision=body.revision,
        about=about,
        steps=[_step(step) for step in body.steps],
    )
    return version_whole(draft)


@resource.post("/signing/routes/{uuid:id}/publish", action=Action.SIGNING_RULES, gives=shape.VersionWhole)
def publish_route(request: HttpRequest, id: UUID, body: shape.DraftSeen) -> Any:
    """Publish the draft: new cases take it, cases under way keep theirs. It never changes again."""
    return version_whole(routes.publish(actor=request.user, route=_route(id), revision=body.revision))


@resource.post("/signing/routes/{uuid:id}/archive", action=Action.SIGNING_RULES, gives=shape.WayGiven)
def archive_route(request: HttpRequest, id: UUID) -> Any:
    """Take a way out of use for new cases."""
    routes.archive_route(actor=request.user, route=_route(id))
    return way_given(_route(id))


@resource.get("/signing/calendar", action=Action.SIGNING_READ, gives=shape.Calendar)
def list_special_days(request: HttpRequest) -> Any:
    """List the days off and the days made up."""
    days = SpecialDay.objects.filter(taken_out_at__isnull=True).order_by("day")
    return shape.Calendar(items=[_day(one) for one in days])


@resource.post("/signing/calendar/preview", action=Action.SIGNING_RULES, gives=shape.MoveList, reads=True)
def preview_special_day(request: HttpRequest, body: shape.SpecialDayFields) -> Any:
    """Say which due dates a new day would move, without keeping it."""
    special = calendar.checked_day(**body.model_dump())
    return _moves(moves_under(with_day(current_reckoning(), special)))


@resource.post("/signing/calendar", action=Action.SIGNING_RULES, gives=shape.MoveList)
def add_special_day(request: HttpRequest, body: shape.SpecialDayFields) -> Any:
    """Add a day; gives the due dates that moved with it."""
    return _moves(calendar.add_day(actor=request.user, today=timezone.localdate(), **body.model_dump()))


@resource.get("/signing/calendar/{uuid:id}/out", action=Action.SIGNING_RULES, gives=shape.MoveList)
def preview_special_day_out(request: HttpRequest, id: UUID) -> Any:
    """Say which due dates would move if a day were like any other again."""
    special = get_object_or_404(SpecialDay, pk=id)
    return _moves(moves_under(without_day(current_reckoning(), special.day)))


@resource.post("/signing/calendar/{uuid:id}/out", action=Action.SIGNING_RULES, gives=shape.MoveList)
def take_special_day_out(request: HttpRequest, id: UUID) -> Any:
    """Let a day be like any other again; gives the due dates that moved."""
    special = get_object_or_404(SpecialDay, pk=id)
    moved = calendar.take_day_out(actor=request.user, special=special, today=timezone.localdate())
    return _moves(moved)


@resource.get("/signing/bases", action=Action.SIGNING_READ, gives=shape.BasisList)
def list_bases(request: HttpRequest) -> Any:
    """List the laws and internal rules that deadlines stand on, with every text they had."""
    found = Basis.objects.prefetch_related("texts")
    return shape.BasisList(items=[basis_given(one) for one in found])


@resource.post("/signing/bases", action=Action.SIGNING_RULES, gives=shape.BasisGiven, makes="signing/bases")
def add_basis(request: HttpRequest, body: shape.BasisMade) -> Any:
    """Add a basis with its first text."""
    names = body.model_dump(include={"kind", "name_vi", "name_en"})
    made = bases.add_basis(actor=request.user, values=_text_of(body), today=timezone.localdate(), **names)
    return basis_given(made)


@resource.get("/signing/bases/{uuid:id}", action=Action.SIGNING_READ, gives=shape.BasisGiven)
def get_basis(request: HttpRequest, id: UUID) -> Any:
    """Look at a basis with every text it had."""
    return basis_given(get_object_or_404(Basis, pk=id))


@resource.post(
    "/signing/bases/{uuid:id}/texts/preview", action=Action.SIGNING_RULES, gives=shape.MoveList, reads=True
)
def preview_basis_text(request: HttpRequest, id: UUID, body: shape.BasisTextFields) -> Any:
    """Say which due dates another text of a basis would move, without keeping it."""
    text = bases.text_of(get_object_or_404(Basis, pk=id), _text_of(body))
    return _moves(moves_under(with_text(current_reckoning(), text)))


@resource.post("/signing/bases/{uuid:id}/texts", action=Action.SIGNING_RULES, gives=shape.MoveList)
def write_basis_text(request: HttpRequest, id: UUID, body: shape.BasisTextFields) -> Any:
    """Give a basis another text from a day on; gives the due dates that moved."""
    basis = get_object_or_404(Basis, pk=id)
    moved = bases.write_text(
        actor=request.user, basis=basis, values=_text_of(body), today=timezone.localdate()
    )
    return _moves(moved)


@resource.get("/signing/stand-ins", action=Action.SIGNING_READ, gives=shape.StandInList)
def list_stand_ins(request: HttpRequest, asked: Query[AsOf]) -> Any:
    """List who acts for whom; with `as_of` only those that count on that day."""
    rows = StandIn.objects.on(asked.as_of) if asked.as_of else StandIn.objects.all()
    shown = rows.select_related("person", "deputy")[:_SHOWN]
    return shape.StandInList(items=[stand_in_given(one) for one in shown])


@resource.post("/signing/stand-ins", action=Action.SIGNING_READ, gives=shape.StandInGiven)
def name_stand_in(request: HttpRequest, body: shape.StandInFields) -> Any:
    """Let somebody act for oneself; the head of office may say it for others."""
    people = User.objects.filter(is_active=True).exclude(role=Role.VIEWER)
    made = stand_ins.name_stand_in(
        actor=request.user,
        person=named(people, "person", body.person) or request.user,
        deputy=named(people, "deputy", body.deputy),
        **body.model_dump(include={"from_day", "to_day", "reason"}),
    )
    return stand_in_given(made)


@resource.post("/signing/stand-ins/{uuid:id}/end", action=Action.SIGNING_READ, gives=shape.StandInGiven)
def end_stand_in(request: HttpRequest, id: UUID) -> Any:
    """End a stand-in early."""
    stand_ins.end_stand_in(actor=request.user, stand_in=get_object_or_404(StandIn, pk=id))
    return stand_in_given(StandIn.objects.select_related("person", "deputy").get(pk=id))


def _route(pk: UUID) -> Route:
    return get_object_or_404(Route, pk=pk)


def _step(step: shape.StepFields) -> dict[str, Any]:
    """A step as the service takes it."""
    people = User.objects.filter(is_active=True)
    return step.model_dump() | {
        "unit": named(Unit.objects, "unit", step.unit),
        "person": named(people, "person", step.person),
        "basis": named(Basis.objects, "basis", step.basis),
        "offices": [[*office, ""][:2] for office in step.offices],
    }


def _text_of(body: shape.BasisTextFields) -> dict[str, Any]:
    return body.model_dump(include=set(bases.FIELDS))


def _day(one: SpecialDay) -> shape.SpecialDayGiven:
    return shape.SpecialDayGiven(**{field: getattr(one, field) for field in _DAY})


def _moves(moves: Iterable[Move]) -> shape.MoveList:
    return shape.MoveList(items=[move_given(one) for one in moves])
