"""Files of reports opened by another program: a DOCX in LibreOffice where it is there."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from django.urls import reverse
from tests.site import factories
from tests.site.report_factories import a_word_file

from caunoi_web.reports.services import add_word_template

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = {"as_of": "2026-11-21", "tongue": "vi"}


def text_of(data: bytes, folder: Path) -> str:
    """What a reader of the DOCX sees: as LibreOffice prints it, else as python-docx reads it."""
    program = shutil.which("soffice")
    if program is None:
        page = docx.Document(BytesIO(data))
        cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
        words = [paragraph.text for paragraph in page.paragraphs]
        return "\n".join([*words[:-1], *cells, *words[-1:]])
    file = folder / "paper.docx"
    file.write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with pypdfium2.PdfDocument(folder / "paper.pdf") as pages:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def test_a_report_in_the_file_of_the_office_opens_with_everything_in_it(client_as, tmp_path):
    for number in range(60):
        factories.an_agreement(
            title=f"Thỏa thuận {number:02}", term=factories.a_term("2020-01-01", "2030-01-01")
        )
    words = ("Mẫu của trường {{ place }}", "{{ title }}", "{{ facts }}", "{{ body }}", "Hết báo cáo")
    add_word_template(actor=factories.a_maker(), name="Mau.docx", data=a_word_file(*words))
    answer = client_as("officer").get(reverse("reports:export", args=("r13", "docx")), DAY)

    text = text_of(b"".join(answer.streaming_content), tmp_path)

    for expected in ("Mẫu của trường", "Thỏa thuận 00", "Thỏa thuận 59", "Hết báo cáo"):
        assert expected in text
    assert "{{" not in text
    assert text.index("Thỏa thuận 59") < text.index("Hết báo cáo")
