"""All writes of the intake app, one function per verb."""

from caunoi_web.intake.services.agreements import Choices, accept_agreement
from caunoi_web.intake.services.certain import accept_certain
from caunoi_web.intake.services.figures import accept_figure
from caunoi_web.intake.services.organisations import Choice, accept_organisation
from caunoi_web.intake.services.proposals import record_findings
from caunoi_web.intake.services.reading import read_document, work_off
from caunoi_web.intake.services.rejecting import close_document, reject
from caunoi_web.intake.services.undoing import undo, undo_act

__all__ = [
    "Choice",
    "Choices",
    "accept_agreement",
    "accept_certain",
    "accept_figure",
    "accept_organisation",
    "close_document",
    "read_document",
    "record_findings",
    "reject",
    "undo",
    "undo_act",
    "work_off",
]
