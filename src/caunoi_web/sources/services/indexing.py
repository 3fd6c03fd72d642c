"""What of a document can be found by which words; called in the transaction of each write."""

from caunoi_web.search.models import Kind
from caunoi_web.search.services import Entry, index_entries
from caunoi_web.sources.models import Document


def index_document(document: Document) -> None:
    """Make a document findable by its name, whose it is, and its text once it was read."""
    index_entries([document_entry(document)])


def document_entry(document: Document) -> Entry:
    """What a document is found by."""
    return Entry(
        kind=Kind.DOCUMENT,
        target_id=document.pk,
        title=document.name,
        detail=document.host_name or document.host_hint,
        text=document.text,
    )
