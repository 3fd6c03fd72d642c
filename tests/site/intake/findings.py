"""Findings as a reader would give them, made by hand for the tests of the review."""

from typing import Any

from tests.site.factories import a_document, a_term

from caunoi.domain.dates import PartialDate
from caunoi.domain.exchange import findings_to_json
from caunoi.domain.findings import AgreementFinding, FigureFinding, Findings, HostFinding, PartnerFinding
from caunoi.domain.kinds import Activity, AgreementKind, Genre, OrganisationKind
from caunoi.domain.quotes import Quote
from caunoi_web.accounts.models import User
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.queries.questions import NEW
from caunoi_web.intake.services import Choice, Choices, accept_agreement, record_findings
from caunoi_web.sources.models import Document

TEXT = (
    "11 Viện NICT (Nhật Bản) Hợp tác nghiên cứu 30/6/2021-30/6/2026\n"
    "14 Samsung Electronics Vietnam Hợp tác đào tạo 8/12/2022-8/12/2025\n"
    "15 Đại học Canberra (Australia) 27/10/2022-27/10-2027\n"
    "Năm 2025 có hơn 70 đối tác.\n"
)


def quote(words: str, text: str = TEXT) -> Quote:
    """The first place where the words stand."""
    return Quote(words, text.index(words))


def a_partner(name: str, country: str | None = None, text: str = TEXT, **more: Any) -> PartnerFinding:
    more.setdefault("kind", OrganisationKind.UNIVERSITY)
    return PartnerFinding(name=name, quote=quote(name, text), country=country, **more)


def a_deal(
    party: str, row: str, start: str = "", end: str = "", text: str = TEXT, **more: Any
) -> AgreementFinding:
    raw = more.pop("raw", "")
    fields = {"parties": quote(party, text)} | (
        {"start": quote(raw, text), "end": quote(raw, text)} if raw else {}
    )
    more.setdefault("term", a_term(start, end, raw=raw))
    return AgreementFinding(parties=(party,), quote=quote(row, text), fields=fields, **more)


def three_partners(**more: Any) -> Findings:
    """Two clean agreements, one with a repaired date, and a stated figure."""
    rows = TEXT.splitlines()
    return Findings(
        document="bảng.txt",
        language="vi",
        genre=Genre.REGISTER,
        host=HostFinding("Học viện Công nghệ Bưu chính Viễn thông", aliases=("PTIT",)),
        partners=(
            a_partner("Viện NICT", "JP", kind=OrganisationKind.RESEARCH_INSTITUTE, aliases=("NICT",)),
            a_partner("Samsung Electronics Vietnam", "VN", kind=OrganisationKind.ENTERPRISE_FDI),
            a_partner("Đại học Canberra", "AU"),
        ),
        agreements=(
            a_deal(
                "Viện NICT",
                rows[0],
                "2021-06-30",
                "2026-06-30",
                raw="30/6/2021-30/6/2026",
                number="11",
                activities=(Activity.JOINT_RESEARCH,),
                kind=AgreementKind.MOU,
            ),
            a_deal(
                "Samsung Electronics Vietnam",
                rows[1],
                "2022-12-08",
                "2025-12-08",
                raw="8/12/2022-8/12/2025",
                number="14",
                signed=PartialDate.parse("2022-12-08"),
            ),
            a_deal(
                "Đại học Canberra",
                rows[2],
                raw="27/10/2022-27/10-2027",
                term=a_term("2022-10-27", "2027-10-27", raw="27/10/2022-27/10-2027", repaired=True),
                confidence=0.7,
                flags=("date-repaired",),
                number="15",
            ),
        ),
        figures=(FigureFinding("partners", 70, quote("hơn 70 đối tác"), year=2025),),
        **more,
    )


def as_json(findings: Findings) -> dict[str, Any]:
    return findings_to_json(findings)


def a_read_document(findings: Findings | None = None, text: str = TEXT, **fields: Any) -> Document:
    """A document whose findings wait for review."""
    document = a_document(text, **fields)
    record_findings(document=document, findings=as_json(findings or three_partners()), program="caunoi test")
    return document


def proposal_of(document: Document, label: str, kind: str = ProposalKind.AGREEMENT) -> Proposal:
    return Proposal.objects.get(document=document, kind=kind, label=label)


NEW_ONE = Choice(NEW)


def all_new(document: Document) -> Choices:
    """Every organisation of the document is a new one."""
    parties = Proposal.objects.filter(document=document, kind=ProposalKind.ORGANISATION)
    return Choices(parties={party.pk: NEW_ONE for party in parties})


def accept_row(document: Document, officer: User, label: str = "Viện NICT", **more: Any) -> Proposal:
    """Accept the agreement with this partner, everything new."""
    proposal = proposal_of(document, label)
    more.setdefault("choices", all_new(document))
    return accept_agreement(actor=officer, proposal=proposal, version=proposal.version, **more)
