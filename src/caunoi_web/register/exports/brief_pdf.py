"""The brief as a PDF of one page, with its letters inside, so that Vietnamese prints anywhere."""

import logging
from collections.abc import Iterable
from io import BytesIO

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from caunoi_web.common.brief import BriefHead, BriefLine, BriefSection
from caunoi_web.register.exports.fonts import font_file
from caunoi_web.register.exports.signs import more_words, printable
from caunoi_web.register.queries.brief import Brief

FONT = "Roboto"
FILES = {"": "Roboto-Regular.ttf", "B": "Roboto-Bold.ttf", "I": "Roboto-Italic.ttf"}
SIZES = (10.5, 9.5, 8.5, 7.5)  # points; the largest that keeps the brief on one page is taken
MARGIN = 15  # mm
QUIET = (85, 85, 85)
INK = (0, 0, 0)

# It notes each letter that the font lacks; those are shown as boxes and need no line in the log.
logging.getLogger("fpdf").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


def brief_pdf(brief: Brief) -> BytesIO:
    """The file, ready to be sent."""
    for size in SIZES:
        page = _set(brief, size)
        if page.page_no() == 1:
            break
    return BytesIO(bytes(page.output()))


def _set(brief: Brief, size: float) -> FPDF:
    page = FPDF(format="A4")
    page.set_margins(MARGIN, MARGIN, MARGIN)
    page.set_auto_page_break(auto=True, margin=MARGIN)
    text = _text(brief)
    for style, file in FILES.items():
        page.add_font(FONT, style, font_file(file, text))
    page.set_title(printable(brief.title))
    page.set_author(printable(brief.who))
    page.set_creation_date(brief.at)
    page.add_page()
    if brief.head:
        _head(page, brief.head, size)
    _write(page, brief.title, size + 5, style="B")
    for section in brief.sections:
        _section(page, section, size)
    page.ln(2)
    _write(page, brief.foot, size - 2, ink=QUIET)
    return page


def _text(brief: Brief) -> str:
    """All letters that will be written."""
    lines = [line for section in brief.sections for line in section.lines]
    parts = [str(part) for line in lines for part in (line.label, line.text, line.source)]
    titles = [str(section.title) + more_words(section.more) for section in brief.sections]
    if head := brief.head:
        parts += [head.note, *(words for words, _look in (*head.left, *head.right))]
    return "".join(map(printable, (brief.title, brief.foot, "•", *titles, *parts)))


def _head(page: FPDF, head: BriefHead, size: float) -> None:
    """Who issues it at the left, the nation at the right."""
    top, half = page.get_y(), page.epw / 2
    ends = [
        _column(page, lines, size - 1, x=MARGIN + place * half, y=top, width=half)
        for place, lines in enumerate((head.left, head.right))
    ]
    page.set_xy(MARGIN, max(ends) + 1)
    if head.note:
        _write(page, head.note, size - 2, ink=QUIET)
    page.ln(1)


def _column(
    page: FPDF, lines: Iterable[tuple[str, str]], size: float, *, x: float, y: float, width: float
) -> float:
    """Lines one below the other, in the middle of their column; returns where they end."""
    page.set_y(y)
    for text, look in lines:
        page.set_font(FONT, {"bold": "B", "italic": "I"}.get(look, ""), size)
        page.set_text_color(*INK)
        page.set_x(x)
        page.multi_cell(width, size * 0.5, printable(text), align="C", new_x=XPos.LEFT, new_y=YPos.NEXT)
    return page.get_y()


def _section(page: FPDF, section: BriefSection, size: float) -> None:
    page.ln(1.5)
    _write(page, str(section.title), size + 1.5, style="B")
    for line in section.lines:
        _line(page, line, size)
    if section.more:
        _write(page, more_words(section.more), size - 1.5, ink=QUIET)


def _line(page: FPDF, line: BriefLine, size: float) -> None:
    height = size * 0.46
    page.set_x(MARGIN)
    _run(page, "•  ", size, height)
    if line.label:
        _run(page, f"{line.label}: ", size, height, style="B")
    _run(page, line.text, size, height, style="B" if line.is_strong else "")
    _run(page, f"  [{line.source}]", size - 2, height, ink=QUIET)
    page.ln(height)


def _run(
    page: FPDF, text: str, size: float, height: float, *, style: str = "", ink: tuple[int, int, int] = INK
) -> None:
    page.set_font(FONT, style, size)
    page.set_text_color(*ink)
    page.write(height, printable(text))


def _write(page: FPDF, text: str, size: float, *, style: str = "", ink: tuple[int, int, int] = INK) -> None:
    page.set_font(FONT, style, size)
    page.set_text_color(*ink)
    page.multi_cell(0, size * 0.5, printable(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
