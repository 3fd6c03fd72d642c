"""Figures that documents state, beside what the register counts: two columns, never one sum (rule 6.4-10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from caunoi_web.register.models import StatedFigure
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.reports.queries.home import Partners
from caunoi_web.sources.models import Evidence

SHOWN = 6

# What the register can count itself, by the code of the figure.
LABELS = {
    "partners-foreign": _("Partners abroad"),
    "partners-domestic": _("Partners in this country"),
    "agreements-total": _("Agreements"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stated figure with its words' document, and what the register counts for the same thing."""

    label: str
    value: Decimal
    qualifier: str
    year: int | None
    counted: int
    document_id: UUID | None
    start: int
    end: int


def comparisons(partners: Partners, counts: StatusCounts) -> list[Comparison]:
    """Stated beside counted, the newest year first; two queries."""
    counted = _counted(partners, counts)
    figures = StatedFigure.objects.filter(archived_at__isnull=True, what__in=counted)
    figures = list(figures.order_by("what", "-year", "-created_at")[:SHOWN])
    words = _words_of(figures)
    return [_compared(figure, counted[figure.what], words.get(figure.pk)) for figure in figures]


def _counted(partners: Partners, counts: StatusCounts) -> Mapping[str, int]:
    return {
        "partners-foreign": partners.abroad,
        "partners-domestic": partners.home,
        "agreements-total": counts.total,
    }


def _words_of(figures: list[StatedFigure]) -> dict[UUID, Evidence]:
    pieces = Evidence.objects.filter(
        target_kind=StatedFigure.target_kind,
        target_id__in=[figure.pk for figure in figures],
        withdrawn_at__isnull=True,
    )
    return {piece.target_id: piece for piece in pieces}


def _compared(figure: StatedFigure, counted: int, words: Evidence | None) -> Comparison:
    return Comparison(
        label=str(LABELS[figure.what]),
        value=figure.value,
        qualifier=figure.qualifier,
        year=figure.year,
        counted=counted,
        document_id=words.document_id if words else None,
        start=words.start if words else 0,
        end=words.end if words else 0,
    )
