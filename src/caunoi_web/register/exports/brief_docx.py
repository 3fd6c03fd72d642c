"""The brief as a DOCX: in the office's own Word file if it has one, else with the lines of its heading."""

from io import BytesIO

from docx import Document
from docx.document import Document as Page
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from caunoi_web.common.brief import BriefHead, BriefLine, BriefSection, brief_frame
from caunoi_web.register.exports.signs import more_words, printable
from caunoi_web.register.queries.brief import Brief

FONT = "Times New Roman"  # what Vietnamese administration prescribes (Decree 30/2020, annex I)
BULLETS = "List Bullet"
QUIET = RGBColor(0x55, 0x55, 0x55)


def brief_docx(brief: Brief) -> BytesIO:
    """The file, ready to be sent."""
    frame = brief_frame(brief.title, brief.foot, brief.day, brief.at.date())
    document = frame.page if frame else _fresh_page()
    document.core_properties.title = printable(brief.title)
    document.core_properties.author = printable(brief.who)
    first = len(document.element.body) - 1  # the last element is the section, before which all is added
    if brief.head and not frame:
        _head(document, brief.head)
    if not (frame and frame.has_title):
        _heading(document.add_paragraph(), brief.title, size=16)
    for section in brief.sections:
        _section(document, section)
    if not (frame and frame.has_facts):
        _run(document.add_paragraph(), brief.foot, size=8, is_quiet=True)
    if frame:
        frame.put_in_place(first)
    file = BytesIO()
    document.save(file)
    file.seek(0)
    return file


def _fresh_page() -> Page:
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.5)
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(11)
    return document


def _head(document: Page, head: BriefHead) -> None:
    """Who issues it at the left, the nation at the right, without lines around."""
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (head.left, head.right), strict=True):
        for place, (text, look) in enumerate(lines):
            paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            _run(paragraph, text, is_bold=look == "bold", is_italic=look == "italic")
    if head.note:
        _run(document.add_paragraph(), head.note, size=8, is_quiet=True)


def _section(document: Page, section: BriefSection) -> None:
    _heading(document.add_paragraph(), str(section.title), size=12)
    for line in section.lines:
        _line(_bullet(document), line)
    if section.more:
        _run(document.add_paragraph(), more_words(section.more), size=9, is_quiet=True)


def _bullet(document: Page) -> Paragraph:
    """A line of a list; an office's own file need not know the style."""
    if BULLETS in document.styles:
        return document.add_paragraph(style=BULLETS)
    paragraph = document.add_paragraph("•\t")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.6), Cm(-0.6)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.6))
    return paragraph


def _heading(paragraph: Paragraph, text: str, *, size: int) -> None:
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = True
    _run(paragraph, text, size=size, is_bold=True)


def _line(paragraph: Paragraph, line: BriefLine) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    if line.label:
        _run(paragraph, f"{line.label}: ", is_bold=True)
    _run(paragraph, line.text, is_bold=line.is_strong)
    _run(paragraph, f" [{line.source}]", size=8, is_quiet=True)


def _run(
    paragraph: Paragraph,
    text: str,
    *,
    size: int = 10,
    is_bold: bool = False,
    is_italic: bool = False,
    is_quiet: bool = False,
) -> None:
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(size)
    if is_quiet:
        run.font.color.rgb = QUIET
