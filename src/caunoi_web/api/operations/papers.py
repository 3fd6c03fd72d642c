"""The yearly report, what ends or sleeps, the brief before a meeting, the words and heading of papers."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from ninja import Path, Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import seen_version
from caunoi_web.api.lists import day_asked
from caunoi_web.api.operations.files import refuse_brief
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import papers as shape
from caunoi_web.api.schemas.base import AsOf, Ref
from caunoi_web.api.shapes import found, or_none
from caunoi_web.register.exports.brief_docx import brief_docx
from caunoi_web.register.exports.brief_pdf import brief_pdf
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.brief import Brief, brief_of
from caunoi_web.reports import services
from caunoi_web.reports.listings import Asked, expiring, yearly
from caunoi_web.reports.models import Letterhead, YearWords
from caunoi_web.reports.reporting.figures import Figure, Line
from caunoi_web.reports.reporting.yearly import blocks_of
from caunoi_web.reports.reporting.yearly_paper import left_out
from caunoi_web.reports.services.papers import HEADING_FIELDS, YEAR_FIELDS

resource = Resource("Reports")


@resource.get("/reports/r4", action=Action.REPORT_READ, gives=shape.R4Given)
def get_report_r4(request: HttpRequest, asked: Query[shape.R4Asked]) -> Any:
    """The yearly report (R4): its figures beside those of a year before, and its words."""
    given = {"year": asked.year, "from": asked.since, "to": asked.until}
    query = {name: str(value) for name, value in given.items() if value is not None}
    both = yearly.counted_for_the_screen(Asked(request.user, query, day_asked(asked), timezone.now()))
    words, period = yearly.words_of(both) or YearWords(), both.now.period
    return shape.R4Given(
        since=period.since,
        until=period.until,
        through=period.through,
        blocks=[
            shape.FigureBlock(
                title=str(block.title), note=str(block.note), lines=[_line(one) for one in block.lines]
            )
            for block in blocks_of(both)
            if block.lines
        ],
        **{field: getattr(words, field) for field in YEAR_FIELDS},
        left_out=[str(one) for one in left_out(both.now)],
    )


@resource.get("/reports/r13", action=Action.REPORT_READ, gives=shape.R13Given)
def get_report_r13(request: HttpRequest, asked: Query[shape.R13Asked]) -> Any:
    """What ends soon and what sleeps (R13), the soonest end first, each with a next step."""
    query = {"within": asked.within} if asked.within else {}
    report = expiring.asked_for(Asked(request.user, query, day_asked(asked), timezone.now()))
    rows = expiring.rows_of(report, asked.start, asked.limit)
    return shape.R13Given(
        as_of=day_asked(asked),
        within=report.within,
        expiring=report.expiring,
        asleep=report.asleep,
        number=report.number,
        items=[_r13_row(row) for row in rows],
    )


@resource.get("/organisations/{uuid:id}/brief", action=Action.REGISTER_READ, gives=shape.BriefGiven)
def get_brief(request: HttpRequest, id: UUID, asked: Query[AsOf]) -> Any:
    """What to know before meeting a partner: each fact with its source, as far as the person may see.

    It tells of people, activities and cases too: a token needs those scopes where its owner may see them.
    """
    partner, brief = _brief(request, id, asked)
    return shape.BriefGiven(
        partner=Ref(id=partner.pk, name=partner.name),
        as_of=brief.day,
        made_at=brief.at,
        sections=[
            shape.BriefSectionGiven(
                title=str(section.title),
                lines=[
                    shape.BriefLineGiven(label=str(one.label), text=str(one.text), source=str(one.source))
                    for one in section.lines
                ],
                more=section.more,
            )
            for section in brief.sections
        ],
        note=brief.foot,
    )


@resource.get("/organisations/{uuid:id}/brief/{ending}", action=Action.REGISTER_READ, gives=bytes)
def get_brief_file(request: HttpRequest, id: UUID, ending: shape.BriefFormat, asked: Query[AsOf]) -> Any:
    """Fetch the brief as a file for Word or as a PDF."""
    partner, brief = _brief(request, id, asked)
    file = brief_docx(brief) if ending == "docx" else brief_pdf(brief)
    name = f"{partner.folded.replace(' ', '-')[:60]}-{brief.day.isoformat()}.{ending}"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")


@resource.get("/reports/heading", action=Action.REPORT_READ, gives=shape.HeadingGiven)
def get_report_heading(request: HttpRequest) -> Any:
    """Look at the heading of the office's papers."""
    return _heading(_kept_heading())


@resource.put("/reports/heading", action=Action.REPORT_HEADING, gives=shape.HeadingGiven)
def set_report_heading(request: HttpRequest, body: shape.HeadingFields) -> Any:
    """Replace fields of the heading of the office's papers."""
    kept = services.set_letterhead(
        actor=request.user,
        values=body.model_dump(exclude_unset=True),
        version=seen_version(request, _kept_heading().version),
    )
    return _heading(kept)


@resource.get("/reports/r4/{int:year}/words", action=Action.REPORT_READ, gives=shape.YearWordsGiven)
def get_year_words(request: HttpRequest, year: Path[shape.Year]) -> Any:
    """Look at results, difficulties and plan as written for a year."""
    return _year_words(_kept_words(year))


@resource.put("/reports/r4/{int:year}/words", action=Action.REPORT_WRITE, gives=shape.YearWordsGiven)
def set_year_words(request: HttpRequest, year: Path[shape.Year], body: shape.YearWordsFields) -> Any:
    """Write results, difficulties and the plan of a year."""
    kept = services.set_year_words(
        actor=request.user,
        year=year,
        values=body.model_dump(exclude_unset=True),
        version=seen_version(request, _kept_words(year).version),
    )
    return _year_words(kept)


def _brief(request: HttpRequest, pk: UUID, asked: AsOf) -> tuple[Organisation, Brief]:
    refuse_brief(request)
    partner = found(request, Organisation.objects.select_related("parent", "created_by"), pk)
    return partner, brief_of(request.user, partner, day_asked(asked), timezone.localtime())


def _line(line: Line) -> shape.FigureLine:
    return shape.FigureLine(
        label=str(line.label),
        level=line.level,
        now=_number(line.now),
        before=_number(line.before),
        unit=line.now.unit,
    )


def _number(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)


def _r13_row(row: expiring.R13Row) -> shape.R13RowGiven:
    one, life = row.agreement, row.life
    return shape.R13RowGiven(
        position=row.position,
        agreement=Ref(id=one.pk, name=life.title or one.number),
        partners=[Ref(id=party.id, name=party.name) for party in life.parties],
        kind=one.kind,
        number=one.number,
        until=one.ends_on,
        days_left=row.days_left,
        last_sign=or_none(life.sign.when),
        sign=str(life.sign.title),
        is_asleep=row.is_asleep,
        months_asleep=life.months if row.is_asleep else None,
        unit=str(life.unit or one.host_unit_words),
        next=str(life.suggestion.words),
    )


def _kept_heading() -> Letterhead:
    return Letterhead.objects.first() or Letterhead()


def _heading(kept: Letterhead) -> shape.HeadingGiven:
    fields = {field: getattr(kept, field) for field in HEADING_FIELDS}
    return shape.HeadingGiven(**fields, version=kept.version)


def _kept_words(year: int) -> YearWords:
    return YearWords.objects.filter(year=year).first() or YearWords(year=year)


def _year_words(kept: YearWords) -> shape.YearWordsGiven:
    fields = {field: getattr(kept, field) for field in (*YEAR_FIELDS, "year", "version")}
    return shape.YearWordsGiven(**fields)
