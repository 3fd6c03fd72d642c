"""From printed pages to a document: tables, furniture, columns, paragraphs."""

from collections.abc import Sequence

from caunoi.domain.documents import Document
from caunoi.reading.printed.free_tables import find_free_columns
from caunoi.reading.printed.furniture import drop_furniture
from caunoi.reading.printed.laying_out import lay_out
from caunoi.reading.printed.pages import PrintedPage, find_ruled_tables
from caunoi.reading.printed.parted_words import mark_parted_words


def document_of(pages: Sequence[PrintedPage], name: str, media_type: str, notes: Sequence[str]) -> Document:
    """The document that the pages make up. What stands on the pages is changed on the way."""
    mark_parted_words(pages)
    find_ruled_tables(pages)
    drop_furniture(pages)
    find_free_columns(pages)
    return lay_out(pages).document(name, media_type, notes)
