"""The rows that belong to an agreement: who signed it, what it is for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from caunoi.domain.kinds import Activity
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, AgreementActivity, AgreementParty, Organisation

_CODES = frozenset(activity.value for activity in Activity)


def set_parties(agreement: Agreement, parties: Sequence[tuple[Organisation, str]]) -> None:
    """Make these the partners, in this order; the host itself is not among them.

    Raises ``InvalidValue`` when there is none, or the same one twice.
    """
    if not parties:
        raise InvalidValue(
            "parties", _("An agreement needs at least one partner beside our own institution.")
        )
    organisations = [organisation.pk for organisation, _written in parties]
    if len(set(organisations)) < len(organisations):
        raise InvalidValue("parties", _("The same partner stands here twice. Take one out."))
    agreement.party_rows.all().delete()
    AgreementParty.objects.bulk_create(
        AgreementParty(
            agreement=agreement,
            organisation=organisation,
            name_as_written=written.strip()[:300],
            position=position,
        )
        for position, (organisation, written) in enumerate(parties)
    )


def set_activities(agreement: Agreement, codes: Iterable[str]) -> None:
    """Make these the activities. Raises ``InvalidValue`` for a code that is none of the twenty."""
    wanted = sorted(set(codes))
    for code in wanted:
        if code not in _CODES:
            raise InvalidValue("activities", _("There is no activity called %(code)s.") % {"code": code})
    agreement.activity_rows.exclude(code__in=wanted).delete()
    known = set(agreement.activity_rows.values_list("code", flat=True))
    AgreementActivity.objects.bulk_create(
        AgreementActivity(agreement=agreement, code=code) for code in wanted if code not in known
    )


def snapshot_of_rows(agreement: Agreement) -> dict[str, Any]:
    """Parties and activities as the history keeps them."""
    return {
        "parties": [
            {
                "id": str(party.organisation_id),
                "label": party.organisation.name,
                "as_written": party.name_as_written,
            }
            for party in agreement.party_rows.select_related("organisation")
        ],
        "activities": list(agreement.activity_rows.values_list("code", flat=True)),
    }


def label_of(agreement: Agreement) -> str:
    """What the history calls an agreement: its title, else its number and partners."""
    if agreement.title:
        return agreement.title
    names = ", ".join(agreement.party_rows.values_list("organisation__name", flat=True))
    return f"{agreement.number} {names}".strip()
