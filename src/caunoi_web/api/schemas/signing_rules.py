"""The office's rules of signing: ways, calendar, bases, templates, stand-ins."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import Day, Ref, Shape, line
from caunoi_web.api.schemas.codes import AgreementKindCode, LevelCode, one_of
from caunoi_web.signing.models import BasisKind, Condition, CountedFrom, SpecialDayKind, Stage, Who
from caunoi_web.signing.models.bases import DAY_KINDS

_Stage, _Who, _From, _If = one_of(Stage), one_of(Who), one_of(CountedFrom), one_of(Condition)
_DayKind = one_of(code for code, _label in DAY_KINDS)
_SpecialKind, _BasisKind = one_of(SpecialDayKind), one_of(BasisKind)
Days = Annotated[int, Field(ge=1, le=3650)]
Revision = Annotated[int, Field(ge=0, le=1_000_000)]
_Name, _NameMust = line(200), line(200, 1)
_Office = Annotated[list[line(200)], Field(min_length=1, max_length=2)]  # type: ignore[valid-type]


class StepFields(Shape):
    """A step of a way; `offices` are pairs of a Vietnamese and an English name, asked at once."""

    code: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9-]*$")] = ""
    stage: _Stage = Stage.OTHER.value
    name_vi: _NameMust  # type: ignore[valid-type]
    name_en: _Name = ""  # type: ignore[valid-type]
    who: _Who = Who.OFFICER.value
    unit: UUID | None = None
    person: UUID | None = None
    produces_vi: line(300) = ""  # type: ignore[valid-type]
    produces_en: line(300) = ""  # type: ignore[valid-type]
    days: Days | None = None
    day_kind: _DayKind = "working"
    counted_from: _From = CountedFrom.STEP.value
    basis: UUID | None = None
    condition: _If = ""
    offices: Annotated[list[_Office], Field(max_length=40)] = Field(default_factory=list)


class VersionItem(Shape):
    """A version of a way; without a number it is the draft."""

    id: UUID
    number: int | None
    name_vi: str
    name_en: str
    kinds: list[str]
    levels: list[str]
    valid_from: date
    revision: int
    published_at: datetime | None
    open_cases: int | None


class WayGiven(Shape):
    """A way to signing with its versions, the newest first."""

    id: UUID
    code: str
    archived_at: datetime | None
    versions: list[VersionItem]


class WayList(Shape):
    """The ways in use."""

    items: list[WayGiven]


class VersionWhole(VersionItem):
    """A version with its steps; a published one never changes."""

    route: UUID
    steps: list[StepFields]


class WayBegun(Shape):
    """A way of its own, begun with the steps of a version there is."""

    name_vi: _NameMust  # type: ignore[valid-type]
    name_en: _Name = ""  # type: ignore[valid-type]
    source: UUID


class DraftSaved(Shape):
    """The draft whole; `revision` is the one that was seen, 0 when there was none."""

    revision: Revision
    name_vi: _NameMust  # type: ignore[valid-type]
    name_en: _Name = ""  # type: ignore[valid-type]
    kinds: Annotated[list[AgreementKindCode], Field(max_length=40)] = Field(default_factory=list)
    levels: Annotated[list[LevelCode], Field(max_length=10)] = Field(default_factory=list)
    valid_from: Day
    steps: Annotated[list[StepFields], Field(min_length=1, max_length=40)]


class DraftSeen(Shape):
    """The revision of the draft that was seen."""

    revision: Revision


class MoveGiven(Shape):
    """An open step whose due date moves."""

    case: Ref
    step: str
    before: date | None
    after: date | None


class MoveList(Shape):
    """What moves; nothing is kept by a preview."""

    items: list[MoveGiven]


class SpecialDayFields(Shape):
    """A day off, or a weekend that is worked."""

    day: Day
    kind: _SpecialKind
    name_vi: _NameMust  # type: ignore[valid-type]
    name_en: _Name = ""  # type: ignore[valid-type]


class SpecialDayGiven(Shape):
    """A day of the calendar."""

    id: UUID
    day: date
    kind: str
    name_vi: str
    name_en: str
    source: str
    to_confirm: bool


class Calendar(Shape):
    """The days that are not as their weekday says."""

    items: list[SpecialDayGiven]


class BasisTextFields(Shape):
    """What a basis says from a day on; the same day corrects the text there is."""

    number: line(80) = ""  # type: ignore[valid-type]
    title: line(500) = ""  # type: ignore[valid-type]
    issuer: line(200) = ""  # type: ignore[valid-type]
    valid_from: Day
    days: Days | None = None
    day_kind: _DayKind = "working"
    source: line(500) = ""  # type: ignore[valid-type]
    to_confirm: bool = True


class BasisMade(BasisTextFields):
    """A basis with its first text."""

    kind: _BasisKind = BasisKind.INTERNAL.value
    name_vi: line(300, 1)  # type: ignore[valid-type]
    name_en: line(300) = ""  # type: ignore[valid-type]


class BasisTextGiven(Shape):
    """A text of a basis with the days it is valid."""

    number: str
    title: str
    issuer: str
    valid_from: date
    valid_to: date | None
    days: int | None
    day_kind: str
    source: str
    to_confirm: bool


class BasisGiven(Shape):
    """A law or internal rule with every text it had."""

    id: UUID
    code: str
    kind: str
    name_vi: str
    name_en: str
    texts: list[BasisTextGiven]


class BasisList(Shape):
    """All bases."""

    items: list[BasisGiven]


class TemplateVersionGiven(Shape):
    """A file of a template; with `unknown` fields it is kept, but not used."""

    id: UUID
    number: int
    file_name: str
    unknown: list[str]
    added_at: datetime


class TemplateGiven(Shape):
    """A template of drafts through all its files, the newest first."""

    id: UUID
    code: str
    kind: str
    name_vi: str
    name_en: str
    versions: list[TemplateVersionGiven]


class TemplateList(Shape):
    """Every template, and the fields one may use in them."""

    items: list[TemplateGiven]
    fields: dict[str, str]


class TemplateMade(Shape):
    """What a template is called, and for which kind of agreement."""

    name_vi: _NameMust  # type: ignore[valid-type]
    name_en: _Name = ""  # type: ignore[valid-type]
    kind: AgreementKindCode


class DraftAsked(Shape):
    """The file of a template that the draft is made from."""

    template: UUID


class StandInFields(Shape):
    """Who acts for whom, both days included; without `person` for oneself."""

    person: UUID | None = None
    deputy: UUID
    from_day: Day
    to_day: Day
    reason: line(300) = ""  # type: ignore[valid-type]


class StandInGiven(Shape):
    """Who acts for whom."""

    id: UUID
    person: Ref
    deputy: Ref
    from_day: date
    to_day: date
    reason: str
    ended_at: datetime | None


class StandInList(Shape):
    """The newest stand-ins."""

    items: list[StandInGiven]


class AlreadyAsked(Shape):
    """A partner by its id, or by its name as typed."""

    partner: UUID | None = None
    name: line(300) = ""  # type: ignore[valid-type]


class CaseThere(Shape):
    """An open case about the same; who may not see it is told its unit alone."""

    unit: str
    case: Ref | None


class AlreadyGiven(Shape):
    """What is in force and under way with a partner, and partners of a similar name."""

    agreements: list[Ref]
    cases: list[CaseThere]
    organisations: list[Ref]
