"""Bodies named in two ways, former names of somebody, and capitals that are no body."""

import pytest

from caunoi.extraction.names import find_mentions
from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.view import View


def bodies(text: str) -> list[set[str]]:
    view = View.of(text)
    found = find_organisations(view, find_blocks(view.text))
    return [{one.name, *one.aliases} for one in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hiroshima University signed. The University of Hiroshima hosts us.", {"Hiroshima University"}),
        (
            "We met Medical University – Sofia. Medical University of Sofia signed.",
            {"Medical University of Sofia"},
        ),
        ("The Academy of Hoa Binh (later the Hoa Binh Academy of Science) signed.", {"Academy of Hoa Binh"}),
        ("Yonsei University of the Republic of Korea signed. Yonsei University came.", {"Yonsei University"}),
        (
            "Trường Cao đẳng Kinh tế An Bình (nay là Trường Đại học An Bình) ký kết với chúng tôi.",
            {"Trường Cao đẳng Kinh tế An Bình", "Trường Đại học An Bình"},
        ),
    ],
)
def test_two_names_of_one_body_are_one_organisation(text: str, names: set[str]) -> None:
    found = bodies(text)

    assert len(found) == 1
    assert names <= found[0]


@pytest.mark.parametrize(
    "text",
    [
        "It was established in 1855 as a school and opened as the Federal Polytechnic School.",
        "Trường được thành lập năm 1955 với tên gọi là Trường Nông Lâm Mục Bảo Lộc.",
    ],
)
def test_a_former_name_of_somebody_is_no_body(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In January two agreements were concluded with Swiss Universities.",
        "They worked with Empa-Director Louis Schlapbach on materials.",
        "We signed with Academic Exchange in mind.",
        "the Steering Committee of the project",
    ],
)
def test_officers_boards_and_plurals_are_no_bodies(text: str) -> None:
    assert bodies(text) == []


def test_a_school_of_fields_alone_is_named_with_its_town() -> None:
    names = [mention.name for mention in find_mentions("between Technical University - Varna and X")]

    assert names == ["Technical University - Varna"]
