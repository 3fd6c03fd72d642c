"""What sleeps, why, and the rule."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query

from caunoi_web.accounts.policies import Action, require_for_unit
from caunoi_web.activities import services
from caunoi_web.activities.queries.sleeping import Sleep, life_rule, with_last_sign
from caunoi_web.activities.queries.sleeping_list import SleepFilter, SleepingRow, sleeping_rows
from caunoi_web.api.answers import seen_version
from caunoi_web.api.lists import day_asked, page_asked, page_of_shapes
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import promises as shape
from caunoi_web.api.schemas.base import Page, Ref
from caunoi_web.api.shapes import found, ref
from caunoi_web.common.keyset import ID, OrderKey
from caunoi_web.register.models import Agreement

resource = Resource("Promises")
_LONGEST = (OrderKey("last_sign_on", date.fromisoformat), ID)


@resource.get("/sleeping", action=Action.ACTIVITY_READ, gives=Page[shape.SleepingItem])
def list_sleeping(request: HttpRequest, asked: Query[shape.SleepingAsked]) -> Any:
    """List the agreements that sleep on the day, the longest asleep first."""
    sleep = Sleep.on(day_asked(asked), life_rule())
    chosen = SleepFilter(
        unit=asked.unit,
        country=asked.country or "",
        tier=asked.tier or "",
        kind=asked.kind or "",
        cause=asked.cause or "",
    )
    asleep = chosen.apply(sleep.sleeping(Agreement.objects.visible_to(request.user)), sleep)
    rows = with_last_sign(asleep, sleep.day).select_related("host_unit")
    page = page_asked(request, rows, _LONGEST, asked)
    return page_of_shapes(request, page, [_item(row) for row in sleeping_rows(page.object_list, sleep)])


@resource.post("/agreements/{uuid:id}/sleep-reason", action=Action.ACTIVITY_WRITE, gives=shape.SaidGiven)
def say_why_it_sleeps(request: HttpRequest, id: UUID, body: shape.WhySent) -> Any:
    """Write down why an agreement sleeps; the head of a unit answers for that unit's agreements."""
    one = found(request, Agreement.objects, id)
    require_for_unit(request.user, Action.ACTIVITY_WRITE, one.host_unit_id)
    said = services.say_why(
        actor=request.user, agreement=one, cause=body.cause, words=body.words, on=timezone.localdate()
    )
    return shape.SaidGiven.model_validate(said)


@resource.get("/sleeping/rule", action=Action.ACTIVITY_READ, gives=shape.RuleGiven)
def get_sleeping_rule(request: HttpRequest) -> Any:
    """Look at the rule that says when an agreement sleeps."""
    return shape.RuleGiven.model_validate(life_rule())


@resource.put("/sleeping/rule", action=Action.LIFE_RULE, gives=shape.RuleGiven)
def set_sleeping_rule(request: HttpRequest, body: shape.RuleSent) -> Any:
    """Change the rule; every list follows it at once."""
    version = seen_version(request, life_rule().version)
    rule = services.set_rule(actor=request.user, **body.model_dump(), version=version)
    return shape.RuleGiven.model_validate(rule)


def _item(row: SleepingRow) -> shape.SleepingItem:
    return shape.SleepingItem(
        id=row.id,
        title=row.title,
        kind=row.kind,
        unit=ref(row.unit),
        parties=[Ref(id=party.id, name=party.name) for party in row.parties],
        last_sign_on=row.sign.on,
        last_sign=str(row.sign.title),
        activity=row.sign.href_id,
        proof=row.sign.proof_id,
        months=row.months,
        cause=row.reason.cause if row.reason else None,
        words=row.reason.words if row.reason else "",
    )
