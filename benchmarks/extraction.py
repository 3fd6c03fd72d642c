"""How fast and in how much memory documents are read, against underthesea's NER and plain decoding.

    python benchmarks/extraction.py [--texts FOLDER]

Each contestant reads the same texts once, one after the other, in a process of its own on one core; every
eighth text is read before, to warm it up, and is not counted. Times are processor time, so that other
work on the machine does not count. The floor is decoding UTF-8 and normalising it to NFC. underthesea
(``pip install underthesea==9.5.0``) runs offline; without it its line says so. Then what people wait
for: the start of the command, one page, a report of 200 pages.
"""
# ruff: noqa: PLC0415  (each contestant loads only what it needs)

import argparse
import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from texts import GOLDEN, golden_texts

from caunoi.running.collecting import collect_seldom

PAGE = 3000  # characters
SUMMARY = "An agreement was read."


def ours() -> Callable[[str], object]:
    """Extraction of one text."""
    from caunoi.domain.documents import Document
    from caunoi.extraction import extract

    return lambda text: extract(Document("text.txt", text))


def underthesea() -> Callable[[str], object]:
    """Named entities of one text by the peer; raises ``ImportError`` without it."""
    with contextlib.redirect_stdout(io.StringIO()):
        from underthesea import ner
    return ner  # type: ignore[no-any-return]


def floor() -> Callable[[str], object]:
    """Decoding and normalising alone."""
    return lambda text: unicodedata.normalize("NFC", text.encode().decode("utf-8"))


CONTESTANTS = {"ours": ours, "underthesea": underthesea, "floor": floor}


def race(name: str, folder: Path) -> dict[str, float]:
    """Characters a second of processor time, and the peak memory of this process in megabytes."""
    texts = golden_texts(folder)
    before = time.process_time()
    read = CONTESTANTS[name]()
    started = time.process_time() - before
    collect_seldom()  # (as the command does)
    for text in texts[::8]:
        read(text)
    counted = [text for number, text in enumerate(texts) if number % 8]
    begin = time.process_time()
    for text in counted:
        read(text)
    taken = time.process_time() - begin
    return {
        "seconds_to_load": round(started, 2),
        "characters_per_second": round(sum(map(len, counted)) / max(taken, 1e-9)),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def in_own_process(name: str, folder: Path) -> dict[str, float] | None:
    """``race`` in a fresh process; None when the contestant is not installed."""
    command = [sys.executable, __file__, "--race", name, "--texts", str(folder)]
    one_core = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=one_core, check=False)  # noqa: S603
    if "ModuleNotFoundError" in done.stderr:
        return None
    done.check_returncode()
    told: dict[str, float] = json.loads(done.stdout)
    return told


def seconds_of(*arguments: str) -> float:
    """Processor time of the command, the least of three runs; on a free machine what a person waits."""
    return round(min(_taken(arguments) for _ in range(3)), 2)


def _taken(arguments: tuple[str, ...]) -> float:
    command = [sys.executable, "-m", "caunoi.cli", *arguments]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 (our own command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report_of(pages: int, texts: list[str]) -> str:
    """A long report: paragraphs of the texts, again and again with another number in each."""
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    written, size = [], 0
    while size < pages * PAGE:
        number = len(written)
        line = f"{paragraphs[number % len(paragraphs)]} ({number})" if number % 3 else f"{number}. {SUMMARY}"
        written.append(line)
        size += len(line) + 1
    return "\n".join(written)


def write_docx(text: str, path: Path) -> None:
    """The report as a Word file."""
    from docx import Document as Word

    word = Word()
    for line in text.split("\n"):
        word.add_paragraph(line)
    word.save(str(path))


def waits() -> dict[str, float]:
    """What people wait for; the bounds are in docs/speed.md."""
    texts = golden_texts()
    with tempfile.TemporaryDirectory() as place:
        page, text, word = (Path(place) / name for name in ("page.txt", "report.txt", "report.docx"))
        page.write_text(next(text for text in texts if len(text) > 2000)[:PAGE], encoding="utf-8")
        report = report_of(200, texts)
        text.write_text(report, encoding="utf-8")
        write_docx(report, word)
        return {
            "help": seconds_of("--help"),
            "one_page": seconds_of("extract", str(page)),
            "report_200_pages_text": seconds_of("extract", str(text)),
            "report_200_pages_docx": seconds_of("extract", str(word)),
            "report_characters": len(report),
        }


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=GOLDEN)
    parser.add_argument("--race", choices=CONTESTANTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.race:
        print(json.dumps(race(options.race, options.texts)))  # noqa: T201
        return
    results = {name: in_own_process(name, options.texts) for name in CONTESTANTS}
    rate = {name: told["characters_per_second"] for name, told in results.items() if told}
    texts = golden_texts(options.texts)
    told = {
        "texts": len(texts),
        "characters": sum(map(len, texts)),
        **{name: result or "not installed" for name, result in results.items()},
        "times_underthesea": round(rate["ours"] / rate["underthesea"], 1) if "underthesea" in rate else None,
        "times_slower_than_floor": round(rate["floor"] / rate["ours"]),
        "seconds": waits(),
    }
    print(json.dumps(told, indent=2))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
