"""The office's rules of signing put into the shapes that programs get."""

from typing import Any

from caunoi_web.api.schemas import signing_rules as shape
from caunoi_web.api.schemas.base import Ref
from caunoi_web.signing.models import Basis, DraftTemplate, Route, RouteVersion, StandIn
from caunoi_web.signing.queries.moves import Move
from caunoi_web.signing.queries.routes import steps_of_version
from caunoi_web.signing.services.bases import FIELDS
from caunoi_web.signing.services.routes import STEP_FIELDS

_VERSION = (
    "id", "number", "name_vi", "name_en", "kinds", "levels", "valid_from", "revision", "published_at",
)  # fmt: skip
_FILE = ("id", "number", "file_name", "unknown", "added_at")


def way_given(route: Route) -> shape.WayGiven:
    """A way with its versions."""
    return shape.WayGiven(
        id=route.pk,
        code=route.code,
        archived_at=route.archived_at,
        versions=[shape.VersionItem(**_version(one)) for one in route.versions.all()],
    )


def version_whole(version: RouteVersion) -> shape.VersionWhole:
    """A version with its steps."""
    return shape.VersionWhole(
        **_version(version),
        route=version.route_id,
        steps=[_step(step) for step in steps_of_version(version)],
    )


def basis_given(basis: Basis) -> shape.BasisGiven:
    """A basis with every text it had."""
    plain = {field: getattr(basis, field) for field in ("id", "code", "kind", "name_vi", "name_en")}
    texts = [
        shape.BasisTextGiven(**{field: getattr(text, field) for field in FIELDS}, valid_to=text.valid_to)
        for text in basis.texts.all()
    ]
    return shape.BasisGiven(**plain, texts=texts)


def move_given(move: Move) -> shape.MoveGiven:
    """An open step whose due date moves."""
    case = move.row.case
    return shape.MoveGiven(
        case=Ref(id=case.pk, name=case.title),
        step=str(move.row.step),
        before=move.before,
        after=move.after,
    )


def stand_in_given(one: StandIn) -> shape.StandInGiven:
    """Who acts for whom."""
    plain = {field: getattr(one, field) for field in ("id", "from_day", "to_day", "reason", "ended_at")}
    return shape.StandInGiven(
        **plain,
        person=Ref(id=one.person_id, name=str(one.person)),
        deputy=Ref(id=one.deputy_id, name=str(one.deputy)),
    )


def template_given(template: DraftTemplate) -> shape.TemplateGiven:
    """A template through all its files."""
    plain = {field: getattr(template, field) for field in ("id", "code", "kind", "name_vi", "name_en")}
    versions = [
        shape.TemplateVersionGiven(**{field: getattr(one, field) for field in _FILE})
        for one in template.versions.all()
    ]
    return shape.TemplateGiven(**plain, versions=versions)


def _version(version: RouteVersion) -> dict[str, Any]:
    return {field: getattr(version, field) for field in _VERSION} | {
        "open_cases": getattr(version, "open_cases", None)
    }


def _step(step: Any) -> shape.StepFields:
    values = {field: getattr(step, field) for field in STEP_FIELDS}
    values |= {"unit": step.unit_id, "person": step.person_id, "basis": step.basis_id}
    values["offices"] = [[part for part in office if part] or [""] for office in step.offices]
    return shape.StepFields(**values)
