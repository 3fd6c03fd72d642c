"""Moving the due dates that depend on a changed calendar or basis."""

from datetime import date

from caunoi_web.accounts.models import User
from caunoi_web.common.jinja import format_day
from caunoi_web.signing.models import CaseStep, EventKind, Opinion
from caunoi_web.signing.queries.acting import Acting
from caunoi_web.signing.queries.moves import Move, moves_under
from caunoi_web.signing.queries.reckoning import current_reckoning
from caunoi_web.signing.services.journal import tell


def move_dues(actor: User, *, day: date, reason: str) -> list[Move]:
    """Let every open due date follow what is in force now; call it after the change, in its transaction."""
    moves = moves_under(current_reckoning())
    for move in moves:
        move.row.due_on = move.after
        tell(
            move.row.case,
            EventKind.DUE_MOVED,
            Acting(actor),
            day=day,
            step=move.row.step,
            text=f"{format_day(move.before) or '–'} → {format_day(move.after) or '–'}. {reason}",
            before={"due_on": move.before},
            after={"due_on": move.after},
        )
    CaseStep.objects.bulk_update([move.row for move in moves], ["due_on"])
    _move_opinions(moves)
    return moves


def _move_opinions(moves: list[Move]) -> None:
    """Opinions still waited for are due with their step."""
    due = {move.row.pk: move.after for move in moves}
    waiting = list(Opinion.objects.filter(case_step__in=list(due), answer="", lapsed_on__isnull=True))
    for one in waiting:
        one.due_on = due[one.case_step_id]
    Opinion.objects.bulk_update(waiting, ["due_on"])
