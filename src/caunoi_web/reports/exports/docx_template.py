"""The office's own Word file as the frame of a report: its fields filled, the report in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Page
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from caunoi_web.common.jinja import format_day
from caunoi_web.reports.exports.cells import printable
from caunoi_web.reports.queries.word_templates import BODY
from caunoi_web.reports.tables import Heading, Paper
from caunoi_web.signing.docx_filling import FIELD, fields_in, fill, opened, paragraphs, text_of

MARK = "caunoi_body"  # a bookmark, which no typed text can be
BLANK = " "  # an empty field leaves its line blank; the filling would mark it as missing
ENDING = frozenset({"recipients", "signer_title", "signer_name"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The filled file; ``place`` is the paragraph in whose stead the report comes, None for the end."""

    page: Page
    place: Any
    fields: frozenset[str]

    @property
    def has_title(self) -> bool:
        """Whether the file prints the title itself."""
        return "title" in self.fields

    @property
    def has_facts(self) -> bool:
        """Whether the file prints the lines under the title itself."""
        return "facts" in self.fields

    @property
    def has_ending(self) -> bool:
        """Whether the file prints recipients or who signs itself."""
        return bool(self.fields & ENDING)

    def put_in_place(self, first: int) -> None:
        """Move what was added to the page since it had ``first`` elements to the place of the report."""
        if self.place is None:
            return
        for each in list(self.page.element.body)[first:]:
            if each.tag != qn("w:sectPr"):
                self.place.addprevious(each)
        self.place.getparent().remove(self.place)


def misplaced_body(data: bytes) -> bool:
    """True when the field of the report stands where no table can, or twice. Raises ``NotADocx``."""
    document = opened(data)
    naming = [each for each in paragraphs(document) if BODY in FIELD.findall(text_of(each))]
    free = [each for each in naming if _is_alone(each) and each.getparent() is document.element.body]
    return len(naming) > 1 or naming != free


def frame_of(paper: Paper, heading: Heading, word_file: Path) -> Frame:
    """The office's file with the values of this paper."""
    data = word_file.read_bytes()
    filled, _missing = fill(_marked(data), _values(paper, heading), {})
    page = Document(BytesIO(filled))
    page.element.body.get_or_add_sectPr()
    if paper.is_wide:
        _lay_across(page)
    marks = page.element.body.iter(qn("w:bookmarkStart"))
    place = next((mark.getparent() for mark in marks if mark.get(qn("w:name")) == MARK), None)
    return Frame(page, place, frozenset(fields_in(data)))


def _is_alone(paragraph: Any) -> bool:
    match = FIELD.fullmatch(text_of(paragraph).strip())
    return match is not None and match[1] == BODY


def _marked(data: bytes) -> bytes:
    """The file with a bookmark instead of the field where the report stands."""
    document = opened(data)
    for paragraph in list(paragraphs(document)):
        if _is_alone(paragraph):
            for child in list(paragraph):
                paragraph.remove(child)
            mark = OxmlElement("w:bookmarkStart")
            mark.set(qn("w:id"), "0")
            mark.set(qn("w:name"), MARK)
            paragraph.append(mark)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _values(paper: Paper, heading: Heading) -> Mapping[str, str | tuple[str, ...]]:
    title, *facts = paper.head.lines()
    values = {
        **heading.fields,
        "title": title,
        "facts": tuple(facts),
        "as_of": format_day(paper.head.day),
    }
    return {name: _printable(value) or BLANK for name, value in values.items()}


def _printable(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return printable(value) if isinstance(value, str) else tuple(map(printable, value))


def _lay_across(page: Page) -> None:
    for section in page.sections:
        wide, high = section.page_width, section.page_height
        if wide and high and wide < high:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = high, wide
