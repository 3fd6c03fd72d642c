"""Writes the Word templates that come with the site: a bilingual MoU and MoA, two columns.

    python scripts/build_draft_templates.py

The texts (draft_templates.toml beside this) are our own and plain; an office replaces the files with its
own on screen. Which fields there are is in src/caunoi_web/signing/data/templates.toml.
"""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

DATA = Path(__file__).parents[1] / "src/caunoi_web/signing/data"
FONT = "Times New Roman"

TEXTS = tomllib.loads((Path(__file__).parent / "draft_templates.toml").read_text(encoding="utf-8"))


def build(code: str) -> None:
    """Write one template."""
    texts = TEXTS[code]
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    table = document.add_table(rows=0, cols=2)
    _rows(table, texts["head"], bold=True, centred=True)
    _rows(table, TEXTS["parties"], centred=True)
    _rows(table, [*TEXTS["first"], *texts["body"], *TEXTS["last"]])
    footer = section.footer.paragraphs[0]
    footer.text = "{{ title }} · {{ drafted_on }}"
    footer.runs[0].font.size = Pt(8)
    document.core_properties.title = texts["head"][0][1]
    document.core_properties.author = "Cầu Nối"
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 1)
    document.save(DATA / f"{code}.docx")


def _rows(table: Any, texts: list[list[str]], *, bold: bool = False, centred: bool = False) -> None:
    """A row for each pair of texts; a line of a text is a paragraph, an article's first line is bold."""
    for pair in texts:
        for cell, text in zip(table.add_row().cells, pair, strict=True):
            for number, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                if line.startswith("{{ activities"):
                    paragraph.style = "List Bullet"
                run = paragraph.add_run(line)
                is_head = number == 0 and (text.startswith(("Điều", "Article")) or line.isupper())
                run.bold = bold or is_head
                paragraph.paragraph_format.space_after = Pt(4)
                if centred or line.startswith(("{{ our", "{{ partner_pos")):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


if __name__ == "__main__":
    for one in ("mou", "moa"):
        build(one)
