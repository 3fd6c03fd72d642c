"""How whole and how fast PDFs and scans are read, against PDFium's bare text in the same run.

    python benchmarks/pdf.py [--texts FOLDER] [--pages 200] [--ocr-pages 4]

Texts are printed to PDF by Chromium in several layouts and read back. A syllable is intact when it
stands, with its marks and in its order, in what was read (longest common sequence of syllables). For
OCR the same pages are made into pictures, clean and spoilt (noise, laid askew by 0.7 degrees).
Times are processor seconds of one core.
"""

import argparse
import html
import io
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from rapidfuzz.distance import LCSseq, Levenshtein

from caunoi.extraction import extract
from caunoi.reading import read
from caunoi.reading.scans.tesseract import is_installed

ROOT = Path(__file__).parents[1]
STYLE = "body{font:10.5pt 'Noto Serif'} td,th{overflow-wrap:break-word}"
LAYOUTS = {
    "prose": "p{text-align:justify}",
    "two columns": "div{column-count:2;column-gap:7mm} p{text-align:justify}",
    "ruled table": "table{border-collapse:collapse} td,th{border:1px solid;padding:3px}",
    "level lines": "table{border-collapse:collapse} td,th{border-bottom:1px solid;padding:3px}",
    "no lines": "td,th{padding:2px 6px}",
    "no lines, top": "td,th{vertical-align:top;padding:0 7px;text-align:left} table{border-spacing:0}",
}
_LONG = 20  # words
HEADER = ("TT", "Đối tác", "Nội dung hợp tác", "Thời hạn", "Quốc gia")


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    corpus = os.environ.get("CAUNOI_CORPUS")
    parser.add_argument(
        "--texts", type=Path, default=Path(corpus, "docs") if corpus else ROOT / "tests" / "golden"
    )
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--ocr-pages", type=int, default=4)
    options = parser.parse_args()
    paragraphs = paragraphs_in(options.texts)
    result: dict[str, object] = {"syllables": sum(len(text.split()) for text in paragraphs)}
    result["intact"] = {name: intact(paragraphs, name) for name in LAYOUTS}
    result["rows"] = {name: whole_rows(paragraphs, name) for name in list(LAYOUTS)[2:]}
    result["speed"] = {
        name: speed(paragraphs, name, options.pages) for name in ("prose", "ruled table", "no lines")
    }
    if is_installed():
        result["ocr"] = {
            name: recognised(paragraphs, name, options.ocr_pages) for name in ("prose", "ruled table")
        }
    print(json.dumps(result, ensure_ascii=False))  # noqa: T201 - the output of this script


def paragraphs_in(folder: Path) -> list[str]:
    """Paragraphs of the texts below a folder, of one blank between words, tables of text left out."""
    lines = (line for path in sorted(folder.rglob("*.txt")) for line in path.read_text("utf-8").splitlines())
    words = (unicodedata.normalize("NFC", line).split() for line in lines)
    return [" ".join(line) for line in words if len(line) > 8 and not set(line) & {"|", "/", "-", "–"}]


def page_of(paragraphs: Sequence[str], layout: str, count: int) -> tuple[str, list[tuple[str, ...]]]:
    """A page of ``count`` paragraphs or rows as HTML, and its rows."""
    chance = random.Random(count)  # noqa: S311 - test data, the same in every run
    rows: list[tuple[str, ...]] = []
    shown = shown_in(layout, paragraphs)
    if layout in ("prose", "two columns"):
        written = (f"<p>{html.escape(shown[n % len(shown)])}</p>" for n in range(count))
        body = f"<div>{''.join(written)}</div>"
    else:
        for number in range(1, count + 1):
            words = chance.choice(paragraphs).split()
            cut = chance.randint(2, 6)
            name, what = " ".join(words[:cut]), " ".join(words[cut : cut + chance.randint(3, 25)])
            when = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/20{chance.randint(10, 25)}"
            rows.append((str(number), name, what, when, chance.choice(("Nhật Bản", "Hàn Quốc", "Úc", "Đức"))))
        cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
        head = "".join(f"<th>{cell}</th>" for cell in HEADER)
        body = f"<table><thead><tr>{head}</tr></thead><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    return f"<meta charset=utf-8><style>{STYLE} {LAYOUTS[layout]}</style>{body}", rows


