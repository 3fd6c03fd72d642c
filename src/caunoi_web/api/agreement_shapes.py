"""An agreement put into the shape that programs get."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from caunoi.domain.terms import Status
from caunoi_web.accounts.models import Unit
from caunoi_web.api.schemas import agreements as shape
from caunoi_web.api.schemas.base import Ref
from caunoi_web.api.shapes import or_none, ref
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_family import LinkLine, family_of
from caunoi_web.register.queries.agreement_rows import AgreementRow
from caunoi_web.register.queries.completeness import missing_in_agreement
from caunoi_web.register.queries.files import FileLine, files_of
from caunoi_web.register.queries.validity import explain_validity
from caunoi_web.register.queries.warnings import warnings_of

_PLAIN = (
    "version", "number", "list_number", "title", "kind", "level", "binding", "binding_note",
    "host_unit_words", "content", "signatories", "note", "archived_at", "created_at", "changed_at",
)  # fmt: skip
_TERM = (
    "end_kind",
    "duration_months",
    "renewal_months",
    "notice_months",
    "notice_days",
    "condition",
    "repaired",
)
_ITEM = (
    "id", "number", "list_number", "title", "kind", "level", "end_kind", "condition", "status", "days_left",
    "is_archived", "changed_at", "version",
)  # fmt: skip


def agreement_given(request: HttpRequest, one: Agreement, day: date | None = None) -> shape.AgreementGiven:
    """An agreement, whole, as of ``day`` (today when not given); a fixed number of queries."""
    day = day or timezone.localdate()
    happened = one.life_events()
    status = one.status_on(day, happened)
    family = family_of(one.pk, day)
    signed = list(one.signatory_rows.all())
    return shape.AgreementGiven(
        id=one.pk,
        **{field: getattr(one, field) for field in _PLAIN},
        host_unit=ref(one.host_unit),
        signed=or_none(one.signed),
        as_of=day,
        status=status,
        days_left=one.term.days_left_on(day, happened) if status == Status.IN_FORCE else None,
        term=_term(one, explain_validity(one.term, one.signed_on, day, happened)),
        activities=[row.code for row in one.activity_rows.all()],
        parties=_parties(one),
        own_parties=[_own(row) for row in one.own_party_rows.select_related("unit")],
        signed_by=[_signatory(row) for row in signed],
        events=[_event(row) for row in one.event_rows.all()],
        links=[_link(each) for each in family.links],
        files=[_file(each) for each in files_of(one)],
        warnings=[str(text) for text in warnings_of(one, status, family.links)],
        missing=[str(name) for name in missing_in_agreement(one, is_signed=bool(signed))],
    )


def status_given(one: Agreement, day: date) -> shape.StatusGiven:
    """What an agreement is on ``day``."""
    happened = one.life_events()
    status = one.status_on(day, happened)
    return shape.StatusGiven(
        as_of=day,
        status=status,
        days_left=one.term.days_left_on(day, happened) if status == Status.IN_FORCE else None,
        runs_until=or_none(one.runs_until),
        notice_on=one.notice_on,
        explained=[str(text) for text in explain_validity(one.term, one.signed_on, day, happened)],
    )


def agreement_item(row: AgreementRow) -> shape.AgreementItem:
    """An agreement of a list."""
    return shape.AgreementItem(
        **{field: getattr(row, field) for field in _ITEM},
        signed=or_none(row.signed),
        start=or_none(row.start),
        end=or_none(row.end),
        parties=[
            shape.PartyItem(
                id=party.id,
                name=party.at_signing or party.name,
                country=party.country,
                as_written=party.as_written,
            )
            for party in row.parties
        ],
        activities=list(row.activities),
        unit=row.unit,
    )


def _term(one: Agreement, explained: list[str]) -> shape.TermGiven:
    return shape.TermGiven(
        as_written=one.term_raw,
        start=or_none(one.start),
        end=or_none(one.end),
        **{field: getattr(one, field) for field in _TERM},
        runs_until=or_none(one.runs_until),
        notice_on=one.notice_on,
        explained=[str(text) for text in explained],
    )


def _parties(one: Agreement) -> list[shape.PartyGiven]:
    return [
        shape.PartyGiven(
            id=row.pk,
            organisation=Ref(id=row.organisation_id, name=row.organisation.name),
            country=row.organisation.country,
            as_written=row.name_as_written,
            side=row.side,
        )
        for row in one.party_rows.select_related("organisation")
    ]


def _own(row: object) -> shape.OwnPartyGiven:
    unit: Unit | None = row.unit  # type: ignore[attr-defined]
    return shape.OwnPartyGiven(id=row.pk, unit=ref(unit), as_written=row.name_as_written)  # type: ignore[attr-defined]


def _signatory(row: object) -> shape.SignatoryGiven:
    return shape.SignatoryGiven(
        **{field: getattr(row, field) for field in ("name", "title", "as_written")},
        party=row.party_id,  # type: ignore[attr-defined]
        own_party=row.own_party_id,  # type: ignore[attr-defined]
        side=or_none(row.side),  # type: ignore[attr-defined]
    )


def _event(row: object) -> shape.EventGiven:
    return shape.EventGiven(
        **{field: getattr(row, field) for field in ("id", "kind", "on", "reason", "withdrawn_at")},
        until=or_none(row.until),  # type: ignore[attr-defined]
        document=row.document_id,  # type: ignore[attr-defined]
    )


def _link(each: LinkLine) -> shape.LinkGiven:
    return shape.LinkGiven(
        id=each.id,
        kind=each.kind,
        is_later=each.direction == "back",
        other=Ref(id=each.other.id, name=each.other.name),
        other_status=each.other.status,
        on=or_none(each.on),
        note=each.note,
    )


def _file(each: FileLine) -> shape.FileGiven:
    return shape.FileGiven(
        id=each.id,
        role=each.role,
        document=Ref(id=each.document, name=each.name),
        size=each.size,
        sha256=each.sha256,
        note=each.note,
        made_at=each.at,
    )
