"""Opening a case, changing its facts, adding a note."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, require, require_for_unit
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.services.records import changed_fields, locked, refuse_stale, set_fields
from caunoi_web.signing.errors import NoRoute, NotNow
from caunoi_web.signing.models import Case, EventKind
from caunoi_web.signing.queries.acting import Acting
from caunoi_web.signing.queries.routes import route_for
from caunoi_web.signing.services.flow import lay_out, move_on, take_up
from caunoi_web.signing.services.journal import save_case, tell

PROPOSAL_FIELDS = ("partner", "partner_name", "title", "kind", "level", "why", "unit", "wanted_on")
DRAFT_FIELDS = (
    "our_signatory",
    "our_position",
    "partner_signatory",
    "partner_position",
    "duration_months",
    "activities",
)
FIELDS = (*PROPOSAL_FIELDS, *DRAFT_FIELDS, "binding", "needs_higher", "officer")


@transaction.atomic
def propose(*, actor: User, values: Mapping[str, Any], day: date) -> Case:
    """Open a case on the route that fits; the proposal itself is its first step and done by it.

    ``values`` maps ``PROPOSAL_FIELDS`` (``partner`` may be None for a new name) and, where they are
    known, ``DRAFT_FIELDS`` to values. Raises ``NoRoute``, ``InvalidValue``, ``NotAllowed``.
    """
    unit = values.get("unit")
    require_for_unit(actor, Action.SIGNING_PROPOSE, unit.pk if unit else None)
    version = route_for(str(values.get("kind", "")), str(values.get("level", "")), day)
    if version is None:
        raise NoRoute(
            _("No way to signing is published for this kind and level. The head of office publishes one.")
        )
    case = Case(created_by=actor, changed_by=actor, route_version=version, proposed_on=day)
    _fill(case, values)
    take_up(case, actor)
    case.save(force_insert=True)
    steps, acting = lay_out(case), Acting(actor)
    _before, after = changed_fields({}, snapshot(case))
    tell(case, EventKind.PROPOSED, acting, day=day, step=steps[0].step, text=case.why, after=after)
    steps[0].began_on = day
    move_on(case, steps, steps[0], acting, day=day)
    case.save()
    return case


@transaction.atomic
def amend_case(
    *, actor: User, case: Case, changes: Mapping[str, Any], version: int, day: date, reason: str = ""
) -> Case:
    """Change facts of an open case that the person saw as ``version``.

    The proposing unit may while the case lies with it, an officer at any time.
    Raises ``StaleRecord``, ``NotNow``, ``InvalidValue``, ``NotAllowed``.
    """
    require(actor, Action.SIGNING_READ)
    case = locked(case)
    require_may_amend(actor, case)
    refuse_stale(case, version, changes)
    if not case.is_open:
        raise NotNow(_("The case is closed; its facts stay as they are."))
    seen = snapshot(case)
    _fill(case, changes)
    before, after = changed_fields(seen, snapshot(case))
    if after:
        acting = Acting(actor)
        save_case(case, acting)
        tell(case, EventKind.CHANGED, acting, day=day, text=reason, before=before, after=after)
    return case


def may_amend(actor: User, case: Case) -> bool:
    """Officers at any time; the head of the proposing unit while the case has come back to it."""
    if may(actor, Action.SIGNING_WORK):
        return True
    at_start = case.steps.filter(state="current", step__who="host_unit").exists()
    return at_start and may(actor, Action.SIGNING_PROPOSE) and actor.unit_id == case.unit_id


def require_may_amend(actor: User, case: Case) -> None:
    """Raise ``NotAllowed`` for whoever may not change the facts now."""
    if not may_amend(actor, case):
        raise NotAllowed(_("The office works on this case now; ask it to change the facts."))


@transaction.atomic
def add_note(*, actor: User, case: Case, text: str, day: date) -> None:
    """Write a note into the case's history, for everybody who may see it."""
    require(actor, Action.COMMENT_WRITE)
    if not text.strip():
        raise InvalidValue("text", _("Write the note first."))
    tell(locked(case), EventKind.NOTE, Acting(actor), day=day, text=text.strip())


def snapshot(case: Case) -> dict[str, Any]:
    """The facts as the history keeps them: what is pointed at with its name."""
    plain = {field: getattr(case, field) for field in FIELDS if field not in ("partner", "unit", "officer")}
    pointed = {"partner": case.partner, "unit": case.unit, "officer": case.officer}
    return plain | {
        field: {"id": str(one.pk), "label": str(one)} if one else None for field, one in pointed.items()
    }


def _fill(case: Case, values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"A case has no fields {sorted(unknown)}.")
    if case.partner_id is None and values.get("partner"):
        values = {**values, "partner_name": values["partner"].name}
    for field in ("partner_name", "title", "why"):
        if field in values and not str(values[field]).strip():
            raise InvalidValue(field, _("This is needed."))
    case.folded_partner = fold(str(values.get("partner_name", case.partner_name)))[:300] or "-"
    set_fields(case, values)