def shown_in(layout: str, paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs of a layout: articles in two columns have long ones."""
    return [text for text in paragraphs if layout != "two columns" or len(text.split()) >= _LONG]


def printed(page: str) -> bytes:
    """The page as PDF."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is needed to print the pages (Debian package chromium).")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = [browser, *options, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603 - our own page
        return target.read_bytes()


def syllables(text: str) -> list[str]:
    """What blanks part, composed."""
    return unicodedata.normalize("NFC", text).split()


def intact(paragraphs: Sequence[str], layout: str) -> float:
    """The share of syllables that come back in their order."""
    page, rows = page_of(paragraphs, layout, min(len(shown_in(layout, paragraphs)), 150))
    shown = [cell for row in rows for cell in row] or shown_in(layout, paragraphs)[:150]
    document = read(printed(page), "a.pdf")
    before = syllables(" ".join(shown))
    return round(LCSseq.similarity(before, syllables(document.text)) / len(before), 5)


def whole_rows(paragraphs: Sequence[str], layout: str) -> float:
    """The share of rows of a table of 150 rows that come back cell by cell."""
    page, rows = page_of(paragraphs, layout, 150)
    document = read(printed(page), "a.pdf")
    found = {
        tuple(" ".join(document.text[cell.span.start : cell.span.end].split()) for cell in row)
        for table in document.tables
        for row in table.rows
    }
    return round(sum(row in found for row in rows) / max(1, len(rows)), 4)


def speed(paragraphs: Sequence[str], layout: str, pages: int) -> dict[str, float]:
    """Reading and extraction of a long report, and PDFium's bare text of it."""
    count = 22 * pages if layout == "prose" else 30 * pages
    data = printed(page_of(paragraphs, layout, count)[0])
    data = first_pages(data, pages)
    document = read(data, "a.pdf")
    bare = seconds(lambda: bare_text(data))
    reading = seconds(lambda: read(data, "a.pdf"))
    extraction = seconds(lambda: extract(document))
    return {
        "pages": len(document.pages),
        "bare_s": bare,
        "read_s": reading,
        "times_bare": round(reading / bare, 1),
        "extract_s": extraction,
        "whole_s": round(reading + extraction, 2),
    }


def first_pages(data: bytes, count: int) -> bytes:
    """The file cut to its first pages."""
    source, target = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    target.import_pages(source, list(range(min(count, len(source)))))
    kept = io.BytesIO()
    target.save(kept)
    return kept.getvalue()


def bare_text(data: bytes) -> None:
    """All that PDFium itself gives."""
    pdf = pdfium.PdfDocument(data)
    for page in pdf:
        page.get_textpage().get_text_range()
    pdf.close()


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one run."""
    begin = time.process_time()
    work()
    return round(time.process_time() - begin, 2)


def recognised(paragraphs: Sequence[str], layout: str, pages: int) -> dict[str, float]:
    """The share of letters that OCR reads right, on clean and on spoilt pictures, and its time."""
    data = first_pages(printed(page_of(paragraphs, layout, 40)[0]), pages)
    pdf = pdfium.PdfDocument(data)
    truth = [
        " ".join(syllables(read(first_pages_of(pdf, number), "a.pdf").text)) for number in range(len(pdf))
    ]
    images = [page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in pdf]
    result: dict[str, float] = {"pages": len(pdf)}
    for name, spoil in (("clean", lambda image: image), ("spoilt", spoilt)):
        errors = 0
        begin = time.process_time()
        for text, image in zip(truth, images, strict=True):
            target = io.BytesIO()
            spoil(image).save(target, "PNG", dpi=(200, 200))
            got = " ".join(syllables(read(target.getvalue(), "a.png").text))
            errors += Levenshtein.distance(text, got)
        result[f"{name}_letters"] = round(1 - errors / sum(map(len, truth)), 4)
        result[f"{name}_s_a_page"] = round((time.process_time() - begin) / len(pdf), 2)
    return result


def first_pages_of(pdf: pdfium.PdfDocument, number: int) -> bytes:
    """One page as a file of its own."""
    target = pdfium.PdfDocument.new()
    target.import_pages(pdf, [number])
    kept = io.BytesIO()
    target.save(kept)
    return kept.getvalue()


def spoilt(image: Image.Image) -> Image.Image:
    """The page with noise, paler, and laid askew."""
    noise = Image.effect_noise(image.size, 40)
    pale = Image.blend(image, noise, 0.12)
    return pale.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=225)


if __name__ == "__main__":
    main()
