"""Open data: the whole lists as files, and the page that explains them."""

from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO

from django.http import FileResponse, HttpResponse

from caunoi_web.public.exports import jsonld
from caunoi_web.public.exports.kept_files import kept_file
from caunoi_web.public.exports.open_data import write_csv, write_json
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS, Field, allowed
from caunoi_web.public.licences import LICENCES
from caunoi_web.public.queries.rows import agreement_rows, partner_rows
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.queries.whole import every_row
from caunoi_web.public.visits import Visit, visited


@visited
def data(visit: Visit) -> HttpResponse:
    """What is offered, under which licence, and what every field means."""
    shown = visit.shown
    context = {
        "licence": LICENCES[visit.publication.licence],
        "dictionary": [
            ("partners", _told(allowed(PARTNER_FIELDS, shown.partner_fields))),
            ("agreements", _told(allowed(AGREEMENT_FIELDS, shown.agreement_fields))),
        ],
        "structured": jsonld.script_of(jsonld.dataset(visit)),
    }
    return visit.page("public/data.html", context)


@visited
def partners_csv(visit: Visit) -> FileResponse:
    """All partners as CSV."""
    return _csv(visit, "partners", *_partners(visit))


@visited
def partners_json(visit: Visit) -> FileResponse:
    """All partners as JSON."""
    return _json(visit, "partners", *_partners(visit))


@visited
def agreements_csv(visit: Visit) -> FileResponse:
    """All agreements as CSV."""
    return _csv(visit, "agreements", *_agreements(visit))


@visited
def agreements_json(visit: Visit) -> FileResponse:
    """All agreements as JSON."""
    return _json(visit, "agreements", *_agreements(visit))


Rows = Callable[[], Any]


def _partners(visit: Visit) -> tuple[tuple[Field, ...], Rows]:
    shown = visit.shown
    fields = allowed(PARTNER_FIELDS, shown.partner_fields)
    return fields, lambda: every_row(public_partners(shown), partner_rows, shown)


def _agreements(visit: Visit) -> tuple[tuple[Field, ...], Rows]:
    shown = visit.shown
    fields = allowed(AGREEMENT_FIELDS, shown.agreement_fields)
    return fields, lambda: every_row(public_agreements(shown), agreement_rows, shown)


def _csv(visit: Visit, name: str, fields: tuple[Field, ...], rows: Rows) -> FileResponse:
    return _file(visit, name, "csv", "text/csv; charset=utf-8", lambda file: write_csv(file, fields, rows()))


def _json(visit: Visit, name: str, fields: tuple[Field, ...], rows: Rows) -> FileResponse:
    write = partial(write_json, about=_about(visit, name), fields=fields)
    return _file(visit, name, "json", "application/json", lambda file: write(file, rows=rows()))


def _file(visit: Visit, name: str, form: str, media: str, write: Callable[[BinaryIO], None]) -> FileResponse:
    """The file, written once for this state; any page of another site may read it."""
    place = kept_file(f"{name}-{visit.language}.{form}", visit.state, write)
    answer = FileResponse(place.open("rb"), content_type=media)
    stamp = f"{name}-{visit.day.isoformat()}-{visit.language}.{form}"
    answer["Content-Disposition"] = f'{"attachment" if form == "csv" else "inline"}; filename="{stamp}"'
    answer["Access-Control-Allow-Origin"] = "*"
    if address := LICENCES[visit.publication.licence].address:
        answer["Link"] = f'<{address}>; rel="license"'
    return answer


def _about(visit: Visit, name: str) -> dict[str, Any]:
    licence = LICENCES[visit.publication.licence]
    return {
        "dataset": name,
        "publisher": visit.publication.name_in(visit.language),
        "language": visit.language,
        "as_of": visit.day.isoformat(),
        "changed_at": visit.data_changed_at.isoformat(timespec="seconds"),
        "licence": licence.address or str(licence.label),
        "explained": visit.address("data", visit.language),
    }


def _told(fields: tuple[Field, ...]) -> list[tuple[str, str, str]]:
    """Each key of the files, the field it belongs to, and what it means."""
    return [(key, str(field.label), str(words)) for field in fields for key, words in field.told.items()]
