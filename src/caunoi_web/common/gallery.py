"""Every part of the design on one page, for people who build pages: only when DEBUG is on."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from caunoi.domain.kinds import Flag
from caunoi.domain.terms import Status
from caunoi_web.common.fields import DayField

SAMPLE_ID = UUID(int=7)


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label="Tên đối tác", help_text="Như trong văn bản.")
    kind = forms.ChoiceField(label="Loại", choices=[("university", "Trường đại học"), ("other", "Khác")])
    signed = DayField(label="Ngày ký")
    activities = forms.MultipleChoiceField(
        label="Hoạt động",
        choices=[("research", "Nghiên cứu chung"), ("exchange", "Trao đổi sinh viên")],
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="Đã kiểm tra với văn bản")


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """What a piece of evidence says about its document."""

    name: str


@dataclass(frozen=True, slots=True)
class SampleWords:
    """A piece of evidence that lies in no database."""

    words: str
    start: int = 10
    end: int = 40
    page: str = "2"
    document_id: UUID = SAMPLE_ID
    document: SampleDocument = SampleDocument("Danh sách thỏa thuận 2026.docx")


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The parts with sample values."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "gallery.html", _samples())


def _samples() -> dict[str, Any]:
    return {
        "form": SampleForm(),
        "wrong_form": SampleForm({"name": "Trường Đại học Nha Trang", "signed": "31/02/2026"}),
        "statuses": list(Status),
        "flag_codes": list(Flag),
        "rows": [("Nhật Bản", 12, "?country=JP"), ("Hàn Quốc", 7, "?country=KR"), ("Úc", 1, "")],
        "page": Paginator(range(500), 10).get_page(7),
        "day": date(2026, 11, 21),
        "moment": datetime(2026, 11, 21, 3, 5, tzinfo=UTC),
        "words": [SampleWords("có hiệu lực 05 năm kể từ ngày ký, 27/10/2022-27/10-2027")],
        "states": ["waiting", "reading", "read", "reviewed", "failed", "accepted", "changed", "rejected"],
        "options": [("in_force", "Còn hiệu lực", 1240), ("expired", "Hết hạn", 8)],
    }
