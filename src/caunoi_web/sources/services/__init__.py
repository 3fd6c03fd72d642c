"""All writes of the sources app, one function per verb."""

from caunoi_web.sources.services.audit import Change, hear_of_many, plain, record_change, record_changes
from caunoi_web.sources.services.documents import keep_text, mark_read, request_reading, set_state
from caunoi_web.sources.services.erasing import erase_words, refuse_erased
from caunoi_web.sources.services.evidence import (
    Words,
    attach_evidence,
    attach_to_many,
    withdraw_act,
    withdraw_evidence,
)
from caunoi_web.sources.services.indexing import index_document
from caunoi_web.sources.services.jobs import (
    enqueue_reading,
    fail_job,
    finish_job,
    release_job,
    renew_lease,
    report_progress,
    take_job,
)
from caunoi_web.sources.services.receiving import Receipt, keep_file, receive_file, receive_text
from caunoi_web.sources.services.unpacking import Taken, receive_documents

__all__ = [
    "Change",
    "Receipt",
    "Taken",
    "Words",
    "attach_evidence",
    "attach_to_many",
    "enqueue_reading",
    "erase_words",
    "fail_job",
    "finish_job",
    "hear_of_many",
    "index_document",
    "keep_file",
    "keep_text",
    "mark_read",
    "plain",
    "receive_documents",
    "receive_file",
    "receive_text",
    "record_change",
    "record_changes",
    "refuse_erased",
    "release_job",
    "renew_lease",
    "report_progress",
    "request_reading",
    "set_state",
    "take_job",
    "withdraw_act",
    "withdraw_evidence",
]
