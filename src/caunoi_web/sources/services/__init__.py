"""All writes of the sources app, one function per verb."""

from caunoi_web.sources.services.audit import record_change
from caunoi_web.sources.services.evidence import Words, attach_evidence, withdraw_evidence

__all__ = ["Words", "attach_evidence", "record_change", "withdraw_evidence"]
