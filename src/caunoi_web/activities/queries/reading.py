"""Which texts an agreement stands on, and the names both sides go by in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.domain.kinds import Genre
from caunoi_web.register.models import Agreement, AgreementFile, Organisation
from caunoi_web.sources.models import Document, Evidence

MOST_DOCUMENTS = 20
WHOLE_FIELDS = ("whole", "content", "activities")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document that speaks of one agreement; it begins at ``start`` of the document's text."""

    document: Document
    text: str
    start: int = 0


def texts_of(agreement: Agreement) -> Iterator[Piece]:
    """Its own texts whole; of lists and news only the stretch that speaks of it; three queries."""
    evidence = Evidence.objects.filter(
        target_kind=Agreement.target_kind, target_id=agreement.pk, withdrawn_at__isnull=True
    )
    files = AgreementFile.objects.filter(agreement=agreement, withdrawn_at__isnull=True)
    own = set(files.values_list("document", flat=True))
    places = list(evidence.order_by("document", "start").values_list("document", "field", "start", "end"))
    keys = [*own, *dict.fromkeys(document for document, _field, _start, _end in places)]
    documents = Document.objects.filter(pk__in=keys[:MOST_DOCUMENTS]).exclude(text="").order_by("received_at")
    for document in documents:
        if document.pk in own or document.genre == Genre.MOU:
            yield Piece(document, document.text)
            continue
        told = [
            (start, end) for key, field, start, end in places if key == document.pk and field in WHOLE_FIELDS
        ]
        for start, end in _apart(told):
            yield Piece(document, document.text[start:end], start)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The widest of the spans, none inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def names_of_sides(agreement: Agreement) -> tuple[list[str], list[str]]:
    """The names of our institution and its unit in charge, and those of the partners; four queries."""
    hosts = Organisation.objects.live().filter(is_host=True).prefetch_related("names")
    ours = [name for host in hosts for name in _names(host)]
    if agreement.host_unit:
        ours += [agreement.host_unit.name_vi, agreement.host_unit.name_en]
    ours.append(agreement.host_unit_words)
    rows = agreement.party_rows.select_related("organisation").prefetch_related("organisation__names")
    theirs = [name for row in rows for name in (row.name_as_written, *_names(row.organisation))]
    return [name for name in ours if name], [name for name in theirs if name]


def _names(organisation: Organisation) -> list[str]:
    names = (organisation.name, organisation.name_vi, organisation.name_en)
    return [*names, *(name.text for name in organisation.names.all())]
