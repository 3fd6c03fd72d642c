"""Is it there already: agreements in force that cover a wish, and cases about the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import Status
from caunoi_web.accounts.models import User
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.organisations import same_name
from caunoi_web.signing.models import Case

# A paper of these kinds is wide enough to carry an annex or an activity.
WIDE = (
    AgreementKind.FRAMEWORK.value,
    AgreementKind.COMPREHENSIVE.value,
    AgreementKind.MOU.value,
    AgreementKind.MOA.value,
)
LIVE = (Status.IN_FORCE.value, Status.INDEFINITE.value, Status.OPEN_CONDITIONAL.value)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Double:
    """An open case about the same; only its unit is told to whoever may not see the case itself."""

    case: Case
    may_open: bool


@dataclass(frozen=True, slots=True)
class Already:
    """What is there already when somebody wants an agreement."""

    agreements: Sequence[Agreement]
    cases: Sequence[Double]
    organisations: Sequence[Organisation]

    def __bool__(self) -> bool:
        return bool(self.agreements or self.cases or self.organisations)


def already_there(
    user: User, *, partner: Organisation | None, partner_name: str, day: date, besides: UUID | None = None
) -> Already:
    """Live wide agreements with the partner (or the body above it), open cases, and names alike.

    ``partner`` is None for a new name: then bodies of the register that may be meant are named.
    """
    return Already(
        agreements=_covering(user, partner, day) if partner else (),
        cases=_same_cases(user, partner, partner_name, besides),
        organisations=() if partner else same_name(user, [partner_name]),
    )


def _covering(user: User, partner: Organisation, day: date) -> list[Agreement]:
    bodies = [body for body in (partner.pk, partner.parent_id) if body]
    live = Agreement.objects.visible_to(user).live().with_status_on(day)
    found = live.filter(status__in=LIVE, kind__in=WIDE, party_rows__organisation__in=bodies).distinct()
    return list(found.latest_end_first()[:SHOWN])


def _same_cases(user: User, partner: Organisation | None, name: str, besides: UUID | None) -> list[Double]:
    every = Case.objects.open().exclude(pk=besides)
    same = every.filter(partner=partner) if partner else every.filter(folded_partner=fold(name)[:300])
    found = list(same.select_related("unit").order_by("-proposed_on", "-id")[:SHOWN])
    visible = Case.objects.visible_to(user).filter(pk__in=[case.pk for case in found])
    may_open = set(visible.values_list("pk", flat=True))
    return [Double(case, case.pk in may_open) for case in found]
