"""Small questions to the elements of a web page."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

_UNSEEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"[\[(]?(\d{1,3}|[ivx]{1,5})[\])]?")
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_LAYOUT_ROLES = ("presentation", "none")


def children(node: LexborNode) -> list[LexborNode]:
    """The child nodes, text included."""
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def is_hidden(node: LexborNode) -> bool:
    """True when the element itself says that it is not shown."""
    attributes = node.attributes
    return "hidden" in attributes or bool(_UNSEEN_STYLE.search(attributes.get("style") or ""))


def note_mark(raised: LexborNode) -> str:
    """ " (1)" for a raised number that leads to a note, so that it does not grow into the word before it."""
    inner, above = raised.child, raised.parent
    leads = above is not None and _leads_to_note(above)
    if inner is not None and _leads_to_note(inner):
        inner, leads = inner.child, True
    if not leads or inner is None or inner.tag != "-text":
        return ""
    match = _NOTE_NUMBER.fullmatch((inner.text_content or "").strip())
    return f" ({match[1]})" if match else ""


def _leads_to_note(node: LexborNode) -> bool:
    return node.tag == "a" and (node.attributes.get("href") or "").startswith("#")


def is_data_table(table: LexborNode) -> bool:
    """True for a table of at least two rows and columns that no other table is nested in.

    Old pages use tables to arrange the page; those are read as blocks.
    """
    if table.attributes.get("role") in _LAYOUT_ROLES or _holds_table(table):
        return False
    rows = rows_of(table)
    return len(rows) > 1 and max(map(len, rows)) > 1


def rows_of(table: LexborNode) -> list[list[LexborNode]]:
    """The shown cells of each shown row."""
    rows = []
    for part in children(table):
        lines = children(part) if part.tag in _ROW_GROUPS else [part]
        rows += [_cells(line) for line in lines if line.tag == "tr" and not is_hidden(line)]
    return rows


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in children(row) if cell.tag in ("td", "th") and not is_hidden(cell)]


def _holds_table(table: LexborNode) -> bool:
    return any(node.tag == "table" for node in _below(table))


def _below(root: LexborNode) -> Iterator[LexborNode]:
    waiting = children(root)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += children(node)
