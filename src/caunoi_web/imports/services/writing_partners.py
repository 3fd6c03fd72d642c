"""The partners that the rows of any table name: known ones held, new ones added, names learned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.imports.models import ImportBatch, ImportRow
from caunoi_web.register.models import Organisation
from caunoi_web.register.services.many_organisations import (
    ChangedOrganisation,
    NewOrganisation,
    amend_organisations,
    create_organisations,
)
from caunoi_web.register.services.names import OtherName, kind_of_name

Values = dict[str, Any]


def said_of(actor: User, batch: ImportBatch) -> dict[str, Any]:
    """What every write of an import says: who, in which act, from which document and why."""
    reason = _("Import of “%(name)s”") % {"name": str(batch)[:400]}
    return {"actor": actor, "act": batch.act, "document": batch.document, "reason": reason}


def write_partners(said: Mapping[str, Any], rows: Sequence[ImportRow]) -> dict[str, Organisation]:
    """The partners of the rows, by id or folded name; what is new is added, what was learned is kept."""
    organisations = _held(rows)
    _learn(said, organisations, rows)
    _add(said, organisations, rows)
    return organisations


def parties_of(
    planned: Iterable[Values], organisations: Mapping[str, Organisation]
) -> list[tuple[Organisation, str]]:
    """The planned partners as organisations, each with its name as the table writes it."""
    return [(organisations[party["id"] or party["key"]], party["written"]) for party in planned]


def other_names(names: Iterable[str]) -> tuple[OtherName, ...]:
    """Names as the register adds them, each with its kind."""
    return tuple(OtherName(name, kind_of_name(name)) for name in names)


def _held(rows: Iterable[ImportRow]) -> dict[str, Organisation]:
    """The known partners of the rows, by id and locked."""
    keys = {party["id"] for row in rows for party in row.plan["parties"] if party["id"]}
    keys |= {key for row in rows for key, _name in row.plan["learned"]}
    held = (
        Organisation.objects.select_for_update(of=("self",))
        .select_related("parent")
        .filter(pk__in=list(keys))
    )
    return {str(one.pk): one for one in held.order_by("pk")}


def _learn(
    said: Mapping[str, Any], organisations: Mapping[str, Organisation], rows: Sequence[ImportRow]
) -> None:
    """Names that a person said belong to a partner become other names of it."""
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        for key, name in row.plan["learned"]:
            names.setdefault(key, {})[name] = None
    amend_organisations(
        **said,
        wanted=[
            ChangedOrganisation(organisations[key], {}, other_names(some)) for key, some in names.items()
        ],
    )


def _add(said: Mapping[str, Any], organisations: dict[str, Organisation], rows: Sequence[ImportRow]) -> None:
    """Each partner that is not known yet, once; its country is the first that any row states."""
    new: dict[str, Values] = {}
    for row in rows:
        for party in row.plan["parties"]:
            if not party["id"]:
                known = new.setdefault(party["key"], {**party, "id": uuid7(), "others": []})
                known["country"] = known["country"] or party["country"]
                known["others"] += [name for name in party["others"] if name not in known["others"]]
    made = create_organisations(
        **said,
        wanted=[
            NewOrganisation(
                one["id"],
                {"name": one["name"], "kind": one["kind"], "country": one["country"]},
                other_names(one["others"]),
            )
            for one in new.values()
        ],
    )
    organisations |= {key: made[one["id"]] for key, one in new.items()}
