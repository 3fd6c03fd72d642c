"""Reports as data."""

from uuid import UUID

from caunoi_web.api.schemas.base import Shape
from caunoi_web.api.schemas.codes import ActivityCode, AgreementKindCode, EndKindCode, LevelCode, StatusCode


class R1RowGiven(Shape):
    """An agreement as register R1 prints it."""

    position: int
    id: UUID
    partners: list[str]
    countries: list[str]
    kind: AgreementKindCode
    number: str
    list_number: str
    level: LevelCode
    signed: str | None
    start: str | None
    end: str | None
    term_raw: str
    end_kind: EndKindCode
    condition: str
    repaired: bool
    content: str
    activities: list[ActivityCode]
    unit: str
    signatories: str
    note: str
    status: StatusCode
    days_left: int | None
