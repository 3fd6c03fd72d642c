"""Reads the sheets of a workbook with calamine, once it is known that it can."""

import io
from collections.abc import Mapping, Sequence

from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from caunoi.reading.sheets.sheet import Corner, Sheet
from caunoi.reading.sheets.values import Display, shown

Displays = Mapping[Corner, Display]
Areas = Sequence[tuple[Corner, Corner]]


def sheets_of(data: bytes, displays: Mapping[str, Displays], merged: Mapping[str, Areas]) -> list[Sheet]:
    """All worksheets in their order.

    ``displays`` names cells that show a date or number in part, ``merged`` areas that
    calamine does not tell, both by sheet name. The caller must have made sure that the
    area of each sheet is bounded.
    """
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return [
            _sheet(
                book.get_sheet_by_name(about.name),
                about,
                displays.get(about.name, {}),
                merged.get(about.name, ()),
            )
            for about in book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        ]


def _sheet(sheet: CalamineSheet, about: SheetMetadata, displays: Displays, merged: Areas) -> Sheet:
    is_hidden = about.visible != SheetVisibleEnum.Visible
    if sheet.start is None:
        return Sheet(sheet.name, (), is_hidden=is_hidden)
    top, left = sheet.start
    rows = tuple(
        tuple(shown(value, displays.get((row, column))) for column, value in enumerate(values, left))
        for row, values in enumerate(sheet.to_python(), top)
    )
    areas = (*merged, *(sheet.merged_cell_ranges or ()))
    return Sheet(sheet.name, rows, top, left, areas, is_hidden)
