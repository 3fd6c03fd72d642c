"""All writes of the intake app, one function per verb."""

from caunoi_web.intake.services.proposals import record_findings
from caunoi_web.intake.services.reading import read_document, work_off

__all__ = ["read_document", "record_findings", "work_off"]
