"""Invented documents about the agreements of a large register, with evidence and proposals: for measuring.

Nine in ten are reviewed and stand behind an agreement; the others wait for a person, were kept unread or
could not be read. Originals are stored as the program stores them; there is no history.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from caunoi.domain.kinds import Qualifier
from caunoi_web.accounts.models import User
from caunoi_web.common.bulk_rows import Loader
from caunoi_web.common.ids import uuid7
from caunoi_web.demo.invented_findings import Partner, findings_of
from caunoi_web.demo.invented_texts import Paper, Told, Writer
from caunoi_web.intake.drafts import Draft, drafts_of
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState, Run
from caunoi_web.intake.words import words_of
from caunoi_web.register.models import Agreement, AgreementParty, Organisation, StatedFigure
from caunoi_web.sources.models import Document, DocumentState, Evidence, Job, JobState
from caunoi_web.sources.originals import fingerprint, path_of

SLICE = 1000
DAYS_BACK = 8 * 365
PROGRAM = "seed"
_STATES = (DocumentState.REVIEWED, DocumentState.READ, DocumentState.KEPT, DocumentState.FAILED)
_SHARES = (90, 8, 1, 1)
Row = tuple[Any, ...]


def seed_documents(
    *,
    actor: User,
    documents: int,
    chance_from: int = 13,
    told: Callable[[str], None] = lambda line: None,
) -> int:
    """Make that many documents, each about an agreement taken by chance; returns how many.

    None without agreements that have a partner.
    """
    chance = random.Random(chance_from)  # noqa: S311  (the same register in every run)
    keys = list(Agreement.objects.filter(parties__isnull=False).values_list("pk", flat=True).distinct())
    if not keys:
        return 0
    keys.sort()
    tables = _tables(actor)
    for start in range(0, documents, SLICE):
        numbers = range(start, min(start + SLICE, documents))
        chosen = [chance.choice(keys) for _number in numbers]
        subjects = _subjects(chosen)
        papers = [_paper(number, subjects[key], chance) for number, key in zip(numbers, chosen, strict=True)]
        with transaction.atomic():
            _store(tables, papers, actor)
        _keep_originals(papers)
        told(f"{start + len(papers)} documents")
    return documents


@dataclass(frozen=True, slots=True)
class _Subject:
    agreement: UUID
    number: str
    signed: str
    ends: str
    partner: Partner


@dataclass(frozen=True, slots=True)
class _Made:
    """One document with everything that stands on it."""

    document: Document
    original: bytes
    subject: _Subject
    run: UUID
    drafts: list[Draft]

    @property
    def is_decided(self) -> bool:
        return self.document.state == DocumentState.REVIEWED


def _subjects(keys: list[UUID]) -> dict[UUID, _Subject]:
    """The agreements with the first partner of each; two queries."""
    sides = AgreementParty.objects.filter(agreement__in=keys).order_by("agreement", "-position")
    partners = dict(sides.values_list("agreement", "organisation"))
    names = Organisation.objects.in_bulk(partners.values())
    rows = Agreement.objects.filter(pk__in=keys).values_list("pk", "number", "signed", "end")
    return {
        row[0]: _Subject(*row, partner=Partner(one.pk, one.name, one.country, one.kind))
        for row in rows
        if (one := names[partners[row[0]]])
    }


def _paper(number: int, subject: _Subject, chance: random.Random) -> _Made:
    is_news = chance.random() < _NEWS
    told = Told(
        partner=subject.partner.name,
        number=f"{subject.number}-{number}",
        signed=subject.signed,
        ends=subject.ends,
        is_news=is_news,
        has_figure=is_news and chance.random() < _FIGURES,
    )
    paper = Writer(chance).write(told)
    state = chance.choices(_STATES, _SHARES)[0]
    data = paper.text.encode()
    received = now() - timedelta(minutes=chance.randrange(DAYS_BACK * 24 * 60))
    document = _document(paper, data, state, received)
    findings = findings_of(paper, subject.partner, chance)
    drafts = drafts_of(findings, paper.text) if document.read_at else []
    return _Made(document, data, subject, uuid7(), drafts)


_NEWS, _FIGURES = 0.3, 0.2


def _document(paper: Paper, data: bytes, state: DocumentState, received: datetime) -> Document:
    is_read = state in (DocumentState.REVIEWED, DocumentState.READ)
    return Document(
        sha256=fingerprint(data),
        name=paper.name[:255],
        media_type="text/plain",
        size=len(data),
        received_at=received,
        state=state,
        failure_code="truncated" if state == DocumentState.FAILED else "",
        text=paper.text if is_read else "",
        language=paper.language if is_read else "",
        genre="news" if is_read else "",
        read_at=received if is_read else None,
        reviewed_at=received if state == DocumentState.REVIEWED else None,
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    documents: Loader
    jobs: Loader
    runs: Loader
    proposals: Loader
    evidence: Loader
    figures: Loader


_DOCUMENT = (
    "id",
    "sha256",
    "name",
    "size",
    "received_at",
    "state",
    "failure_code",
    "text",
    "language",
    "genre",
    "read_at",
    "reviewed_at",
)
_PROPOSAL = (
    "id",
    "run",
    "document",
    "kind",
    "key",
    "label",
    "value",
    "start",
    "end",
    "confidence",
    "flags",
    "state",
    "decided_by",
    "decided_at",
    "act",
    "target_id",
)
_EVIDENCE = ("id", "document", "start", "end", "words", "target_kind", "target_id", "field", "act")
_FIGURE = ("id", "what", "year", "value", "qualifier")


def _tables(actor: User) -> _Tables:
    plain = {"structure": "{}", "reader_notes": "[]", "media_type": "text/plain"}
    return _Tables(
        documents=Loader(Document, *_DOCUMENT, received_by=actor.pk, **plain),
        jobs=Loader(Job, "id", "document", "state", "created_at", "finished_at", progress=100, attempts=1),
        runs=Loader(Run, "id", "document", program=PROGRAM),
        proposals=Loader(Proposal, *_PROPOSAL),
        evidence=Loader(Evidence, *_EVIDENCE),
        figures=Loader(StatedFigure, *_FIGURE, created_by=actor.pk, changed_by=actor.pk),
    )


def _store(tables: _Tables, papers: list[_Made], actor: User) -> None:
    read = [one for one in papers if one.document.read_at]
    tables.documents.store([getattr(one.document, name) for name in _DOCUMENT] for one in papers)
    tables.jobs.store(_job(one.document) for one in papers if one.document.state != DocumentState.KEPT)
    tables.runs.store((one.run, one.document.pk) for one in read)
    decisions = [(one, draft, _target(one, draft)) for one in read for draft in one.drafts]
    tables.figures.store(
        _figure(draft, target) for _one, draft, target in decisions if _is_new(draft, target)
    )
    tables.proposals.store(_proposal(one, draft, target, actor) for one, draft, target in decisions)
    tables.evidence.store(
        row for one, draft, target in decisions if target for row in _evidence(one, draft, target)
    )


def _keep_originals(papers: list[_Made]) -> None:
    """As ``originals.keep`` does, but without waiting for the disk each time."""
    for one in papers:
        place = path_of(one.document.sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(one.original)


def _job(document: Document) -> Row:
    state = JobState.FAILED if document.state == DocumentState.FAILED else JobState.DONE
    return uuid7(), document.pk, state.value, document.received_at, document.received_at


def _target(made: _Made, draft: Draft) -> UUID | None:
    """The record that the proposal was accepted for; None while it waits."""
    if not made.is_decided:
        return None
    if draft.kind == ProposalKind.FIGURE:
        return uuid7()
    is_agreement = draft.kind == ProposalKind.AGREEMENT
    return made.subject.agreement if is_agreement else made.subject.partner.key


def _is_new(draft: Draft, target: UUID | None) -> bool:
    return target is not None and draft.kind == ProposalKind.FIGURE


def _figure(draft: Draft, target: UUID | None) -> Row:
    return target, draft.value["what"], draft.value["year"], draft.value["value"], Qualifier.OVER.value


def _proposal(made: _Made, draft: Draft, target: UUID | None, actor: User) -> Row:
    when = made.document.reviewed_at
    return (
        uuid7(),
        made.run,
        made.document.pk,
        str(draft.kind),
        draft.key,
        draft.label,
        json.dumps(draft.value, ensure_ascii=False),
        draft.start,
        draft.end,
        draft.confidence,
        json.dumps(draft.flags),
        (ProposalState.ACCEPTED if target else ProposalState.WAITING).value,
        actor.pk if target else None,
        when,
        made.run if target else None,
        target,
    )


def _evidence(made: _Made, draft: Draft, target: UUID) -> Iterator[Row]:
    """What accepting the proposal would have tied to the record."""
    proposal = Proposal(kind=draft.kind, value=draft.value, start=draft.start, end=draft.end)
    for words in words_of(proposal, made.document):
        place = (words.start, words.end, words.text)
        yield uuid7(), made.document.pk, *place, str(draft.kind), target, words.field, made.run
