"""What an activity can count for: the agreements of its partners, and the promises in them."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.activities.models import Commitment
from caunoi_web.activities.wording import promised_words
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_rows import parties_of

MOST_AGREEMENTS, MOST_PROMISES, LONGEST = 30, 200, 90

Group = tuple[str, list[tuple[str, str]]]


def possible_accounts(user: User, partners: Sequence[UUID], besides: Sequence[UUID] = ()) -> list[Group]:
    """The live agreements of these partners (and ``besides``) with their promises; at most three queries.

    Values are ``agreement:<id>`` and ``commitment:<id>``, grouped by agreement, the newest first.
    """
    every = Agreement.objects.visible_to(user).live()
    found = every.filter(pk__in=list(besides))
    if partners:
        found = found | every.filter(party_rows__organisation__in=list(partners))
    agreements = list(found.distinct().order_by("-begins_on", "-id")[:MOST_AGREEMENTS])
    keys = [agreement.pk for agreement in agreements]
    parties = parties_of(keys)
    promises: dict[UUID, list[Commitment]] = {}
    for commitment in Commitment.objects.live().filter(agreement__in=keys)[:MOST_PROMISES]:
        promises.setdefault(commitment.agreement_id, []).append(commitment)
    return [
        (
            _short(_name(agreement, "; ".join(party.name for party in parties.get(agreement.pk, ())))),
            [
                (f"agreement:{agreement.pk}", _("This agreement as a whole")),
                *((f"commitment:{one.pk}", _promise(one)) for one in promises.get(agreement.pk, ())),
            ],
        )
        for agreement in agreements
    ]


def _name(agreement: Agreement, parties: str) -> str:
    kind = "" if agreement.kind == "unspecified" else str(AGREEMENT_KINDS[agreement.kind])  # type: ignore[index]
    year = str(agreement.begins_on.year) if agreement.begins_on else ""
    named = agreement.title or f"{kind} {agreement.number}".strip() or _("Agreement")
    return " · ".join(part for part in (named, parties, year) if part)


def _promise(commitment: Commitment) -> str:
    number = promised_words(commitment)
    words = f"{commitment.what} ({number})" if number else commitment.what
    return _("Promise: %(words)s") % {"words": _short(words)}


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
