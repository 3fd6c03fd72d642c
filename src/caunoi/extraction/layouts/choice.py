"""Tries the layouts one after the other and takes the first that fits."""

import re
from collections.abc import Callable

from caunoi.domain.documents import Document
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.layouts.cards import card_records
from caunoi.extraction.layouts.flowing import flowing_records
from caunoi.extraction.layouts.piped import piped_records
from caunoi.extraction.layouts.quoted import quoted_records
from caunoi.extraction.layouts.slashed import slashed_records
from caunoi.extraction.layouts.spaced import spaced_records
from caunoi.extraction.layouts.stacked import stacked_records
from caunoi.extraction.layouts.tabbed import tabbed_records
from caunoi.extraction.layouts.tables import table_records
from caunoi.extraction.records import Record
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_TEXT_LAYOUTS: tuple[Callable[[View], list[Record]], ...] = (
    piped_records,
    tabbed_records,
    quoted_records,
    slashed_records,
    card_records,
    spaced_records,
    stacked_records,
    flowing_records,
)
_FEWEST = 2  # rows
_TITLE = 800  # characters at the beginning that say what a list is about
_ABOUT = re.compile(rf"(?<!\w)(?:{any_of(load('columns')['cooperation']['words'])})(?!\w)", re.IGNORECASE)


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
        if len(records) >= _FEWEST and _is_about_cooperation(view.text, records):
            return records
    return []


def _is_about_cooperation(text: str, records: list[Record]) -> bool:
    """The title or every third row speaks of cooperation; other lists name organisations too."""
    if _ABOUT.search(text[:_TITLE]):
        return True
    speaking = sum(1 for record in records if _ABOUT.search(text, record.start, record.end))
    return speaking * 3 >= len(records)
