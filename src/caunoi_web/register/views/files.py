"""The files of an agreement: attach, take off, check the checksum; two texts beside each other."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.forms.files import FileForm
from caunoi_web.register.models import AgreementFile
from caunoi_web.register.queries.files import checked
from caunoi_web.register.queries.life import documents_of, name_of
from caunoi_web.register.queries.text_changes import compare_texts
from caunoi_web.register.views.agreement_rows import find_agreement, is_written
from caunoi_web.register.views.withdrawing import Withdrawal, withdraw
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import receive_file
from caunoi_web.sources.services.receiving import too_large
from caunoi_web.sources.uploads import bounded


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
@bounded
def add_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Attach a file: it is kept under its checksum and read like any other document."""
    found = find_agreement(request, pk)
    form = FileForm(
        request.POST or None,
        request.FILES or None,
        documents=documents_of(found),
    )
    if request.method == "POST" and _is_whole(request, form):

        def write() -> AgreementFile:
            return services.attach_file(
                actor=request.user,
                agreement=found,
                document=_document(request, form),
                role=form.cleaned_data["role"],
                note=form.cleaned_data["note"],
            )

        try:
            done, _acts = is_written(form, found, write)
        except NotStored as refusal:
            form.add_error("file", str(refusal.message))
            done = False
        if done:
            messages.success(request, _("The file is attached and fixed by its checksum."))
            return redirect("register:agreement", pk)
    context = {"form": form, "agreement": found, "name": name_of(found)}
    return render_page(request, "register/file_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def withdraw_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, then take the file off."""
    file = get_object_or_404(AgreementFile.objects.select_related("agreement", "document"), pk=pk)
    about = Withdrawal(
        title=_("Take this file off?"),
        what=f"{file.get_role_display()}: {file.document.name}",
        told=_("The file is taken off; the document itself stays."),
    )

    def write(reason: str, version: int) -> None:
        services.withdraw_file(actor=request.user, file=file, reason=reason, version=version)

    return withdraw(request, find_agreement(request, file.agreement_id), about, write)


@require_safe
@allow(Action.REGISTER_READ)
def check_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read the stored file again and say whether it is still the one that was attached."""
    file = get_object_or_404(AgreementFile.objects.select_related("document"), pk=pk)
    found = find_agreement(request, file.agreement_id)
    context = {
        "file": file,
        "agreement": found,
        "name": name_of(found),
        "checked": checked(file.document, timezone.now()),
    }
    return render_page(request, "register/file_check.html", context, piece="register/checksum.html")


@require_safe
@allow(Action.SOURCE_READ)
def texts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The texts of two documents of the agreement side by side: ``left`` and ``right`` of the address."""
    found = find_agreement(request, pk)
    documents = [document for document in documents_of(found) if document.read_at or document.size]
    left, right = _chosen(request, documents)
    context: dict[str, Any] = {
        "agreement": found,
        "name": name_of(found),
        "documents": documents,
        "left": left,
        "right": right,
        "is_whole": request.GET.get("whole") == "1",
        "compared": None,
    }
    if left and right and left != right:
        context["compared"] = compare_texts(left.text, right.text, whole=context["is_whole"])
    return render_page(request, "register/texts.html", context)


def _is_whole(request: HttpRequest, form: FileForm) -> bool:
    for name in request.dropped_files:
        form.add_error("file", too_large(name))
    return form.is_valid()


def _document(request: HttpRequest, form: FileForm) -> Document:
    file = form.cleaned_data["file"]
    if not file:
        return form.cleaned_data["document"]
    return receive_file(actor=request.user, name=file.name or "", data=file.read()).document


def _chosen(request: HttpRequest, documents: list[Document]) -> tuple[Document | None, Document | None]:
    """The two of the address among the agreement's documents; else the newest against the one before it."""
    by_key = {str(document.pk): document for document in documents}
    newest = documents[0] if documents else None
    before = documents[1] if len(documents) > 1 else None
    return by_key.get(request.GET.get("left", "")) or before, by_key.get(
        request.GET.get("right", "")
    ) or newest
