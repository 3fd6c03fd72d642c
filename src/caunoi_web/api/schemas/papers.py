"""Reports R4 and R13, the brief, and the words and heading of papers."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import AsOf, Day, Ref, Shape, Words, line
from caunoi_web.api.schemas.codes import AgreementKindCode, one_of
from caunoi_web.register.queries.agreement_filters import WITHIN_DAYS

Year = Annotated[int, Field(ge=1900, le=9999)]
_SoonCode = one_of(WITHIN_DAYS)


class R4Asked(AsOf):
    """The time the report speaks of: a year, or from one day to another; else the year of the day."""

    year: Annotated[int, Field(ge=1900, le=2199)] | None = None
    since: Day | None = None
    until: Day | None = None


class FigureLine(Shape):
    """What is counted, now and in the same days a year before; null is "not recorded", never zero."""

    label: str
    level: int
    now: float | None
    before: float | None
    unit: str


class FigureBlock(Shape):
    """Lines under a title, with how they are counted."""

    title: str
    note: str
    lines: list[FigureLine]


class R4Given(Shape):
    """The yearly report; `through` is the last day that was counted."""

    since: date
    until: date
    through: date
    blocks: list[FigureBlock]
    results: str
    difficulties: str
    plan: str
    left_out: list[str]


class R13Asked(AsOf):
    """Which agreements count as ending soon, and which rows."""

    within: _SoonCode | None = Field(None, description="Days; 180 when not said.")
    start: int = Field(0, ge=0, le=10_000_000, description="How many rows are left out before the first.")
    limit: int = Field(50, ge=1, le=200)


class R13RowGiven(Shape):
    """An agreement that ends soon, sleeps, or both."""

    position: int
    agreement: Ref
    partners: list[Ref]
    kind: AgreementKindCode
    number: str
    until: date | None
    days_left: int | None
    last_sign: str | None
    sign: str
    is_asleep: bool
    months_asleep: int | None
    unit: str
    next: str


class R13Given(Shape):
    """The report on a day: how many there are and why, and the rows asked for."""

    as_of: date
    within: int
    expiring: int
    asleep: int
    number: int
    items: list[R13RowGiven]


class BriefLineGiven(Shape):
    """A fact with its source."""

    label: str
    text: str
    source: str


class BriefSectionGiven(Shape):
    """Facts under a heading; `more` were left out to keep to one page."""

    title: str
    lines: list[BriefLineGiven]
    more: int


class BriefGiven(Shape):
    """What to know before meeting a partner, as far as the person may see."""

    partner: Ref
    as_of: date
    made_at: datetime
    sections: list[BriefSectionGiven]
    note: str


class HeadingFields(Shape):
    """The block that papers begin and end with; those not sent stay."""

    superior: line(200) = ""  # type: ignore[valid-type]
    superior_en: line(200) = ""  # type: ignore[valid-type]
    issuer: line(200) = ""  # type: ignore[valid-type]
    issuer_en: line(200) = ""  # type: ignore[valid-type]
    number: line(60) = ""  # type: ignore[valid-type]
    place: line(100) = ""  # type: ignore[valid-type]
    recipients: line(2000) = ""  # type: ignore[valid-type]
    signer_title: line(300) = ""  # type: ignore[valid-type]
    signer_name: line(100) = ""  # type: ignore[valid-type]
    is_confirmed: bool = False


class HeadingGiven(HeadingFields):
    """The heading as it is kept."""

    version: int


class YearWordsFields(Shape):
    """Results, difficulties and the plan of a year; those not sent stay."""

    results: Words = ""
    difficulties: Words = ""
    plan: Words = ""


class YearWordsGiven(YearWordsFields):
    """The words of a year as they are kept."""

    year: int
    version: int


class LayoutGiven(Shape):
    """A Word file for reports; with `unknown` fields it is kept, but never used."""

    id: UUID
    file_name: str
    unknown: list[str]
    is_used: bool
    added_at: datetime


class LayoutList(Shape):
    """The office's own Word files, the newest first."""

    items: list[LayoutGiven]


BriefFormat = one_of(("docx", "pdf"))
