"""Documents: list, look at, take in, read again; their text and the words that facts stand on."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from ninja import File, Form, Query
from ninja.files import UploadedFile

from caunoi_web.accounts.policies import Action
from caunoi_web.api.lists import listed
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import documents as shape
from caunoi_web.api.schemas.base import Page
from caunoi_web.api.shapes import found, ref
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources import services
from caunoi_web.sources.failures import failure_of
from caunoi_web.sources.models import Document, Evidence
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.queries import NEWEST, documents_in, evidence_in
from caunoi_web.sources.structure import pages_in

resource = Resource("Documents")
_PLAIN = ("id", "name", "state", "media_type", "size", "sha256", "received_at", "failure_code")
_MORE = ("published_on", "host_hint", "host_name", "language", "genre", "read_at", "reviewed_at")
MOST_WORDS = 500


@resource.get("/documents", action=Action.SOURCE_READ, gives=Page[shape.DocumentItem])
def list_documents(request: HttpRequest, asked: Query[shape.DocumentsAsked]) -> Any:
    """List documents, the newest first, with how far the reading of each is."""
    return listed(request, documents_in(request.user, asked.state or ""), NEWEST, asked, _item)


@resource.post("/documents", action=Action.SOURCE_ADD, gives=shape.TakenList)
def add_document(request: HttpRequest, file: File[UploadedFile], about: Form[shape.AboutFile]) -> Any:
    """Take in a file and queue its reading.

    The same bytes a second time give the document there is. An archive or a mail may hold several.
    """
    taken = services.receive_documents(
        actor=request.user,
        name=clean_name(file.name or ""),
        data=file.read(),
        host_hint=about.host_hint,
        published_on=about.published_on,
    )
    return shape.TakenList(items=[_taken(each) for each in taken])


@resource.post("/documents/text", action=Action.SOURCE_ADD, gives=shape.DocumentGiven, makes="documents")
def add_text(request: HttpRequest, body: shape.TextSent) -> Any:
    """Take in a text as a document of its own."""
    return given(services.receive_text(actor=request.user, **body.model_dump()).document)


@resource.get("/documents/{uuid:id}", action=Action.SOURCE_READ, gives=shape.DocumentGiven)
def get_document(request: HttpRequest, id: UUID) -> Any:
    """Look at a document: what it is, how far its reading has come, what went wrong."""
    return given(found(request, Document.objects.select_related("received_by"), id))


@resource.get("/documents/{uuid:id}/original", action=Action.SOURCE_READ, gives=bytes)
def get_original(request: HttpRequest, id: UUID) -> Any:
    """Fetch the file as it was received, byte for byte."""
    document = found(request, Document.objects.defer("text", "structure"), id)
    try:
        file = path_of(document.sha256).open("rb")
    except FileNotFoundError as fault:
        raise Http404 from fault
    return FileResponse(
        file, as_attachment=True, filename=document.name, content_type="application/octet-stream"
    )


@resource.get("/documents/{uuid:id}/text", action=Action.SOURCE_READ, gives=shape.TextGiven)
def get_document_text(request: HttpRequest, id: UUID, asked: Query[shape.PartAsked]) -> Any:
    """Read a part of a document's text, with its pages."""
    document = found(request, Document.objects, id)
    return shape.TextGiven(
        start=asked.start,
        text=document.text[asked.start : asked.start + asked.length],
        length=len(document.text),
        pages=[
            shape.PageGiven(name=page.label or str(page.number), start=page.span.start, end=page.span.end)
            for page in pages_in(document.structure)
        ],
    )


@resource.get("/documents/{uuid:id}/evidence", action=Action.SOURCE_READ, gives=shape.WordsList)
def list_evidence_in_document(request: HttpRequest, id: UUID) -> Any:
    """List the words of a document that facts of the register stand on."""
    document = found(request, Document.objects.defer("text", "structure"), id)
    return _words_list(evidence_in(document))


@resource.get("/organisations/{uuid:id}/evidence", action=Action.REGISTER_READ, gives=shape.WordsList)
def list_evidence_of_organisation(request: HttpRequest, id: UUID) -> Any:
    """List the words an organisation's fields were read from."""
    return _words_list(_evidence_for(found(request, Organisation.objects, id)))


@resource.get("/agreements/{uuid:id}/evidence", action=Action.REGISTER_READ, gives=shape.WordsList)
def list_evidence_of_agreement(request: HttpRequest, id: UUID) -> Any:
    """List the words an agreement's fields were read from."""
    return _words_list(_evidence_for(found(request, Agreement.objects, id)))


@resource.post("/documents/{uuid:id}/read", action=Action.SOURCE_ADD, gives=shape.DocumentGiven)
def read_document_again(request: HttpRequest, id: UUID) -> Any:
    """Queue a document to be read again."""
    document = found(request, Document.objects, id)
    services.request_reading(actor=request.user, document=document)
    return given(Document.objects.select_related("received_by").get(pk=document.pk))


def given(one: Document) -> shape.DocumentGiven:
    """A document without its text."""
    failure = failure_of(one.failure_code) if one.failure_code else None
    return shape.DocumentGiven(
        **{field: getattr(one, field) for field in (*_PLAIN, *_MORE)},
        received_by=ref(one.received_by),
        failure=f"{failure.what} {failure.remedy}" if failure else "",
        text_length=len(one.text),
    )


def _item(row: Document) -> shape.DocumentItem:
    return shape.DocumentItem(
        **{field: getattr(row, field) for field in _PLAIN},
        progress=row.job_progress,  # type: ignore[attr-defined]
    )


def _taken(each: services.Taken) -> shape.TakenGiven:
    return shape.TakenGiven(
        name=each.name,
        document=ref(each.receipt.document) if each.receipt else None,
        is_new=bool(each.receipt and each.receipt.is_new),
        refusal=str(each.refusal),
    )


def _evidence_for(record: Any) -> QuerySet[Evidence]:
    return Evidence.objects.filter(
        target_kind=record.target_kind, target_id=record.pk, withdrawn_at__isnull=True
    )


def _words_list(pieces: QuerySet[Evidence]) -> shape.WordsList:
    rows = pieces.select_related("document").defer("document__text", "document__structure")[:MOST_WORDS]
    return shape.WordsList(
        items=[
            shape.WordsGiven(
                id=row.pk,
                document=ref(row.document),
                **{field: getattr(row, field) for field in ("start", "end", "words", "page", "field")},
                kind=row.target_kind,
                record=row.target_id,
            )
            for row in rows
        ]
    )
