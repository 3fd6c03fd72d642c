"""The rows of a table as WordprocessingML, one after the other."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from caunoi_web.reports.exports.cells import printable, printed, shares
from caunoi_web.reports.tables import Column, Grid, Value

SMALL_FROM = 9  # columns; with so many the letters are smaller
# Said here and not by a style, which an office's own file need not have.
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
# Narrower than usual inside cells, so that a day stands on one line.
_MARGINS = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def grid_pieces(grid: Grid, inside: int) -> Iterator[str]:
    """Frame and headings first, then row by row; ``inside`` is the width in twentieths of a point."""
    columns = grid.columns
    size = 18 if len(columns) < SMALL_FROM else 13  # half points
    widths = _widths(columns, inside)
    yield _beginning(columns, widths, size)
    cells = [(column.value, _cell(width, size)) for column, width in zip(columns, widths, strict=True)]
    for row in grid.rows:
        yield _row([cell % _text(value(row)) for value, cell in cells])
    yield "</w:tbl>"


def _beginning(columns: tuple[Column, ...], widths: list[int], size: int) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    headings = [
        _cell(width, size, is_heading=True) % _text(str(column.heading))
        for column, width in zip(columns, widths, strict=True)
    ]
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(headings, is_heading=True)}"
    )


def _row(cells: list[str], *, is_heading: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, size: int, *, is_heading: bool = False) -> str:
    """A cell with ``%s`` where its text stands."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E3ECEB"/>' if is_heading else ""
    bold = "<w:b/>" if is_heading else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        '<w:p><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        '<w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>'
    )


def _text(value: Value) -> str:
    text = escape(printable(printed(value)))
    return text.replace("\n", _BREAK) if "\n" in text else text


def _widths(columns: tuple[Column, ...], inside: int) -> list[int]:
    """The page shared out by the widths in characters."""
    parts = shares(columns)
    return [int(inside * part / sum(parts)) for part in parts]
