"""Writing who signed an agreement, for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, AgreementSignatory, Side
from caunoi_web.register.services.agreement_rows import record_rows, refuse_unseen, seen_rows
from caunoi_web.register.services.records import locked, set_fields

MOST = 60


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who signed. ``party`` and ``own_party`` are rows of the agreement; else ``side`` is known."""

    name: str
    title: str = ""
    as_written: str = ""
    party: UUID | None = None
    own_party: UUID | None = None
    side: str = ""


@transaction.atomic
def set_signatories(
    *,
    actor: User,
    agreement: Agreement,
    signatories: Sequence[Signatory],
    version: int | None = None,
    reason: str = "",
) -> Agreement:
    """Make these the people who signed, in this order; returns the agreement as it is now.

    Raises ``InvalidValue`` for a person without a name, twice for the same party, or for a party that is
    none of this agreement; ``StaleRecord``.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement = locked(agreement)
    refuse_unseen(agreement, version)
    seen = seen_rows(agreement, ("signatory_rows",))
    if len(signatories) > MOST:
        raise InvalidValue("", _("At most %(most)d people can sign one agreement.") % {"most": MOST})
    rows = _rows(agreement, signatories)
    agreement.signatory_rows.all().delete()
    AgreementSignatory.objects.bulk_create(rows)
    return record_rows(agreement, "signed-by", actor=actor, seen=seen, reason=reason)


def _rows(agreement: Agreement, signatories: Sequence[Signatory]) -> list[AgreementSignatory]:
    sides = dict(agreement.party_rows.values_list("pk", "side"))
    own = set(agreement.own_party_rows.values_list("pk", flat=True))
    rows, met = [], set()
    for position, one in enumerate(signatories):
        if (one.party and one.party not in sides) or (one.own_party and one.own_party not in own):
            raise InvalidValue(
                f"for_{position + 1}", _("This party is none of the agreement's any more. Choose again.")
            )
        row = AgreementSignatory(
            agreement=agreement, party_id=one.party, own_party_id=one.own_party, position=position
        )
        row.side = sides[one.party] if one.party else Side.HOST.value if one.own_party else one.side
        _fill(row, one, position)
        key = (row.name.casefold(), row.party_id, row.own_party_id, row.side)
        if key in met:
            raise InvalidValue(
                f"name_{position + 1}",
                _("%(name)s stands here twice for the same party. Take one out.") % {"name": row.name},
            )
        met.add(key)
        rows.append(row)
    return rows


def _fill(row: AgreementSignatory, one: Signatory, position: int) -> None:
    values = {"name": one.name, "title": one.title, "as_written": one.as_written}
    try:
        set_fields(row, values)
    except InvalidValue as fault:
        raise InvalidValue(f"{fault.field}_{position + 1}", fault.message) from fault
