"""Routes: a draft is saved as often as one likes, published once, and never changed after that."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.errors import StaleVersion
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.errors import RouteFaults
from caunoi_web.signing.models import Route, RouteStep, RouteVersion
from caunoi_web.signing.queries.route_faults import faults_of
from caunoi_web.sources.services import record_change

ABOUT = ("name_vi", "name_en", "kinds", "levels", "valid_from")
STEP_FIELDS = (
    "code", "stage", "name_vi", "name_en", "who", "unit", "person", "produces_vi", "produces_en",
    "days", "day_kind", "counted_from", "basis", "condition", "offices",
)  # fmt: skip

Values = Mapping[str, Any]


@transaction.atomic
def add_route(*, actor: User, name_vi: str, name_en: str, source: RouteVersion, today: date) -> Route:
    """Begin a route of its own as a draft with the steps of ``source``."""
    require(actor, Action.SIGNING_RULES)
    if not name_vi.strip():
        raise InvalidValue("name_vi", _("This is needed."))
    route = Route.objects.create(code=_free(Route, name_vi))
    about = {"name_vi": name_vi.strip(), "name_en": name_en.strip(), "valid_from": today}
    draft = RouteVersion.objects.create(route=route, **about)
    _put_steps(draft, [step_values(step) for step in source.steps.order_by("position")])
    _record(actor, "added", draft, {}, about)
    return route


@transaction.atomic
def save_draft(
    *, actor: User, route: Route, revision: int, about: Values, steps: Sequence[Values]
) -> RouteVersion:
    """Save the draft of a route that the person saw as ``revision`` (0: there was none yet).

    ``about`` maps ``ABOUT``, each step ``STEP_FIELDS`` to values; a step without a code gets one.
    Raises ``StaleVersion`` when somebody else saved it meanwhile, ``InvalidValue``.
    """
    require(actor, Action.SIGNING_RULES)
    route = Route.objects.select_for_update().get(pk=route.pk)
    draft = route.versions.filter(published_at__isnull=True).first()
    if (draft.revision if draft else 0) != revision:
        raise StaleVersion(
            _(
                "Somebody else changed this draft meanwhile. "
                "What you typed is below; saving again puts it in the place of theirs."
            )
        )
    before = _told(draft) if draft else {}
    draft = draft or RouteVersion(route=route, revision=0)
    for field in ABOUT:
        setattr(draft, field, about[field])
    if not str(draft.name_vi).strip() or not all(str(step["name_vi"]).strip() for step in steps):
        raise InvalidValue("", _("The way and each of its steps need a Vietnamese name."))
    draft.revision += 1
    draft.save()
    _put_steps(draft, steps)
    _record(actor, "drafted", draft, before, _told(draft))
    return draft


@transaction.atomic
def publish(*, actor: User, route: Route, revision: int) -> RouteVersion:
    """Publish the draft as the next version; cases opened from its first day on take it.

    Cases under way keep theirs. Raises ``RouteFaults`` with everything that does not fit.
    """
    require(actor, Action.SIGNING_RULES)
    route = Route.objects.select_for_update().get(pk=route.pk)
    draft = route.versions.filter(published_at__isnull=True).first()
    if draft is None or draft.revision != revision:
        raise StaleVersion(_("Somebody else changed this draft meanwhile. Look at it, then publish it."))
    faults = faults_of(list(draft.steps.select_related("unit", "person").order_by("position")))
    if faults:
        raise RouteFaults(faults)
    last = route.versions.filter(published_at__isnull=False).order_by("-number").first()
    draft.number = last.number + 1 if last else 1
    draft.published_at, draft.published_by = timezone.now(), actor
    draft.save()
    _record(actor, "published", draft, _told(last) if last else {}, _told(draft) | {"number": draft.number})
    return draft


@transaction.atomic
def archive_route(*, actor: User, route: Route) -> None:
    """Take a route out of use for new cases; cases under way go on."""
    require(actor, Action.SIGNING_RULES)
    route = Route.objects.select_for_update().get(pk=route.pk)
    others = Route.objects.filter(archived_at__isnull=True, versions__published_at__isnull=False)
    if not others.exclude(pk=route.pk).exists():
        raise InvalidValue("", _("This is the last way to signing; publish another one first."))
    route.archived_at = timezone.now()
    route.save()
    newest = route.versions.order_by("-number").first()
    if newest:
        _record(actor, "archived", newest, {}, {})


def step_values(step: RouteStep) -> dict[str, Any]:
    """A step as values for another version."""
    return {field: getattr(step, field) for field in STEP_FIELDS}


def _put_steps(draft: RouteVersion, steps: Sequence[Values]) -> None:
    draft.steps.all().delete()
    taken: set[str] = set()
    rows = []
    for position, values in enumerate(steps, start=1):
        code = _step_code(values, taken)
        taken.add(code)
        told = {field: values[field] for field in STEP_FIELDS if field in values and field != "code"}
        rows.append(RouteStep(version=draft, position=position, code=code, **told))
    RouteStep.objects.bulk_create(rows)


def _step_code(values: Values, taken: set[str]) -> str:
    code = str(values.get("code") or "")
    stem = code or slugify(fold(str(values.get("name_en") or values["name_vi"])))[:34] or "step"
    return next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if one not in taken)


def _free(model: type[Route], name: str) -> str:
    stem = slugify(fold(name))[:34] or "route"
    taken = set(model.objects.values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if code not in taken)


def _told(version: RouteVersion) -> dict[str, Any]:
    steps = [
        f"{step.position}. {step.name_vi} ({step.who}, {step.days or '–'} {step.day_kind})"
        for step in version.steps.order_by("position")
    ]
    return {field: getattr(version, field) for field in ABOUT} | {"steps": steps}


def _record(actor: User, verb: str, version: RouteVersion, before: Values, after: Values) -> None:
    record_change(
        actor=actor,
        action=f"signing_route.{verb}",
        target_kind="signing_route",
        target_id=version.route_id,
        label=version.name_vi,
        before=before,
        after=after,
    )
