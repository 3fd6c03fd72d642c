"""Makers for what the reports keep."""

from io import BytesIO

from docx import Document
from tests.site.factories import a_maker

from caunoi_web.reports.models import WordTemplate
from caunoi_web.reports.services import add_word_template


def a_word_file(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs; one that begins with "| " stands in a table."""
    page = Document()
    for words in paragraphs:
        if words.startswith("| "):
            page.add_table(rows=1, cols=1).rows[0].cells[0].text = words[2:]
        else:
            page.add_paragraph(words)
    file = BytesIO()
    page.save(file)
    return file.getvalue()


def a_word_template() -> WordTemplate:
    """A file of the office that is in use."""
    return add_word_template(actor=a_maker(), name="Mau.docx", data=a_word_file("{{ issuer }}", "{{ body }}"))
