"""Tries the layouts one after the other and takes the first that fits."""

from collections.abc import Callable

from caunoi.domain.documents import Document
from caunoi.extraction.layouts.flowing import flowing_records
from caunoi.extraction.layouts.piped import piped_records
from caunoi.extraction.layouts.quoted import quoted_records
from caunoi.extraction.layouts.slashed import slashed_records
from caunoi.extraction.layouts.stacked import stacked_records
from caunoi.extraction.layouts.tabbed import tabbed_records
from caunoi.extraction.layouts.tables import table_records
from caunoi.extraction.records import Record
from caunoi.extraction.view import View

_TEXT_LAYOUTS: tuple[Callable[[View], list[Record]], ...] = (
    piped_records,
    tabbed_records,
    quoted_records,
    slashed_records,
    stacked_records,
    flowing_records,
)
_FEWEST = 2  # rows


def find_records(view: View, document: Document | None = None) -> list[Record]:
    """The rows of the register that a document is or holds; none when it holds none.

    Real tables come first, then text that keeps its separators, then entries without any.
    """
    if document is not None and document.tables:
        records = table_records(view, document)
        if records:
            return records
    for layout in _TEXT_LAYOUTS:
        records = layout(view)
        if len(records) >= _FEWEST:
            return records
    return []
