"""Plain functions that make what a test needs; every argument has a sensible default."""

from datetime import date
from hashlib import sha256
from itertools import count
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from caunoi.domain.dates import PartialDate
from caunoi.domain.exchange import partner_to_json
from caunoi.domain.findings import PartnerFinding
from caunoi.domain.folding import fold, sort_key
from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import EndKind, Term
from caunoi_web.accounts.models import Role, SignedIn, Unit, User
from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import Activity as ActivityRecord
from caunoi_web.activities.models import (
    ActivityPartner,
    ActivityProof,
    Commitment,
    CommitmentProposal,
    State,
)
from caunoi_web.activities.services.counting import counted_by
from caunoi_web.api.models import ApiToken, Delivery, Webhook
from caunoi_web.api.services.tokens import make_token
from caunoi_web.attention.models import Comment, Feed
from caunoi_web.attention.services import make_feed
from caunoi_web.desk.models import SavedView
from caunoi_web.imports.models import ImportBatch, ImportRow
from caunoi_web.imports.services.beginning import begin_pasted
from caunoi_web.imports.services.preparing import map_columns
from caunoi_web.intake.models import Proposal, ProposalKind, Run
from caunoi_web.overview.models import YearSnapshot
from caunoi_web.overview.services import close_year
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementEvent,
    AgreementFile,
    AgreementLink,
    AgreementParty,
    Contact,
    Merge,
    NameKey,
    Organisation,
    OrganisationName,
    OrganisationTier,
    PartnerNote,
    Succession,
)
from caunoi_web.register.services import merge_organisations
from caunoi_web.sources.models import Document, DocumentState

PASSWORD = "cau noi nhung bo bien 2026"
_numbers = count(1)


def a_person(username: str = "", role: str = Role.OFFICER, **fields: Any) -> User:
    """A person who signs in with ``PASSWORD``."""
    username = username or f"person{next(_numbers)}"
    fields.setdefault("full_name", username.capitalize())
    return User.objects.create(username=username, role=role, password=make_password(PASSWORD), **fields)


def a_session(person: User | None = None, **fields: Any) -> SignedIn:
    """A session of somebody, as the table of sessions knows it."""
    fields.setdefault("session_key", f"session{next(_numbers)}")
    now = timezone.now()
    return SignedIn.objects.create(user=person or a_person(), since=now, seen=now, **fields)


def a_unit(name_vi: str = "Khoa Công nghệ thông tin", **fields: Any) -> Unit:
    """A unit of the host institution."""
    return Unit.objects.create(name_vi=name_vi, **fields)


def a_maker() -> User:
    """The person who made what a test does not care who made."""
    return User.objects.filter(username="maker").first() or a_person("maker", role=Role.HEAD)


def an_organisation(name: str = "", **fields: Any) -> Organisation:
    """A partner; its derived columns are filled as the services fill them."""
    name = name or f"Trường Đại học Số {next(_numbers)}"
    actor = fields.pop("actor", None) or a_maker()
    fields.setdefault("kind", OrganisationKind.UNIVERSITY.value)
    fields.setdefault("country", "VN")
    made = Organisation.objects.create(
        name=name, folded=fold(name), sort_key=sort_key(name), created_by=actor, changed_by=actor, **fields
    )
    NameKey.objects.renew({made.pk: [] if made.archived_at else [made.name, made.name_vi, made.name_en]})
    return made


def a_term(start: str = "", end: str = "", end_kind: str = "", raw: str = "", **more: Any) -> Term:
    """``a_term("2021-06-30", "2026-06-30")``; without an end it is unknown unless ``end_kind`` says more."""
    kind = EndKind(end_kind) if end_kind else EndKind.FIXED if end else EndKind.UNKNOWN
    return Term(
        raw=raw or "-".join(part for part in (start, end) if part),
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        end_kind=kind,
        **more,
    )


def an_agreement(
    *partners: Organisation,
    term: Term | None = None,
    signed: str = "",
    activities: tuple[Activity, ...] = (),
    **fields: Any,
) -> Agreement:
    """An agreement with ``partners`` (one is made when none is given)."""
    actor = fields.pop("actor", None) or a_maker()
    fields.setdefault("kind", AgreementKind.MOU.value)
    agreement = Agreement(created_by=actor, changed_by=actor, signed=signed, **fields)
    agreement.term = term or Term()
    agreement.save()
    for position, partner in enumerate(partners or (an_organisation(),)):
        AgreementParty.objects.create(
            agreement=agreement, organisation=partner, name_as_written=partner.name, position=position
        )
    for activity in activities:
        AgreementActivity.objects.create(agreement=agreement, code=activity.value)
    return agreement


def an_agreement_event(
    agreement: Agreement | None = None, kind: str = "suspended", on: str = "2026-01-15", until: str = ""
) -> AgreementEvent:
    """Something that happened to an agreement; its derived days are set as the services set them."""
    agreement = agreement or an_agreement()
    event = AgreementEvent.objects.create(
        agreement=agreement,
        kind=kind,
        on=on,
        on_day=PartialDate.parse(on).first_day,
        until=until,
        until_day=PartialDate.parse(until).last_day if until else None,
        reason="a decision",
        made_by=a_maker(),
    )
    agreement.derive_days([row.as_life for row in agreement.event_rows.all()])
    agreement.save()
    return event


