"""The two steps that write into the register: signing, and filing what was signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.terms import EndKind
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, Binding, FileRole, Level, Organisation, Side
from caunoi_web.register.queries.organisations import called
from caunoi_web.register.services import (
    Signatory,
    amend_agreement,
    attach_file,
    create_agreement,
    create_organisation,
    set_signatories,
)
from caunoi_web.register.services.parties import label_of
from caunoi_web.register.services.records import set_fields, write_history
from caunoi_web.signing.errors import NotNow
from caunoi_web.signing.models import Case, EventKind, PaperKind, Stage
from caunoi_web.signing.services.papers import keep_paper
from caunoi_web.signing.services.steps import complete, opened
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import receive_file

SIGNED_FIELDS = ("our_signatory", "our_position", "partner_signatory", "partner_position", "duration_months")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came."""

    name: str
    data: bytes


@transaction.atomic
def sign(
    *,
    actor: User,
    case: Case,
    version: int,
    day: date,
    signed_on: date,
    facts: Mapping[str, Any] | None = None,
    agreement: Agreement | None = None,
    note: str = "",
) -> Case:
    """Finish the signing step: the register gets the agreement, with what the case knows of it.

    ``agreement`` links one that the register has already instead. ``facts`` are ``SIGNED_FIELDS`` as
    they were signed. A partner that is not in the register yet is added under its name.
    Raises ``InvalidValue``, ``NotNow``, ``NotAllowed``, ``StaleVersion``.
    """
    case, steps, current, who = opened(actor, case, version, day)
    require(actor, Action.REGISTER_WRITE)
    if current.step.stage != Stage.SIGNING:
        raise NotNow(_("The case is not at its signing."))
    if signed_on > day:
        raise InvalidValue("signed_on", _("The day of signing lies ahead. Enter it when it is signed."))
    set_fields(case, {field: value for field, value in (facts or {}).items() if field in SIGNED_FIELDS})
    case.signed_on = signed_on
    case.agreement = _linked(actor, case, agreement) if agreement else _enter(actor, case)
    case.partner = case.partner or case.agreement.party_rows.order_by("position")[0].organisation
    after = {"signed_on": signed_on, "agreement": str(case.agreement.pk)}
    complete(case, steps, current, who, day=day, note=note, kind=EventKind.SIGNED, after=after)
    return case


@transaction.atomic
def file_signed(
    *,
    actor: User,
    case: Case,
    version: int,
    day: date,
    number: str = "",
    scan: Upload | None = None,
    note: str = "",
) -> Case:
    """Finish the filing step: the register's number and the scan, fixed by its checksum.

    The scan becomes a document of the sources too, so that it can be read and searched.
    """
    case, steps, current, who = opened(actor, case, version, day)
    require(actor, Action.REGISTER_WRITE)
    if current.step.stage != Stage.FILING:
        raise NotNow(_("The case is not at its filing."))
    if case.agreement and number.strip() and case.agreement.number != number.strip():
        case.agreement = amend_agreement(
            actor=actor,
            agreement=case.agreement,
            changes={"number": number},
            version=case.agreement.version,
            reason=from_case(case),
        )
    after: dict[str, Any] = {"number": number.strip()}
    if scan:
        receipt = receive_file(actor=actor, name=scan.name, data=scan.data)
        _attach(actor, case, receipt.document)
        paper = keep_paper(
            case, who, kind=PaperKind.SIGNED, step=current.step, upload=scan, document=receipt.document
        )
        after["sha256"] = paper.sha256
    complete(case, steps, current, who, day=day, note=note, after=after)
    return case


def from_case(case: Case) -> str:
    """What the agreement's history says about where a value came from."""
    return _("From the signing case “%(title)s”") % {"title": case.title}


def signatories_of(case: Case) -> str:
    """Who signed, both sides, as the register writes it."""
    sides = ((case.our_signatory, case.our_position), (case.partner_signatory, case.partner_position))
    told = (f"{name} ({position})" if name and position else name or position for name, position in sides)
    return "; ".join(side for side in told if side)


def _linked(actor: User, case: Case, agreement: Agreement) -> Agreement:
    """An agreement of the register with the case written into its history; its values stay as they are."""
    write_history(
        agreement,
        "case-linked",
        actor=actor,
        label=label_of(agreement),
        before={},
        after={},
        reason=from_case(case),
    )
    return agreement


def _enter(actor: User, case: Case) -> Agreement:
    values = {
        "title": case.title,
        "kind": case.kind,
        "level": case.level,
        "binding": Binding.YES if case.binding else Binding.NO,
        "host_unit": case.unit,
        "signed": str(case.signed_on),
        "signatories": signatories_of(case),
    }
    if case.duration_months:
        values |= {"end_kind": EndKind.DURATION.value, "duration_months": case.duration_months}
    made = create_agreement(
        actor=actor,
        values=values,
        parties=[(_partner(actor, case), "")],
        own_parties=[(case.unit, "")] if case.level == Level.UNIT else (),
        activities=case.activities,
        reason=from_case(case),
    )
    people = _people(case, made)
    return set_signatories(actor=actor, agreement=made, signatories=people, reason=from_case(case))


def _people(case: Case, agreement: Agreement) -> list[Signatory]:
    """Who signed, each for the own side."""
    own, party = agreement.own_party_rows.first(), agreement.party_rows.first()
    ours = Signatory(
        case.our_signatory, case.our_position, own_party=own.pk if own else None, side=Side.HOST.value
    )
    theirs = Signatory(case.partner_signatory, case.partner_position, party=party.pk if party else None)
    return [one for one in (ours, theirs) if one.name]


def _attach(actor: User, case: Case, document: Document) -> None:
    """The scan belongs to the agreement too, fixed by its checksum."""
    if case.agreement and not case.agreement.file_rows.filter(document=document, withdrawn_at=None).exists():
        attach_file(
            actor=actor,
            agreement=case.agreement,
            document=document,
            role=FileRole.SIGNED.value,
            note=from_case(case),
        )


def _partner(actor: User, case: Case) -> Organisation:
    """The partner of the register; one that is called so, or a new one under the name."""
    if case.partner:
        return case.partner
    known = called(actor, case.partner_name)
    if len(known) > 1:
        raise InvalidValue(
            "partner",
            _("Several organisations are called “%(name)s”. Choose one under “Change the facts”.")
            % {"name": case.partner_name},
        )
    return (
        known[0]
        if known
        else create_organisation(actor=actor, values={"name": case.partner_name}, reason=from_case(case))
    )
