"""How long a table of 10,000 rows takes to come in: read, previewed, taken in, undone.

    python benchmarks/importing.py [--rows 10000] [--organisations 5000] [--agreements 10000]
    python -m tests.postgres -- python benchmarks/importing.py     (the same on PostgreSQL)

The register holds invented partners and agreements beforehand. The yardsticks of the same run: the bare
reading of the same file by python-calamine or ``csv``, and a plain ``bulk_create`` of as many agreements
with one partner each (no checks, no history, no words, nothing to find them by). Times are wall time, beside
them the processor time of the process.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import argparse
import csv
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

HEADINGS = (
    "STT",
    "Số văn bản",
    "Đối tác",
    "Quốc gia",
    "Loại văn bản",
    "Ngày ký",
    "Hiệu lực đến",
    "Nội dung",
    "Đơn vị đầu mối",
)
COUNTRIES = ("Nhật Bản", "Hàn Quốc", "Pháp", "Việt Nam", "Hoa Kỳ")
TODAY = date(2026, 11, 22)


def main() -> int:
    """Prepare a register and tables, then measure; prints one line a step."""
    given = arguments()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        actor = fill(given)
        for name, data, bare in (
            ("table.csv", csv_file(given.rows, "CSV"), bare_csv),
            ("table.xlsx", xlsx_file(given.rows, "XLSX"), bare_xlsx),
        ):
            measure(actor, name, data, bare)
        yardstick(actor, given.rows)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--organisations", type=int, default=5_000)
    parser.add_argument("--agreements", type=int, default=10_000)
    return parser.parse_args()


def prepare(folder: str) -> None:
    """A site of our own."""
    os.environ["CAUNOI_DATA"] = folder
    if url := os.environ.get("CAUNOI_TEST_DATABASE_URL"):
        os.environ["CAUNOI_DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi_web.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(given: argparse.Namespace) -> Any:
    """An invented register, and who imports."""
    from caunoi_web.accounts.models import Role, User
    from caunoi_web.demo.seeding import seed

    actor = User.objects.create(username="importer", role=Role.OFFICER)
    seed(actor=actor, organisations=given.organisations, agreements=given.agreements, today=TODAY)
    return actor


def rows(number: int, sign: str) -> list[list[str]]:
    """A table: four rows a partner, a third of the partners known to the register."""
    from caunoi_web.register.models import Organisation

    known = list(Organisation.objects.order_by("sort_key").values_list("name", flat=True)[: number // 12])
    found = [list(HEADINGS)]
    for place in range(number):
        partner = place // 4
        name = known[partner] if partner < len(known) else f"Trường Đại học {sign} số {partner}"
        signed = TODAY - timedelta(days=place % 3000)
        found.append(
            [
                str(place + 1),
                f"{place + 1}/{sign}",
                name,
                COUNTRIES[partner % len(COUNTRIES)],
                "MOU" if place % 3 else "Thỏa thuận hợp tác",
                signed.strftime("%d/%m/%Y"),
                (signed + timedelta(days=1826)).strftime("%d/%m/%Y"),
                "Trao đổi sinh viên, giảng viên; nghiên cứu chung và tổ chức hội thảo",
                "Khoa Kinh tế",
            ]
        )
    return found


def csv_file(number: int, sign: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows(number, sign))
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(number: int, sign: str) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Thỏa thuận")
        for place, row in enumerate(rows(number, sign)):
            sheet.write_row(place, 0, row)
    return file.getvalue()


def bare_csv(data: bytes) -> int:
    return len(list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")))


def bare_xlsx(data: bytes) -> int:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return len(book.get_sheet_by_index(0).to_python())


def measure(actor: Any, name: str, data: bytes, bare: Callable[[bytes], int]) -> None:
    """One file from its bytes to the undo, and the same file again."""
    from django.utils import timezone

    from caunoi_web.imports.services.beginning import begin_import
    from caunoi_web.imports.services.committing import commit
    from caunoi_web.imports.services.preparing import change_row, map_columns
    from caunoi_web.imports.services.undoing import undo_import

    print(f"\n{name}, {len(data) / 2**20:.1f} MB")
    timed("bare reading (yardstick)", lambda: bare(data))
    batch = timed("read and kept", lambda: begin(begin_import, actor, name, data))
    mapping = list(batch.mapping)
    batch = timed("preview", lambda: map_columns(actor=actor, batch=batch, mapping=mapping))
    print("   ", {verdict: number for verdict, number in batch.counts.items() if number})
    row = batch.rows.order_by("position")[5]
    timed("a cell mended", lambda: change_row(actor=actor, batch=batch, row=row, edits={7: "Khác"}))
    batch = timed("commit", lambda: commit(actor=actor, batch=batch))
    again = begin(begin_import, actor, name, data)
    again = timed("preview of the same again", lambda: map_columns(actor=actor, batch=again, mapping=mapping))
    print("   ", {verdict: number for verdict, number in again.counts.items() if number})
    timed("undo", lambda: undo_import(actor=actor, batch=batch, now=timezone.now()))


def begin(begin_import: Callable[..., Any], actor: Any, name: str, data: bytes) -> Any:
    return begin_import(actor=actor, kind="agreements", name=name, data=data)


def yardstick(actor: Any, number: int) -> None:
    """As many agreements, each with one partner, past all rules."""
    from caunoi_web.common.ids import uuid7
    from caunoi_web.register.models import Agreement, AgreementParty, Organisation

    partner = Organisation.objects.order_by("pk")[0]
    papers = [
        Agreement(id=uuid7(), number=f"{place}/BARE", signed="2024-01-02", created_by=actor, changed_by=actor)
        for place in range(number)
    ]

    def write() -> None:
        Agreement.objects.bulk_create(papers)
        AgreementParty.objects.bulk_create(
            AgreementParty(agreement=paper, organisation=partner) for paper in papers
        )

    print()
    timed(f"plain bulk_create of {number:,} agreements (yardstick)", write)


def timed(what: str, work: Callable[[], Any]) -> Any:
    start, busy = time.perf_counter(), time.process_time()
    answer = work()
    waited, busy = time.perf_counter() - start, time.process_time() - busy
    print(f"{what:<52} {waited:8.2f} s, of these {busy:6.2f} s of this process", flush=True)
    return answer


if __name__ == "__main__":
    sys.exit(main())
