"""What a person did last in a document, so that it can be taken back with one key."""

from dataclasses import dataclass
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.intake.models import Proposal


@dataclass(frozen=True, slots=True)
class LastAct:
    """The latest decision: its act, what it was about, and how many proposals it settled."""

    act: UUID
    state: str
    label: str
    count: int


def last_act(proposals: list[Proposal], user: User) -> LastAct | None:
    """The latest act of this person among the proposals of a document; None when there is none."""
    own = [one for one in proposals if one.is_settled and one.decided_by_id == user.pk and one.act]
    if not own:
        return None
    latest = max(own, key=lambda one: (one.decided_at, one.pk))
    of_act = [one for one in own if one.act == latest.act]
    told = next((one for one in of_act if one.settled_with_id is None), latest)
    return LastAct(latest.act, told.get_state_display(), told.label, len(of_act))
