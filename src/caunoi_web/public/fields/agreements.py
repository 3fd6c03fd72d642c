"""What of an agreement can be published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caunoi.domain.kinds import Activity, AgreementKind
from caunoi.domain.terms import EndKind, Status
from caunoi_web.common.jinja import format_iso
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, END_KINDS, STATUSES
from caunoi_web.public.fields.field import Field
from caunoi_web.public.fields.partners import coded
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementParty, AgreementSignatory, Binding, Level
from caunoi_web.register.queries.agreement_rows import activities_of


@dataclass(frozen=True, slots=True)
class PartnerName:
    """A partner as an agreement names it."""

    id: UUID
    name: str
    name_vi: str = ""
    name_en: str = ""

    def __str__(self) -> str:
        return self.named(get_language() or "")

    def named(self, language: str) -> str:
        """Its name in a language, where one is published."""
        return {"vi": self.name_vi, "en": self.name_en}.get(language, "") or self.name


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit of the university, in both languages."""

    vi: str
    en: str

    def __str__(self) -> str:
        return (self.en if get_language() == "en" else "") or self.vi


def _partners(ids: Sequence[UUID], shown: Shown) -> Mapping[UUID, tuple[PartnerName, ...]]:
    named = [key for key in ("name_vi", "name_en") if key in shown.partner_fields]
    rows = AgreementParty.objects.filter(agreement__in=ids).order_by("agreement", "position", "id")
    columns = (
        "agreement_id",
        "organisation_id",
        "organisation__name",
        *(f"organisation__{n}" for n in named),
    )
    found: dict[UUID, tuple[PartnerName, ...]] = {}
    for agreement, key, name, *names in rows.values_list(*columns):
        partner = PartnerName(key, name, **dict(zip(named, names, strict=True)))
        found[agreement] = (*found.get(agreement, ()), partner)
    return found


def _activities(ids: Sequence[UUID], _shown: Shown) -> Mapping[UUID, tuple[str, ...]]:
    return activities_of(ids)


def _signatories(ids: Sequence[UUID], _shown: Shown) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for row in AgreementSignatory.objects.filter(agreement__in=ids).order_by("agreement", "position", "id"):
        found[row.agreement_id] = (*found.get(row.agreement_id, ()), str(row))
    return found


def kind_words(kind: str) -> str:
    """What a kind of agreement is called."""
    return str(AGREEMENT_KINDS[AgreementKind(kind)]) if kind else ""


def status_words(status: str) -> str:
    """What a status is called."""
    return str(STATUSES[Status(status)]) if status else ""


def activity_words(code: str) -> str:
    """What a field of cooperation is called."""
    return str(ACTIVITIES[Activity(code)])


def _level_words(level: str) -> str:
    return str(Level(level).label) if level else ""


def _binding_words(binding: str) -> str:
    return str(Binding(binding).label) if binding else ""


def _end_words(kind: str) -> str:
    return str(END_KINDS[EndKind(kind)]) if kind else ""


def _unit(vi: str | None, en: str | None) -> Any:
    return UnitName(vi, en or "") if vi else ""


def _plain_unit(unit: Any) -> Mapping[str, Any]:
    return {"unit": unit.vi if unit else None, "unit_en": (unit.en or None) if unit else None}


def _plain_partners(partners: Sequence[PartnerName]) -> Mapping[str, Any]:
    return {
        "partners": [partner.name for partner in partners],
        "partner_ids": [str(partner.id) for partner in partners],
    }


def _plain_activities(codes: Sequence[str]) -> Mapping[str, Any]:
    return {"fields": list(codes), "fields_label": [activity_words(code) for code in codes]}


_ISO = _("as ISO 8601 text, as precise as it is known: a year, a month or a day")

AGREEMENT_FIELDS = (
    Field(
        "partners",
        _("Partners"),
        {"partners": _("With whom it was made; a list of names"), "partner_ids": _("Their ids; a list")},
        rows=_partners,
        nothing=(),
        text=lambda partners: "; ".join(map(str, partners)),
        plain=_plain_partners,
        is_always=True,
    ),
    Field(
        "title",
        _("Title"),
        {"title": _("What the paper is called")},
        columns=("title",),
        advice=_("Look that no title names a person."),
    ),
    Field(
        "number", _("Number"), {"number": _("The number of the paper")}, columns=("number",), is_usual=False
    ),
    Field(
        "kind",
        _("Kind"),
        {"kind": _("What sort of paper it is; a code"), "kind_label": _("The same in words")},
        columns=("kind",),
        text=kind_words,
        plain=coded("kind", kind_words),
    ),
    Field(
        "level",
        _("Level"),
        {"level": _("Signed by the university or by a unit; a code"), "level_label": _("The same in words")},
        columns=("level",),
        text=_level_words,
        plain=coded("level", _level_words),
    ),
    Field(
        "binding",
        _("Binding"),
        {"binding": _("Whether it binds; a code"), "binding_label": _("The same in words")},
        columns=("binding",),
        text=_binding_words,
        plain=coded("binding", _binding_words),
        is_usual=False,
    ),
    Field(
        "unit",
        _("Unit in charge"),
        {"unit": _("The unit of the university that is in charge"), "unit_en": _("Its name in English")},
        columns=("host_unit__name_vi", "host_unit__name_en"),
        made=_unit,
        plain=_plain_unit,
    ),
    Field(
        "fields",
        _("Fields of cooperation"),
        {"fields": _("What it is for; a list of codes"), "fields_label": _("The same in words")},
        rows=_activities,
        nothing=(),
        text=lambda codes: "; ".join(map(activity_words, codes)),
        plain=_plain_activities,
    ),
    Field(
        "content",
        _("Content"),
        {"content": _("What was agreed, in a few words")},
        columns=("content",),
        is_usual=False,
        advice=_("Free words: read them before you publish them."),
    ),
    Field("signed", _("Signed"), {"signed": _ISO}, columns=("signed",), text=format_iso),
    Field("start", _("Valid from"), {"start": _ISO}, columns=("start",), text=format_iso),
    Field("end", _("Valid until"), {"end": _ISO}, columns=("runs_until",), text=format_iso),
    Field(
        "end_kind",
        _("How it ends"),
        {"end_kind": _("How the validity ends; a code"), "end_kind_label": _("The same in words")},
        columns=("end_kind",),
        text=_end_words,
        plain=coded("end_kind", _end_words),
        is_usual=False,
    ),
    Field(
        "status",
        _("Status"),
        {"status": _("What it is on the day of the data; a code"), "status_label": _("The same in words")},
        columns=("status",),
        text=status_words,
        plain=coded("status", status_words),
    ),
    Field(
        "signatories",
        pgettext_lazy("of an agreement", "Signed by"),
        {"signatories": _("Who signed; a list of names with their offices")},
        rows=_signatories,
        nothing=(),
        text="; ".join,
        plain=lambda people: {"signatories": list(people)},
        is_usual=False,
        advice=_("Names of people are personal data: publish them only with a lawful basis."),
    ),
)
