"""What stands in the headers and footers of all pages, each line once and without page numbers."""

import re

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.word.numbering import W
from caunoi.reading.word.paragraphs import PARAGRAPH, Paragraphs

_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def margin_lines(word: WordDocument, kind: str, paragraphs: Paragraphs) -> list[str]:
    """The different lines of all parts of this ``kind`` (header, footer), in the order of the file."""
    lines: dict[str, None] = {}
    for relation in word.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            _take_out_page_numbers(root)
            lines |= dict.fromkeys(paragraphs.cell_text(root).split("\n"))
    return [line for line in lines if any(map(str.isalnum, line))]


def _take_out_page_numbers(root: Element) -> None:
    """A paragraph that counts pages changes from page to page: it is not read."""
    for paragraph in list(root.iter(PARAGRAPH)):
        codes = [field.get(f"{W}instr", "") for field in paragraph.iter(f"{W}fldSimple")]
        codes += [code.text or "" for code in paragraph.iter(f"{W}instrText")]
        if any(map(_PAGE_FIELD.match, codes)):
            paragraph.getparent().remove(paragraph)
