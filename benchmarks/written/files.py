"""Writes a text into a file of each format that is read, as programs write them."""

import csv
import html
import io
import unicodedata
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import xlsxwriter

from caunoi.vocabulary import load

Lines = list[str]

# Signs of which the old encodings have none: no-break space, dashes, quotation marks, dots.
_PLAIN_SIGNS = str.maketrans("\u00a0–—“”‘’…", " --\"\"''.")


def cells_of(line: str) -> list[str]:
    """The cells of a line whose columns are parted by tabs or pipes."""
    parts = line.split("\t") if "\t" in line else line.strip("|").split("|")
    return [part.strip() for part in parts]


def as_text(lines: Lines) -> bytes:
    return "\n".join(lines).encode()


def as_csv(lines: Lines) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows(map(cells_of, lines))
    return target.getvalue().encode()


def as_page(lines: Lines) -> bytes:
    """A page with a menu; lines with columns are the rows of a table."""
    menu = "<nav><a href='/'>Trang chủ</a> <a href='/lh'>Liên hệ</a></nav>"
    blocks = []
    for rows in _stretches(lines):
        if len(rows[0]) == 1:
            blocks.append(f"<p>{html.escape(rows[0][0])}</p>")
            continue
        cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
        blocks.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return f"<!doctype html><html><meta charset=utf-8>{menu}<main>{''.join(blocks)}</main></html>".encode()


def as_word(lines: Lines) -> bytes:
    """Paragraphs; lines with columns are the rows of a table."""
    word = docx.Document()
    for rows in _stretches(lines):
        if len(rows[0]) == 1:
            word.add_paragraph(rows[0][0])
            continue
        table = word.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _stretches(lines: Lines) -> list[list[list[str]]]:
    """Lines one by one, or as many as have the same number of columns."""
    stretches: list[list[list[str]]] = []
    for row in map(cells_of, lines):
        if len(row) > 1 and stretches and len(stretches[-1][0]) == len(row):
            stretches[-1].append(row)
        else:
            stretches.append([row])
    return stretches


def as_workbook(lines: Lines) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Bảng")
        for row, line in enumerate(lines):
            for column, cell in enumerate(cells_of(line)):
                sheet.write_string(row, column, cell)
    return target.getvalue()


def as_mail(lines: Lines) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Message-ID"] = "Văn bản", "a@example.org", "<1@example.org>"
    mail.set_content("\n".join(lines))
    return mail.as_bytes()


def as_archive(lines: Lines) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("văn bản.txt", as_text(lines))
    return target.getvalue()


def in_code_page(lines: Lines) -> bytes:
    """The Vietnamese code page of Windows: roofs and hooks in one piece, tones apart."""
    return "".join(map(_letter_1258, unicodedata.normalize("NFC", "\n".join(lines)))).encode(
        "cp1258", "replace"
    )


def _letter_1258(letter: str) -> str:
    if letter.encode("cp1258", "ignore"):
        return letter
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone)) + tone


def in_legacy(encoding: str) -> Callable[[Lines], bytes]:
    """The encodings from before Unicode; TCVN3 has no capitals with tones, which stand small there."""
    written = _written_in(encoding)

    def write(lines: Lines) -> bytes:
        letters = unicodedata.normalize("NFC", "\n".join(lines)).translate(_PLAIN_SIGNS)
        shown = (written.get(letter) or written.get(letter.lower()) or letter for letter in letters)
        return "".join(shown).encode("cp1252" if encoding == "vni" else "latin-1", "replace")

    return write


def _written_in(encoding: str) -> dict[str, str]:
    about = load("legacy_encodings")[encoding]
    if encoding != "vni":
        letters = "".join(about["letters"])
        written = {letter: chr(0x80 + place) for place, letter in enumerate(letters) if letter != " "}
        return written | {letter: chr(int(code)) for code, letter in about.get("control", {}).items()}
    written = {letter: sign for sign, letter in about["letters"].items()}
    signs = {added: sign for kind in ("tones", "circumflex", "breve") for sign, added in about[kind].items()}
    for base in "aeouyơư":
        for added, sign in signs.items():
            small = unicodedata.normalize("NFC", base + added)
            if len(small) == 1 and small not in written:
                written[small] = written.get(base, base) + sign
                written[small.upper()] = written.get(base.upper(), base.upper()) + sign.upper()
    return written


WRITERS: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
    "text, UTF-8": ("a.txt", as_text),
    "text, UTF-16": ("a.txt", lambda lines: "\n".join(lines).encode("utf-16")),
    "text, Windows-1258": ("a.txt", in_code_page),
    "text, TCVN3": ("a.txt", in_legacy("tcvn3")),
    "text, VNI": ("a.txt", in_legacy("vni")),
    "text, VISCII": ("a.txt", in_legacy("viscii")),
    "CSV": ("a.csv", as_csv),
    "web page": ("a.html", as_page),
    "Word": ("a.docx", as_word),
    "Excel": ("a.xlsx", as_workbook),
    "mail": ("a.eml", as_mail),
    "ZIP archive": ("a.zip", as_archive),
}
"""By format: the name of the file, and how the lines of a text become its bytes."""

SINGLE_CASE = ("text, TCVN3",)
"""Formats that have no capitals with tones."""
