"""What else the screen offers: texts side by side, what changed, columns, mails, the public page."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import Moment, Reason, Shape, Words, line
from caunoi_web.api.schemas.codes import one_of
from caunoi_web.desk.models import ListName
from caunoi_web.public.licences import CHOICES as LICENCES
from caunoi_web.public.services.publication import LISTS

ListCode = one_of(ListName)
_Key = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
_Licence = one_of(code for code, _label in LICENCES)


class TextsAsked(Shape):
    """Two documents of the agreement; the whole text, or only what differs with what stands around it."""

    left: UUID
    right: UUID
    whole: bool = False


class PieceGiven(Shape):
    """Words of a row: the same on both sides, taken away, or added."""

    kind: str
    text: str
    is_figure: bool


class TextRow(Shape):
    """A row of both texts; `folded` rows are the same and left out."""

    left: list[PieceGiven]
    right: list[PieceGiven]
    folded: int


class TextsCompared(Shape):
    """Two texts side by side: how many words and how many figures differ."""

    words: int
    figures: int
    rows: list[TextRow]


class FileChecked(Shape):
    """What reading the stored file again said."""

    soundness: str
    is_intact: bool
    kept: str
    found: str
    words: str
    at: datetime


class ChangeGiven(Shape):
    """What was done to a record; values are for those who may read the history."""

    at: datetime
    actor: str
    title: str
    reason: str
    fields: list[str]


class RecordChanged(Shape):
    """A record that others changed."""

    kind: str
    id: UUID
    label: str
    changes: list[ChangeGiven]


class ChangesGiven(Shape):
    """What others changed since one looked last."""

    since: datetime
    items: list[RecordChanged]


class SeenUntil(Shape):
    """Up to when the changes are known."""

    until: Moment


class ColumnsGiven(Shape):
    """The columns of a list in their order, and those there are; choosing none brings the usual ones back."""

    columns: list[str]
    every: list[str]


class ColumnsChosen(Shape):
    """The columns to show."""

    columns: Annotated[list[_Key], Field(max_length=40)]


class WishFields(Shape):
    """How one wants to be told; Monday is 0."""

    by_mail: bool
    weekday: Annotated[int, Field(ge=0, le=6)]
    language: Literal["vi", "en", ""] = ""


class ActSent(Shape):
    """What one press decided, as `accept_certain` gives it."""

    act: UUID


class UndoneGiven(Shape):
    """How many decisions were taken back."""

    undone: int


class KeptOutGiven(Shape):
    """What a visitor of the public page sees of a record, and why."""

    is_public: bool
    why_not: str


class KeepOutSent(Shape):
    """Keep a record out of the public page, or let its rules decide again."""

    keep_out: bool
    reason: Reason = ""


def _list(name: str) -> object:
    return Annotated[list[one_of(LISTS[name])], Field(max_length=60)] | None


class PublicationFields(Shape):
    """What the public page is and shows; the lists are allow-lists, what is not sent stays."""

    is_on: bool | None = None
    name_vi: line(300) | None = None  # type: ignore[valid-type]
    name_en: line(300) | None = None  # type: ignore[valid-type]
    title_vi: line(200) | None = None  # type: ignore[valid-type]
    title_en: line(200) | None = None  # type: ignore[valid-type]
    introduction_vi: Words | None = None
    introduction_en: Words | None = None
    email: line(254) | None = None  # type: ignore[valid-type]
    website: line(200) | None = None  # type: ignore[valid-type]
    licence: _Licence | None = None
    agreement_kinds: _list("agreement_kinds") = None  # type: ignore[valid-type]
    levels: _list("levels") = None  # type: ignore[valid-type]
    statuses: _list("statuses") = None  # type: ignore[valid-type]
    tiers: _list("tiers") = None  # type: ignore[valid-type]
    partner_fields: _list("partner_fields") = None  # type: ignore[valid-type]
    agreement_fields: _list("agreement_fields") = None  # type: ignore[valid-type]
    sites: Annotated[list[line(200)], Field(max_length=40)] | None = None  # type: ignore[valid-type]
    reason: Reason = ""


class PublicationGiven(Shape):
    """The public page as it was decided; version 0 while nobody has decided anything."""

    version: int
    is_on: bool
    name_vi: str
    name_en: str
    title_vi: str
    title_en: str
    introduction_vi: str
    introduction_en: str
    email: str
    website: str
    licence: str
    agreement_kinds: list[str]
    levels: list[str]
    statuses: list[str]
    tiers: list[str]
    partner_fields: list[str]
    agreement_fields: list[str]
    sites: list[str]
