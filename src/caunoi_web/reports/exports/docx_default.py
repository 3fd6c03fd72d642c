"""The default layout of reports as a Word file with fields, for an office that wants to change it."""

from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import _Cell

from caunoi_web.reports.exports.docx_file import FONT, MARGIN

# A line is its words and how they stand; Vietnamese throughout, as administration writes (Decree 30/2020).
_LEFT = (("{{ superior }}", ""), ("{{ issuer }}", "bold"), ("Số: {{ number }}", ""))
_RIGHT = (
    ("{{ nation }}", "bold"),
    ("{{ motto }}", "bold"),
    ("{{ place }}, ngày {{ day }} tháng {{ month }} năm {{ year }}", "italic"),
)
_RECIPIENTS = (("Nơi nhận:", "bold italic"), ("{{ recipients }}", ""))
_SIGNED = (("{{ signer_title }}", "bold"), ("", ""), ("", ""), ("", ""), ("{{ signer_name }}", "bold"))


def default_template() -> bytes:
    """The file."""
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    page.styles["Normal"].font.name, page.styles["Normal"].font.size = FONT, Pt(12)
    left, right = page.add_table(rows=1, cols=2).rows[0].cells
    _lines(left, _LEFT)
    _lines(right, _RIGHT)
    for words, style in (("", ""), ("{{ title }}", "bold"), ("{{ facts }}", "")):
        paragraph = page.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        run.bold, run.font.size = style == "bold", Pt(15 if style else 10)
    page.add_paragraph("{{ body }}")
    left, right = page.add_table(rows=1, cols=2).rows[0].cells
    _lines(left, _RECIPIENTS, is_centred=False)
    _lines(right, _SIGNED)
    file = BytesIO()
    page.save(file)
    return file.getvalue()


def _lines(cell: _Cell, lines: tuple[tuple[str, str], ...], *, is_centred: bool = True) -> None:
    for number, (words, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(words)
        run.bold, run.italic = "bold" in style, "italic" in style
