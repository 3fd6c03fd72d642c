"""Tables of the sources app: documents, jobs, evidence and the audit trail."""

from caunoi_web.sources.models.audit import AuditEntry
from caunoi_web.sources.models.documents import Document, DocumentState
from caunoi_web.sources.models.evidence import Evidence
from caunoi_web.sources.models.jobs import Job, JobState
from caunoi_web.sources.models.seals import AuditSeal

__all__ = ["AuditEntry", "AuditSeal", "Document", "DocumentState", "Evidence", "Job", "JobState"]
