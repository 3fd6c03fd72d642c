"""How fast a file of each format is read, against its bare parser in the same run.

    python benchmarks/reading.py [--rows 2000] [--rounds 3]

One register of so many rows is written into each format. The bare parser is the library
that the reader stands on, asked for all text and nothing else: no layout, no addresses, no
main text, no bounds. Each is timed several times in turn; the best time counts.
"""

import argparse
import csv
import io
import json
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from email.parser import BytesParser

import docx
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser
from written.files import WRITERS

from caunoi.reading import read_all

KINDS = ["Trường Đại học", "Viện Nghiên cứu", "Học viện", "Công ty Cổ phần", "Tập đoàn"]
FIELDS = ["Công nghệ", "Kinh tế", "Nông nghiệp", "Khoa học Vật liệu", "Y Dược", "Ngoại ngữ"]
TASKS = ["trao đổi sinh viên", "nghiên cứu chung", "học bổng", "thực tập và tuyển dụng", "hội thảo khoa học"]


def register(rows: int) -> list[str]:
    """A register with one row a line, its columns parted by tabs; the same in every run."""
    chance = random.Random(7)  # noqa: S311 (not for secrets)
    lines = ["TT\tĐối tác\tNội dung hợp tác\tThời hạn"]
    for number in range(1, rows + 1):
        name = f"{chance.choice(KINDS)} {chance.choice(FIELDS)} {number}"
        tasks = ", ".join(chance.sample(TASKS, 3))
        year = chance.randint(2005, 2024)
        lines.append(f"{number}\t{name}\tHai bên thống nhất {tasks}.\t{year}-{year + 5}")
    return lines


def bare_code_page(data: bytes) -> object:
    """Python decodes none of the old encodings; this is its table of the Vietnamese code page."""
    return data.decode("cp1258", "replace")


def bare_csv(data: bytes) -> object:
    return list(csv.reader(io.StringIO(data.decode()), delimiter=";"))


def bare_page(data: bytes) -> object:
    return LexborHTMLParser(data.decode()).body.text()


def bare_word(data: bytes) -> object:
    word = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in word.paragraphs]
    return texts + [cell.text for table in word.tables for row in table.rows for cell in row.cells]


def bare_workbook(data: bytes) -> object:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def bare_mail(data: bytes) -> object:
    return BytesParser().parsebytes(data).get_payload(decode=True)


def bare_archive(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


BARE: dict[str, Callable[[bytes], object]] = {
    "text, UTF-8": bytes.decode,
    "text, TCVN3": bare_code_page,
    "text, VNI": bare_code_page,
    "CSV": bare_csv,
    "web page": bare_page,
    "Word": bare_word,
    "Excel": bare_workbook,
    "mail": bare_mail,
    "ZIP archive": bare_archive,
}
"""By format, as in ``written.files.WRITERS``; a format with both here and there is measured."""


def best(run: Callable[[], object], rounds: int) -> float:
    """The shortest time of a run in seconds, other processes' work included."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return min(times)


def peak(run: Callable[[], object]) -> float:
    """The most memory that Python held at once during a run, in MB."""
    tracemalloc.start()
    run()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def main() -> None:
    """Print one line of JSON for each format."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    lines = register(options.rows)
    for form, parse in BARE.items():
        name, write = WRITERS[form]
        data = write(lines)
        readings = list(read_all(data, name))
        letters = sum(len(reading.document.text) for reading in readings if reading.document)
        ours = best(lambda data=data, name=name: list(read_all(data, name)), options.rounds)
        bare = best(lambda data=data, parse=parse: parse(data), options.rounds)
        result = {
            "format": form,
            "kilobytes": round(len(data) / 1024),
            "letters": letters,
            "seconds": round(ours, 3),
            "letters_per_second": round(letters / ours),
            "bare_seconds": round(bare, 4),
            "times_bare": round(ours / bare, 1),
            "peak_mb": round(peak(lambda data=data, name=name: list(read_all(data, name))), 1),
        }
        print(json.dumps(result))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
