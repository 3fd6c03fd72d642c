"""The promises of all agreements as a table, by how they stand on the day."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.domain.promises import Standing
from caunoi_web.accounts.policies import Action
from caunoi_web.activities.models import Commitment
from caunoi_web.activities.queries.promises import PromiseRow, promise_rows
from caunoi_web.activities.wordlists import DEBTORS, STANDINGS
from caunoi_web.common.jinja import format_number
from caunoi_web.common.labels import ACTIVITIES
from caunoi_web.register.queries.agreement_rows import parties_of
from caunoi_web.register.queries.chosen import Chosen
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.queries.standings import standings
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper

CHUNK = 500


def standing_of(asked: Asked) -> str:
    """How the promises shall stand; "" for all."""
    wanted = asked.query.get("standing", "")
    return wanted if wanted in list(Standing) else ""


def keys_of(asked: Asked) -> list[UUID]:
    """The promises that stand so, in order."""
    wanted = standing_of(asked)
    return [row.id for row in standings(asked.user, asked.day) if not wanted or row.standing == wanted]


def table(asked: Asked) -> Paper:
    """The promises that stand so."""
    keys, wanted = asked.once("keys", lambda: keys_of(asked)), standing_of(asked)
    label = _("How it stands")
    head = Head(
        title=_("Promises"),
        day=asked.day,
        filters=(Chosen("standing", label, str(STANDINGS[Standing(wanted)])),) if wanted else (),
        everything=_("none, all promises"),
        sums=_("%(total)s in all") % {"total": format_number(len(keys))},
        at=asked.at,
        who=str(asked.user),
    )
    return table_paper("promises", head, COLUMNS, len(keys), rows_of(keys, asked))


def rows_of(keys: list[UUID], asked: Asked) -> Iterator[tuple[PromiseRow, str]]:
    """Each promise with the partners of its agreement, a chunk at a time."""
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        found = Commitment.objects.filter(pk__in=chunk).select_related("agreement", "unit", "partner")
        rows = {row.commitment.pk: row for row in promise_rows(found, asked.day)}
        parties = parties_of({row.commitment.agreement_id for row in rows.values()})
        for key in chunk:
            agreement = rows[key].commitment.agreement_id
            names = "; ".join(party.name for party in parties.get(agreement, ()))
            yield rows[key], rows[key].commitment.agreement.title or names


def _agreement(row: tuple[PromiseRow, str]) -> Value:
    return Shown(row[1], {"id": str(row[0].commitment.agreement_id), "name": row[1]})


def _debtor(row: tuple[PromiseRow, str]) -> Value:
    code = row[0].commitment.debtor
    return coded(code, DEBTORS[code])  # type: ignore[index]


def _kind(row: tuple[PromiseRow, str]) -> Value:
    code = row[0].commitment.code
    return coded(code, ACTIVITIES[code])  # type: ignore[index]


COLUMNS = (
    Column("agreement", gettext_lazy("Agreement"), 36, _agreement),
    Column("debtor", gettext_lazy("Who owes it"), 14, _debtor),
    Column("kind", gettext_lazy("Kind"), 22, _kind),
    Column("what", gettext_lazy("What is promised"), 44, lambda row: row[0].commitment.what),
    Column("promised", gettext_lazy("Promised"), 18, lambda row: row[0].promised),
    Column("done", gettext_lazy("Done"), 18, lambda row: row[0].done_words),
    Column("due", gettext_lazy("Due"), 12, lambda row: row[0].due_on),
    Column(
        "standing",
        gettext_lazy("How it stands"),
        16,
        lambda row: coded(row[0].standing, STANDINGS[row[0].standing]),
    ),
)

LISTING = Listing("promises", gettext_lazy("Promises"), Action.ACTIVITY_READ, table)
