"""The family of an agreement: everything that hangs together with it through links, as a small tree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import EndKind, Status
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement, AgreementLink
from caunoi_web.register.queries.agreement_rows import PartyRow, parties_of
from caunoi_web.register.wording import link_words

MOST = 200  # a family larger than this is shown in part

_SQL = """
WITH RECURSIVE family(id) AS (
    SELECT id FROM register_agreement WHERE id = %s
    UNION
    SELECT CASE WHEN link.later_id = family.id THEN link.earlier_id ELSE link.later_id END
    FROM family JOIN register_agreementlink link
      ON link.withdrawn_at IS NULL AND (link.later_id = family.id OR link.earlier_id = family.id)
)
SELECT id FROM family LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Relative:
    """One agreement of the family; ``number`` is "" where the name has it, ``depth`` its tree level."""

    id: UUID
    name: str
    number: str
    kind: str
    begins: PartialDate | None
    ends: PartialDate | None
    ends_on: date | None
    is_open_ended: bool
    is_archived: bool
    status: Status
    relation: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link as it is seen from one agreement: the words, the other one, and since when."""

    id: UUID
    kind: str
    direction: str
    words: str
    other: Relative
    on: PartialDate | None
    note: str


@dataclass(frozen=True, slots=True)
class Family:
    """The tree, the oldest first, each followed by what hangs on it; and the links of one agreement."""

    tree: Sequence[Relative] = ()
    links: Sequence[LinkLine] = ()


def family_ids(agreement: UUID) -> list[UUID]:
    """The agreement and all that hang together with it over any number of live links; one query."""
    field = Agreement._meta.pk
    key = field.get_db_prep_value(agreement, connection)  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [key, MOST])
        return [row[0] if isinstance(row[0], UUID) else UUID(row[0]) for row in cursor.fetchall()]


def family_of(agreement: UUID, day: date) -> Family:
    """The family as of ``day``; one query when there is none, six for any other size."""
    ids = family_ids(agreement)
    if len(ids) < 2:
        return Family()
    links = list(
        AgreementLink.objects.filter(withdrawn_at__isnull=True, later__in=ids, earlier__in=ids).order_by(
            "made_at", "id"
        )
    )
    members = relatives(ids, day)
    return Family(tuple(_tree(members, links)), tuple(_lines(agreement, members, links)))


def line_to(kind: str, direction: str, other: Relative) -> LinkLine:
    """A link that is only thought of, to see what it would make doubtful."""
    return LinkLine(other.id, kind, direction, link_words(kind, direction), other, None, "")


def would_loop(later: UUID, earlier: UUID, links: Iterable[tuple[UUID, UUID]]) -> bool:
    """True when ``earlier`` hangs on ``later`` already; ``links`` are pairs (later, earlier)."""
    above: dict[UUID, list[UUID]] = defaultdict(list)
    for lower, upper in links:
        above[lower].append(upper)
    waiting, met = [earlier], set()
    while waiting:
        one = waiting.pop()
        if one == later:
            return True
        if one not in met:
            met.add(one)
            waiting += above[one]
    return False


def relatives(ids: Sequence[UUID], day: date) -> dict[UUID, Relative]:
    """Agreements as members of a family, by their id; four queries."""
    rows = Agreement.objects.filter(pk__in=ids).with_status_on(day)
    parties = parties_of(ids)
    return {row.pk: _relative(row, parties.get(row.pk, ())) for row in rows}


def _relative(row: Any, parties: Sequence[PartyRow]) -> Relative:
    begins = row.start or row.signed
    return Relative(
        id=row.pk,
        name=row.title or _paper(row) or "; ".join(party.name for party in parties),
        number=row.number if row.title else "",
        kind=row.kind,
        begins=PartialDate.parse(begins) if begins else None,
        ends=row.end_now,
        ends_on=row.ends_on,
        is_open_ended=row.end_kind in (EndKind.INDEFINITE, EndKind.CONDITION),
        is_archived=row.archived_at is not None,
        status=Status(row.status),
    )


def _paper(row: Any) -> str:
    """Kind and number: within a family the partners' names tell nothing apart."""
    kind = "" if row.kind == AgreementKind.UNSPECIFIED else str(AGREEMENT_KINDS[row.kind])
    return f"{kind} {row.number}".strip()


def _tree(members: dict[UUID, Relative], links: Sequence[AgreementLink]) -> list[Relative]:
    below: dict[UUID, list[AgreementLink]] = defaultdict(list)
    for link in links:
        below[link.earlier_id].append(link)
    hanging = {link.later_id for link in links}
    shown: list[Relative] = []
    met: set[UUID] = set()

    def show(key: UUID, relation: str, depth: int) -> None:
        if key in met or key not in members:
            return
        met.add(key)
        shown.append(replace(members[key], relation=relation, depth=depth))
        for link in sorted(below[key], key=lambda each: _age(members.get(each.later_id))):
            show(link.later_id, link.kind, depth + 1)

    for key in sorted(members, key=lambda each: _age(members[each])):
        if key not in hanging:
            show(key, "", 0)
    return shown


def _age(relative: Relative | None) -> tuple[date, str]:
    begins = relative.begins.first_day if relative and relative.begins else date.max
    return begins, str(relative.id) if relative else ""


def _lines(agreement: UUID, members: dict[UUID, Relative], links: Sequence[AgreementLink]) -> list[LinkLine]:
    found = []
    for link in links:
        if agreement not in (link.later_id, link.earlier_id):
            continue
        direction = "back" if link.later_id == agreement else "on"
        other = members[link.earlier_id if direction == "back" else link.later_id]
        on = PartialDate.parse(link.on) if link.on else None
        words = link_words(link.kind, direction)
        found.append(LinkLine(link.pk, link.kind, direction, words, other, on, link.note))
    return found
