"""An organisation with everything below it: each legal entity and each agreement counted once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.agreement_filters import ACTIVE_STATUSES

# UNION without ALL ends also where a loop has crept in; the same words on both databases.
_BELOW = """
WITH RECURSIVE below(root, id) AS (
    SELECT id, id FROM register_organisation WHERE id IN ({roots})
    UNION
    SELECT below.root, child.id FROM register_organisation child
    JOIN below ON child.parent_id = below.id WHERE child.archived_at IS NULL
)
SELECT root, id FROM below
"""


@dataclass(frozen=True, slots=True)
class RollUp:
    """A group: the legal entities below its head, and the agreements of all of them, each once."""

    below: int = 0
    active: int = 0
    total: int = 0


def everything_below(roots: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each of ``roots``: itself and all live organisations below it at any depth; one query."""
    if not roots:
        return {}
    key = Organisation._meta.pk
    asked = [key.get_db_prep_value(root, connection) for root in roots]
    found: dict[UUID, set[UUID]] = {root: set() for root in roots}
    with connection.cursor() as cursor:
        cursor.execute(_BELOW.format(roots=", ".join(["%s"] * len(asked))), asked)
        for root, one in cursor.fetchall():
            found[key.to_python(root)].add(key.to_python(one))
    return {root: frozenset(ones) for root, ones in found.items()}


def roll_ups(roots: Sequence[UUID], day: date) -> dict[UUID, RollUp]:
    """What each group holds on ``day``, for those that have something below; two queries."""
    groups = {root: ones for root, ones in everything_below(roots).items() if len(ones) > 1}
    if not groups:
        return {}
    members = sorted({one for ones in groups.values() for one in ones})
    held: dict[UUID, set[tuple[UUID, bool]]] = {one: set() for one in members}
    rows = (
        Agreement.objects.live()
        .with_status_on(day)
        .filter(party_rows__organisation__in=members)
        .order_by()
        .values_list("party_rows__organisation", "pk", "status")
    )
    for organisation, agreement, status in rows:
        if organisation in held:
            held[organisation].add((agreement, status in ACTIVE_STATUSES))
    return {root: _counted(ones, held) for root, ones in groups.items()}


def _counted(ones: frozenset[UUID], held: dict[UUID, set[tuple[UUID, bool]]]) -> RollUp:
    agreements = set().union(*(held[one] for one in ones))
    return RollUp(len(ones) - 1, sum(is_active for _key, is_active in agreements), len(agreements))
