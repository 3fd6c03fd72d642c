"""The codes of the field, as programs send and get them; ``list_codes`` says what each is called."""

from collections.abc import Iterable
from typing import Any, Literal

from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi.domain.terms import EndKind, EventKind, Status
from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import State
from caunoi_web.register.models import (
    Binding,
    DataClass,
    FileRole,
    LawfulBasis,
    Level,
    LinkKind,
    NameKind,
    Side,
    Tier,
)
from caunoi_web.register.queries.agreement_filters import ACTIVE, SCOPES
from caunoi_web.register.queries.agreement_orders import SORTS as AGREEMENT_SORTS
from caunoi_web.register.queries.organisation_filters import SORTS as ORGANISATION_SORTS
from caunoi_web.sources.models import DocumentState


def one_of(values: Iterable[Any]) -> Any:
    """The type of a text that is one of ``values``."""
    return Literal[tuple(str(getattr(value, "value", value)) for value in values)]


OrganisationKindCode = one_of(OrganisationKind)
AgreementKindCode = one_of(AgreementKind)
NameKindCode = one_of(NameKind)
TierCode = one_of(Tier)
StatusCode = one_of(Status)
StatusAsked = one_of((ACTIVE, *Status))
ActivityCode = one_of(Activity)
ActivityKindCode = one_of(KINDS)
ActivityState = one_of(State)
ScopeCode = one_of(SCOPES)
EndKindCode = one_of(EndKind)
EventKindCode = one_of(EventKind)
LevelCode = one_of(Level)
BindingCode = one_of(Binding)
SideCode = one_of(Side)
LinkKindCode = one_of(LinkKind)
FileRoleCode = one_of(FileRole)
DataClassCode = one_of(DataClass)
LawfulBasisCode = one_of(LawfulBasis)
DocumentStateCode = one_of(DocumentState)
OrganisationSort = one_of(ORGANISATION_SORTS)
AgreementSort = one_of(AGREEMENT_SORTS)
