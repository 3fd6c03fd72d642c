"""Which agreements one may be linked to: those with the same partners first, any by its number."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import User
from caunoi_web.common.jinja import format_partial
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement, AgreementParty
from caunoi_web.register.queries.agreement_rows import parties_of

MOST = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agreement to choose, told apart by kind, number, name and dates."""

    id: UUID
    label: str


def linkable_to(user: User, agreement: Agreement) -> list[Candidate]:
    """Live agreements that share a partner with this one, the newest first; a fixed number of queries."""
    partners = agreement.party_rows.values("organisation")
    sharing = AgreementParty.objects.filter(organisation__in=partners).values("agreement")
    rows = (
        Agreement.objects.visible_to(user)
        .live()
        .filter(pk__in=sharing)
        .exclude(pk=agreement.pk)
        .order_by("-begins_on", "id")[:MOST]
    )
    found = list(rows)
    names = parties_of(row.pk for row in found)
    return [
        Candidate(row.pk, _label(row, "; ".join(party.name for party in names.get(row.pk, ()))))
        for row in found
    ]


def agreements_numbered(user: User, number: str) -> list[Agreement]:
    """Live agreements with exactly this number, at most two of them."""
    wanted = " ".join(number.split())
    return list(Agreement.objects.visible_to(user).live().filter(number__iexact=wanted)[:2]) if wanted else []


def _label(row: Agreement, parties: str) -> str:
    begins = row.start or row.signed
    dates = f"{_day(begins) or '?'} – {_day(row.runs_until) or '…'}"
    kind = "" if row.kind == "unspecified" else str(AGREEMENT_KINDS[row.kind])  # type: ignore[index]
    return " · ".join(part for part in (kind, row.number, row.title or parties, dates) if part) or _(
        "Agreement"
    )


def _day(written: str) -> str:
    return format_partial(PartialDate.parse(written)) if written else ""
