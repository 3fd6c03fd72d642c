"""Names of files and of pasted texts as people see them."""

import pytest

from caunoi_web.sources.names import clean_name, name_of_text


def test_a_path_is_cut_to_its_last_part():
    assert clean_name("../../etc/bảng đối tác.docx") == "bảng đối tác.docx"


@pytest.mark.parametrize(
    ("title", "name"),
    [("MoU 2024/2025", "MoU 2024-2025.txt"), ("<b>Tin</b>", "<b>Tin<-b>.txt"), ("..", "document.txt")],
)
def test_a_slash_in_a_title_is_no_path(title, name):
    assert name_of_text(title) == name
