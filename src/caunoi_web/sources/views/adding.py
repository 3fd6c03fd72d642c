"""Bringing documents in: files, folders, pasted text."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.forms import FilesForm, PasteForm
from caunoi_web.sources.models import Document
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.services import receive_documents, receive_text
from caunoi_web.sources.services.receiving import check_size, too_large
from caunoi_web.sources.uploads import bounded

WRONG = 422


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a document, or the reason why not."""

    name: str
    document: Document | None = None
    is_new: bool = False
    refusal: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SOURCE_ADD)
@bounded
def upload(request: HttpRequest) -> HttpResponse:
    """Take in many files at once and say of each what became of it."""
    if request.method != "POST":
        return _page(request, FilesForm(), _paste_form())
    form = FilesForm(request.POST, request.FILES)
    dropped = [
        Outcome(clean_name(name), refusal=too_large(clean_name(name))) for name in request.dropped_files
    ]
    if form.is_valid() and not form.cleaned_data["files"] and not dropped:
        form.add_error("files", _("Choose at least one file."))
    if not form.is_valid():
        return _page(request, form, _paste_form(), status=WRONG)
    outcomes = [
        outcome for file in form.cleaned_data["files"] for outcome in _take(request, file, form.cleaned_data)
    ]
    return _done(request, outcomes + dropped)


@require_POST
@allow(Action.SOURCE_ADD)
@bounded
def paste(request: HttpRequest) -> HttpResponse:
    """Take in a pasted text."""
    form = _paste_form(request.POST)
    if not form.is_valid():
        return _page(request, FilesForm(), form, status=WRONG)
    about = form.cleaned_data
    try:
        receipt = receive_text(actor=request.user, **about)
    except NotStored as refusal:
        form.add_error("text", str(refusal.message))
        return _page(request, FilesForm(), form, status=refusal.status)
    return _done(request, [Outcome(receipt.document.name, receipt.document, receipt.is_new)])


def _take(request: HttpRequest, file: UploadedFile, about: dict[str, Any]) -> list[Outcome]:
    """What became of a file, or of each document in it."""
    name = clean_name(file.name or "")
    try:
        check_size(name, file.size or 0)
    except NotStored as refusal:
        return [Outcome(name, refusal=str(refusal.message))]
    return [
        Outcome(taken.name, taken.receipt.document, taken.receipt.is_new)
        if taken.receipt
        else Outcome(taken.name, refusal=taken.refusal)
        for taken in receive_documents(
            actor=request.user,
            name=name,
            data=file.read(),
            host_hint=about["host_hint"],
            published_on=about["published_on"],
        )
    ]


def _done(request: HttpRequest, outcomes: list[Outcome]) -> HttpResponse:
    new = sum(outcome.is_new for outcome in outcomes)
    refused = sum(bool(outcome.refusal) for outcome in outcomes)
    context = {
        "outcomes": outcomes,
        "new": new,
        "known": len(outcomes) - new - refused,
        "refused": refused,
    }
    return render_page(request, "sources/received.html", context, piece="sources/receipts.html")


def _paste_form(data: QueryDict | None = None) -> PasteForm:
    """Its fields have ids of their own, because the form for files stands on the same page."""
    return PasteForm(data, auto_id="paste_%s")


def _page(request: HttpRequest, files: FilesForm, text: PasteForm, status: int = 200) -> HttpResponse:
    return render_page(request, "sources/upload.html", {"files": files, "text": text}, status=status)
