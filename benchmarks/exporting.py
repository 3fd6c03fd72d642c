"""How long each list takes to leave as a file, against the bare writer of the same cells in the same run.

    python benchmarks/exporting.py [--agreements 20000] [--data FOLDER] [--lists r1] [--endings xlsx,csv]

For each list and format: seconds from the question to the finished file (queries and all), the most
memory that was taken meanwhile, and the seconds a bare loop over xlsxwriter, csv or json takes for
the same cells when they lie ready in memory (DOCX: python-docx is far slower, so the yardstick is the
same zip of the same bytes; PDF: fpdf2's own cells, one line each).
``--data`` keeps a seeded SQLite register for the next run.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import argparse
import csv
import json
import os
import resource
import sys
import tempfile
import time
from datetime import date, datetime
from datetime import time as midnight
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))


def main() -> int:
    """Prepare the register, then measure; prints one line a list and format."""
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(given.data or temporary, given.agreements)
        titles = f"{'list':<14}{'format':<8}{'rows':>8}{'seconds':>9}{'MB file':>9}"
        print(f"{titles}{'bare s':>8}{'ratio':>7}{'most MB':>9}")
        for name in given.lists.split(","):
            for ending in given.endings.split(","):
                measure(name, ending)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=20_000)
    parser.add_argument("--data", help="a folder for the SQLite register, kept")
    parser.add_argument("--lists", default="agreements,r1,organisations,activities")
    parser.add_argument("--endings", default="xlsx,csv,docx,pdf,json")
    return parser.parse_args()


def prepare(folder: str, agreements: int) -> None:
    """A site of our own with invented rows, unless they are there."""
    os.environ["CAUNOI_DATA"] = folder
    if url := os.environ.get("CAUNOI_TEST_DATABASE_URL"):
        os.environ["CAUNOI_DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi_web.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from caunoi_web.register.models import Agreement

    call_command("migrate", verbosity=0)
    if not Agreement.objects.exists():
        with Path(os.devnull).open("w") as nowhere:
            call_command("seed", stdout=nowhere, agreements=agreements)


def measure(name: str, ending: str) -> None:
    """One list in one format, and the bare writer beside it."""
    from caunoi_web.reports.exports.formats import FORMATS

    begin = time.perf_counter()
    table = table_of(name)
    with tempfile.TemporaryFile() as file:
        FORMATS[ending].write(table, file)
        size = file.tell()
        seconds = time.perf_counter() - begin
        file.seek(0)
        bare = BARE[ending](name, file.read())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:<14}{ending:<8}{table.number:>8}{seconds:>9.2f}{size / 1e6:>9.1f}{bare:>8.2f}"
        f"{seconds / bare:>7.1f}{most:>9.0f}",
        flush=True,
    )


def table_of(name: str) -> Any:
    from django.utils import timezone

    from caunoi_web.accounts.models import User
    from caunoi_web.reports.listings import LISTINGS, Asked

    user = User.objects.get(username="vanphong")
    return LISTINGS[name].table(Asked(user, {}, timezone.localdate(), timezone.now()))


def cells_of(name: str, read: Any) -> list[list[Any]]:
    table = table_of(name)
    return [[read(column.value(row)) for column in table.parts[0].columns] for row in table.parts[0].rows]


def bare_xlsx(name: str, _file: bytes) -> float:
    from xlsxwriter import Workbook

    from caunoi_web.reports.exports.cells import printed, real_day

    cells = cells_of(
        name, lambda value: value if isinstance(value, int) else real_day(value) or printed(value)
    )
    cells = [[datetime.combine(x, midnight()) if type(x) is date else x for x in row] for row in cells]
    begin = time.perf_counter()
    book = Workbook(
        BytesIO(), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    for number, row in enumerate(cells):
        sheet.write_row(number, 0, row)
    book.close()
    return time.perf_counter() - begin


def bare_csv(name: str, _file: bytes) -> float:
    from caunoi_web.reports.exports.cells import printed

    cells = cells_of(name, printed)
    begin = time.perf_counter()
    text = StringIO()
    csv.writer(text, delimiter=";").writerows(cells)
    text.getvalue().encode()
    return time.perf_counter() - begin


def bare_json(name: str, _file: bytes) -> float:
    from caunoi_web.reports.exports.cells import data_of

    cells = cells_of(name, data_of)
    begin = time.perf_counter()
    json.dumps(cells, ensure_ascii=False).encode()
    return time.perf_counter() - begin


def bare_docx(_name: str, file: bytes) -> float:
    body = ZipFile(BytesIO(file)).read("word/document.xml")
    begin = time.perf_counter()
    with ZipFile(BytesIO(), "w", ZIP_DEFLATED, compresslevel=4) as target:
        target.writestr("word/document.xml", body)
    return time.perf_counter() - begin


def bare_pdf(name: str, _file: bytes) -> float:
    """The library's own cells for the first five hundred rows, counted up to all of them."""
    import font_roboto
    from fpdf import FPDF

    from caunoi_web.reports.exports.cells import printed

    cells = cells_of(name, printed)
    begin = time.perf_counter()
    page = FPDF(orientation="landscape", format="A4")
    page.add_font("Roboto", "", Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf")
    page.add_page()
    page.set_font("Roboto", "", 6)
    for row in cells[:500]:
        for text in row:
            page.cell(page.epw / len(row), 3, text.replace("\n", " ")[:20])
        page.ln(3)
    page.output()
    return (time.perf_counter() - begin) * len(cells) / min(500, len(cells))


BARE = {"pdf": bare_pdf, "xlsx": bare_xlsx, "csv": bare_csv, "json": bare_json, "docx": bare_docx}

if __name__ == "__main__":
    raise SystemExit(main())
