"""Who the partners of a row are, for every kind of table that names partners."""

from typing import Any
from uuid import UUID

from caunoi_web.imports.planning.partners import Meant, Partners
from caunoi_web.imports.planning.readings import Named, Reading


def resolve(reading: Reading, partners: Partners, *, is_needed: bool) -> None:
    """Put the partners into the row's plan; our own institution among them is left out, and said so."""
    parties, learned = [], []
    for named in list(reading.partners):
        meant = partners.meant(named.key)
        if meant.is_host:
            reading.partners.remove(named)
            reading.remark("partners", "own_institution", name=named.name)
            continue
        if meant.is_asked:
            ask_about(reading, "partners", named, meant)
        if meant.learns and meant.organisation:
            known = partners.known[meant.organisation].name
            reading.remark("partners", "learns", name=named.name, known=known)
            learned.append([str(meant.organisation), named.name])
        parties.append(_party(named, meant, partners))
    if not parties and is_needed and not reading.faults:
        reading.fault("partners", "no_partner")
    ids = [party["id"] or party["key"] for party in parties]
    if len(set(ids)) < len(ids):
        reading.fault("partners", "partner_twice", name=parties[-1]["name"])
    reading.row.plan = {"parties": parties, "learned": learned}


def ask_about(reading: Reading, field_code: str, named: Named, meant: Meant) -> None:
    """The fault of a row that waits for an answer about a name."""
    likely = meant.candidates[0]
    if len(likely) > 2:
        reading.fault(field_code, "ask_alike", name=named.name, likely=likely[1], row=likely[2])
    else:
        reading.fault(field_code, "ask_partner", name=named.name, likely=likely[1])


def known_of(reading: Reading) -> list[UUID]:
    """The partners of the row that the register has."""
    return [UUID(party["id"]) for party in reading.row.plan["parties"] if party["id"]]


def names_of(reading: Reading) -> str:
    """The partners in a line."""
    return ", ".join(party["name"] for party in reading.row.plan["parties"])[:500]


def _party(named: Named, meant: Meant, partners: Partners) -> dict[str, Any]:
    known = partners.known.get(meant.organisation) if meant.organisation else None
    first = partners.named(meant.same_as) if meant.same_as else named
    others = named.others if first is named else (named.name, *named.others)
    return {
        "id": str(known.pk) if known else "",
        "key": first.key,
        "name": known.name if known else first.name,
        "written": named.written[:300],
        "country": named.country,
        "kind": first.kind,
        "others": list(others),
    }
