"""Tables of signing: routes, the calendar, bases of deadlines, cases, papers, stand-ins."""

from caunoi_web.signing.models.bases import Basis, BasisKind, BasisText
from caunoi_web.signing.models.calendar import SpecialDay, SpecialDayKind
from caunoi_web.signing.models.cases import Case, CaseState, CaseStep, StepState
from caunoi_web.signing.models.events import CaseEvent, EventKind
from caunoi_web.signing.models.opinions import Answer, Opinion
from caunoi_web.signing.models.papers import CasePaper, DraftTemplate, PaperKind, TemplateVersion
from caunoi_web.signing.models.routes import (
    Condition,
    CountedFrom,
    Route,
    RouteStep,
    RouteVersion,
    Stage,
    Who,
)
from caunoi_web.signing.models.stand_ins import StandIn

__all__ = [
    "Answer",
    "Basis",
    "BasisKind",
    "BasisText",
    "Case",
    "CaseEvent",
    "CasePaper",
    "CaseState",
    "CaseStep",
    "Condition",
    "CountedFrom",
    "DraftTemplate",
    "EventKind",
    "Opinion",
    "PaperKind",
    "Route",
    "RouteStep",
    "RouteVersion",
    "SpecialDay",
    "SpecialDayKind",
    "Stage",
    "StandIn",
    "StepState",
    "TemplateVersion",
    "Who",
]