def an_agreement_file(
    agreement: Agreement | None = None, document: Document | None = None, role: str = "signed"
) -> AgreementFile:
    """A document attached to an agreement."""
    return AgreementFile.objects.create(
        agreement=agreement or an_agreement(), document=document or a_document(), role=role, made_by=a_maker()
    )


def an_agreement_link(
    later: Agreement | None = None, earlier: Agreement | None = None, kind: str = "annex"
) -> AgreementLink:
    """A link between two agreements."""
    return AgreementLink.objects.create(
        later=later or an_agreement(), earlier=earlier or an_agreement(), kind=kind, made_by=a_maker()
    )


def a_tier(tier: str = "strategic", since: str = "2020-01-01", **fields: Any) -> OrganisationTier:
    """A row of a partner's tiers."""
    organisation = fields.pop("organisation", None) or an_organisation()
    fields.setdefault("reason", "Quyết định của Hiệu trưởng")
    return OrganisationTier.objects.create(
        organisation=organisation, tier=tier, since=day(since), entered_by=a_maker(), **fields
    )


def an_organisation_name(text: str = "Trường Đại học Cũ", **fields: Any) -> OrganisationName:
    """A former name, unless ``fields`` say otherwise."""
    fields["organisation"] = fields.get("organisation") or an_organisation()
    fields.setdefault("kind", "former")
    return OrganisationName.objects.create(text=text, folded=fold(text), **fields)


def a_succession(**fields: Any) -> Succession:
    """One body that was merged into another."""
    fields["predecessor"] = fields.get("predecessor") or an_organisation()
    fields["successor"] = fields.get("successor") or an_organisation()
    fields.setdefault("basis", "merged")
    return Succession.objects.create(entered_by=a_maker(), **fields)


def a_merge() -> Merge:
    """Two records put together."""
    survivor, merged = an_organisation(), an_organisation()
    return merge_organisations(
        actor=a_maker(), survivor=survivor, merged=merged, versions=(1, 1), reason="Một tổ chức"
    )


def a_contact(name: str = "Nguyễn Thị Minh", **fields: Any) -> Contact:
    """A person of a partner."""
    fields["organisation"] = fields.get("organisation") or an_organisation()
    actor = a_maker()
    return Contact.objects.create(name=name, folded=fold(name), created_by=actor, changed_by=actor, **fields)


def a_note(text: str = "Trưởng đoàn thích trà hơn cà phê.", **fields: Any) -> PartnerNote:
    """A note about a partner."""
    fields["organisation"] = fields.get("organisation") or an_organisation()
    actor = a_maker()
    fields.setdefault("on", day("2026-01-15"))
    return PartnerNote.objects.create(text=text, created_by=actor, changed_by=actor, **fields)


def a_document(text: str = "Thỏa thuận hợp tác với Trường Đại học Nha Trang.", **fields: Any) -> Document:
    """A document that has been read; its original is not on the disk."""
    number = next(_numbers)
    fields.setdefault("name", f"van-ban-{number}.txt")
    fields.setdefault("state", DocumentState.READ)
    fields.setdefault("sha256", sha256(f"{number} {text}".encode()).hexdigest())
    fields.setdefault("received_by", a_maker())
    return Document.objects.create(text=text, size=len(text.encode()), media_type="text/plain", **fields)


def a_proposal(document: Document | None = None, **fields: Any) -> Proposal:
    """A proposal for an organisation whose name stands in the document, unless ``fields`` say otherwise."""
    document = document or a_document()
    run = fields.pop("run", None) or Run.objects.create(document=document, program="caunoi test")
    name = fields.setdefault("label", "Trường Đại học Nha Trang")
    start = fields.setdefault("start", max(document.text.find(name), 0))
    fields.setdefault("end", start + len(name))
    fields.setdefault("kind", ProposalKind.ORGANISATION)
    fields.setdefault("confidence", 0.95)
    fields.setdefault("key", sha256(f"{fields['kind']} {start} {name}".encode()).hexdigest())
    fields.setdefault("value", partner_to_json(a_partner_finding(name, start)))
    return Proposal.objects.create(run=run, document=document, **fields)


def a_partner_finding(name: str, start: int = 0) -> PartnerFinding:
    """A university in Vietnam, as the extraction finds it."""
    return PartnerFinding(
        name=name,
        quote=Quote(name, start),
        country="VN",
        kind=OrganisationKind.UNIVERSITY,
        confidence=0.95,
    )


