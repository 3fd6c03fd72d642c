"""An agreement as the history keeps it: plain values that read by themselves, however old they are."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from caunoi_web.register.models import Agreement

Row = dict[str, Any]

FIELDS = (
    "number",
    "list_number",
    "title",
    "kind",
    "level",
    "binding",
    "binding_note",
    "host_unit",
    "host_unit_words",
    "content",
    "signed",
    "signatories",
    "term_raw",
    "start",
    "end",
    "end_kind",
    "duration_months",
    "condition",
    "renewal_months",
    "notice_months",
    "notice_days",
    "repaired",
    "note",
)


def fields_as_kept(agreement: Agreement) -> Row:
    """The fields of the record itself: the unit with its name."""
    unit = agreement.host_unit
    plain = {field: getattr(agreement, field) for field in FIELDS if field != "host_unit"}
    return plain | {"host_unit": {"id": str(unit.pk), "label": unit.name_vi} if unit else None}


def parties_as_kept(agreement: Agreement) -> list[Row]:
    """The partners in their order, each with its name then and now, and its side."""
    return [
        {
            "id": str(party.organisation_id),
            "label": party.organisation.name,
            "as_written": party.name_as_written,
            "side": party.side,
        }
        for party in agreement.party_rows.select_related("organisation")
    ]


def own_parties_as_kept(agreement: Agreement) -> list[Row]:
    """Our institution and its units, as parties."""
    return [
        {
            "id": str(party.unit_id) if party.unit_id else "",
            "label": party.unit.name_vi if party.unit else "",
            "as_written": party.name_as_written,
        }
        for party in agreement.own_party_rows.select_related("unit")
    ]


def signatories_as_kept(agreement: Agreement) -> list[Row]:
    """Who signed, for whom."""
    rows = agreement.signatory_rows.select_related("party__organisation", "own_party__unit")
    return [
        {
            "name": row.name,
            "title": row.title,
            "as_written": row.as_written,
            "side": row.side,
            "for": _signs_for(row),
        }
        for row in rows
    ]


def activities_as_kept(agreement: Agreement) -> list[str]:
    """The codes of the activities."""
    return list(agreement.activity_rows.values_list("code", flat=True))


def events_as_kept(agreement: Agreement) -> list[Row]:
    """What happened, without what was withdrawn."""
    rows = agreement.event_rows.filter(withdrawn_at__isnull=True).select_related("document")
    return [
        {
            "id": str(row.pk),
            "kind": row.kind,
            "on": row.on,
            "until": row.until,
            "reason": row.reason,
            "document": row.document.name if row.document else "",
        }
        for row in rows
    ]


def links_as_kept(agreement: Agreement) -> list[Row]:
    """The links to other agreements, seen from this one, each with what the other is called."""
    found = []
    for row in agreement.links_back.filter(withdrawn_at__isnull=True).select_related("earlier"):
        found.append(_link(row, "back", row.earlier))
    for row in agreement.links_on.filter(withdrawn_at__isnull=True).select_related("later"):
        found.append(_link(row, "on", row.later))
    return found


def files_as_kept(agreement: Agreement) -> list[Row]:
    """The files with their checksums, without what was withdrawn."""
    rows = agreement.file_rows.filter(withdrawn_at__isnull=True).select_related("document")
    return [
        {
            "id": str(row.pk),
            "document": str(row.document_id),
            "label": row.document.name,
            "role": row.role,
            "sha256": row.document.sha256,
            "note": row.note,
        }
        for row in rows.defer("document__text", "document__structure")
    ]


ROWS: Mapping[str, Callable[[Agreement], Any]] = {
    "parties": parties_as_kept,
    "own_parties": own_parties_as_kept,
    "signatory_rows": signatories_as_kept,
    "activities": activities_as_kept,
    "events": events_as_kept,
    "links": links_as_kept,
    "files": files_as_kept,
}


def rows_as_kept(agreement: Agreement, names: Iterable[str] = ROWS) -> dict[str, Any]:
    """The rows of an agreement by their names; one query each."""
    return {name: ROWS[name](agreement) for name in names}


def _signs_for(row: Any) -> str:
    if row.party:
        return str(row.party.organisation.name)
    return str(row.own_party) if row.own_party else ""


def _link(row: Any, direction: str, other: Agreement) -> Row:
    from_other = (
        other.title
        or other.number
        or ", ".join(other.party_rows.values_list("organisation__name", flat=True))
    )
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "direction": direction,
        "agreement": str(other.pk),
        "label": from_other,
        "on": row.on,
        "note": row.note,
    }
