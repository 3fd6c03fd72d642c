"""What every act in a case leaves behind: a line everybody reads, and an entry of the audit trail."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from caunoi_web.register.services.records import save_changed, write_history
from caunoi_web.signing.models import Case, CaseEvent, EventKind, RouteStep
from caunoi_web.signing.queries.acting import Acting


def tell(
    case: Case,
    kind: EventKind,
    acting: Acting,
    *,
    day: date,
    step: RouteStep | None = None,
    to_step: RouteStep | None = None,
    text: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write down one act; call it inside the transaction that does it. ``text`` is the reason or note."""
    CaseEvent.objects.create(
        case=case,
        kind=kind,
        step=step,
        to_step=to_step,
        actor=acting.actor,
        acted_for=acting.acted_for,
        day=day,
        text=text,
    )
    more = {"step": step.name_vi} if step else {}
    more |= {"to_step": to_step.name_vi} if to_step else {}
    more |= {"acted_for": str(acting.acted_for)} if acting.acted_for else {}
    write_history(
        case,
        kind.value,
        actor=acting.actor,
        label=case.title,
        before=before or {},
        after=dict(after or {}) | more,
        reason=text,
    )


def save_case(case: Case, acting: Acting) -> None:
    """Store the case under its next version."""
    save_changed(case, actor=acting.actor)