def an_activity(*partners: Organisation, began: str = "2026-05-20", **fields: Any) -> ActivityRecord:
    """An activity that was done, with its derived columns; ``agreement`` and ``commitment`` as given."""
    actor = fields.pop("actor", None) or a_maker()
    if fields.get("commitment"):
        fields.setdefault("agreement", fields["commitment"].agreement)
    fields.setdefault("kind", next(iter(KINDS)))
    fields.setdefault("state", State.DONE)
    activity = ActivityRecord(began=began, created_by=actor, changed_by=actor, **fields)
    activity.derive_days()
    activity.counted = counted_by(activity, activity.commitment)
    activity.save()
    for position, partner in enumerate(partners):
        ActivityPartner.objects.create(activity=activity, organisation=partner, position=position)
    return activity


def a_proof(activity: ActivityRecord | None = None, document: Document | None = None) -> ActivityProof:
    """A file that proves an activity."""
    return ActivityProof.objects.create(
        activity=activity or an_activity(),
        document=document or a_document(state=DocumentState.KEPT),
        added_by=a_maker(),
    )


def a_commitment(agreement: Agreement | None = None, **fields: Any) -> Commitment:
    """A promise of our side to receive students, unless ``fields`` say otherwise."""
    actor = a_maker()
    fields.setdefault("debtor", "host")
    fields.setdefault("code", Activity.STUDENT_EXCHANGE.value)
    fields.setdefault("what", "Tiếp nhận sinh viên trao đổi")
    commitment = Commitment(
        agreement=agreement or an_agreement(), created_by=actor, changed_by=actor, **fields
    )
    commitment.derive_day()
    commitment.save()
    return commitment


def a_promise_read(
    agreement: Agreement | None = None, document: Document | None = None
) -> CommitmentProposal:
    """A promise that a program read and nobody has decided on."""
    words = "Mỗi năm Bên A tiếp nhận tối đa 10 sinh viên."
    document = document or a_document(words)
    value = {"debtor": "both", "code": "student-exchange", "what": words}
    return CommitmentProposal.objects.create(
        agreement=agreement or an_agreement(),
        document=document,
        key=sha256(f"{next(_numbers)}".encode()).hexdigest(),
        value=value,
        start=0,
        end=len(words),
    )


def day(text: str) -> date:
    """``day("2026-11-21")``."""
    return date.fromisoformat(text)


def a_saved_view(owner: User | None = None, **fields: Any) -> SavedView:
    """A view of the list of agreements."""
    fields.setdefault("list", "agreements")
    fields.setdefault("name", f"View {next(_numbers)}")
    fields.setdefault("query", "country=JP")
    return SavedView.objects.create(owner=owner or a_maker(), **fields)


def a_comment(author: User | None = None, **fields: Any) -> Comment:
    """A comment on an agreement."""
    fields.setdefault("target_kind", "agreement")
    fields.setdefault("target_id", an_agreement().pk)
    fields.setdefault("text", "Cần gia hạn")
    return Comment.objects.create(author=author or a_maker(), **fields)


def a_feed(person: User | None = None) -> Feed:
    """A private calendar."""
    return make_feed(actor=person or a_maker(), name="Hạn")[0]


def a_feed_secret() -> Any:
    """Something with the secret of a calendar where others have their id."""
    return SimpleNamespace(pk=make_feed(actor=a_maker(), name="Hạn")[1])


def an_api_token(owner: User | None = None) -> ApiToken:
    """A token of a program that reads the register."""
    return make_token(
        actor=owner or a_maker(), name="Cổng cán bộ", scopes=["register:read"], days=30, now=timezone.now()
    )[0]


def a_task(**given):
    """Background work that waits, of nobody in particular."""
    from caunoi_web.tasks.services import enqueue

    return enqueue("test", **{"payload": {}, "owner": None} | given)


def an_import() -> ImportBatch:
    """A pasted table of two agreements with its preview."""
    text = "Đối tác\tNgày ký\nTrường Đại học Canberra\t1/2/2024\nViện NICT\t3/4/2024\n"
    batch = begin_pasted(actor=a_maker(), kind="agreements", text=text)
    return map_columns(actor=a_maker(), batch=batch, mapping=["partners", "signed"])


def an_import_row() -> ImportRow:
    """A row of a pasted table."""
    row: ImportRow = an_import().rows.first()
    return row


def a_year_snapshot(year: int = 2025) -> YearSnapshot:
    """A year that was closed."""
    return close_year(actor=a_maker(), year=year, today=day("2026-11-21"))


def a_webhook(**fields: Any) -> Webhook:
    """An address that is told of agreements."""
    fields.setdefault("name", "Cổng cán bộ")
    fields.setdefault("address", "https://example.org/caunoi")
    fields.setdefault("events", ["agreement.created", "agreement.changed"])
    fields["owner"] = fields.get("owner") or a_person(role=Role.ADMINISTRATOR)
    return Webhook.objects.create(**fields)


def a_delivery(webhook: Webhook | None = None, **fields: Any) -> Delivery:
    """A message that waits."""
    fields.setdefault("key", f"test:{next(_numbers)}")
    fields.setdefault("event", "agreement.created")
    fields.setdefault("body", '{"type": "agreement.created"}')
    fields.setdefault("next_at", timezone.now())
    return Delivery.objects.create(webhook=webhook or a_webhook(), **fields)
