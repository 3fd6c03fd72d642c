"""Personal data: what is kept and why, and everything held about one person."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.personal_data import Section, Subject, holders
from caunoi_web.people import services
from caunoi_web.people.processing import CLASSES, register_of_processing

SHORTEST = 2


@personal
@require_safe
@allow(Action.PERSONAL_DATA)
def personal_data(request: HttpRequest) -> HttpResponse:
    """The register of processing, and the search for a person."""
    words = " ".join(request.GET.get("words", "").split())[:200]
    found = _found(words) if len(words) >= SHORTEST else []
    register = register_of_processing(get_language() or "")
    context = {"words": words, "found": found, "register": register, "classes": CLASSES}
    return render_page(request, "people/personal_data.html", context)


@require_safe
@allow(Action.PERSONAL_DATA)
def processing_file(request: HttpRequest) -> HttpResponse:
    """The register of processing as JSON."""
    rows = [entry.as_data() for entry in register_of_processing(get_language() or "")]
    return _file({"processing": rows}, "processing")


@personal
@require_safe
@allow(Action.PERSONAL_DATA)
def dossier(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Everything held about one person, readable. That it was looked at stands in the history."""
    subject, sections = _held(kind, pk)
    services.record_look(actor=request.user, kind=kind, subject_id=pk, verb="shown")
    return render_page(request, "people/dossier.html", {"subject": subject, "sections": sections})


@personal
@require_safe
@allow(Action.PERSONAL_DATA)
def dossier_file(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """The same as JSON, to be handed to the person."""
    subject, sections = _held(kind, pk)
    services.record_look(actor=request.user, kind=kind, subject_id=pk, verb="taken")
    held = [
        {"title": part.title, "note": part.note, "number": part.count, "rows": list(part.rows)}
        for part in sections
    ]
    about = {"kind": kind, "id": str(pk), "name": subject.name}
    return _file({"about": about, "as_of": timezone.now().isoformat(), "held": held}, f"personal-data-{pk}")


def _found(words: str) -> list[Subject]:
    return [subject for holder in holders().values() for subject in holder.find(words)]


def _held(kind: str, pk: UUID) -> tuple[Subject, list[Section]]:
    holder = holders().get(kind)
    subject = holder.subject(pk) if holder else None
    if holder is None or subject is None:
        raise Http404
    return subject, holder.sections(pk)


def _file(data: dict[str, Any], name: str) -> HttpResponse:
    answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer
