"""One body under two names in a text is one organisation; two bodies whose names are near stay two."""

import pytest

from caunoi.extraction.draft import Draft
from caunoi.extraction.pipeline import STEPS
from caunoi.extraction.view import View
from caunoi.reading import read


def names_in(text: str) -> list[set[str]]:
    document = read(text.encode(), "news.txt")
    draft = Draft(document, View.of(document.text))
    for step in STEPS:
        step.run(draft)
    return [{one.name, *one.aliases} for one in draft.organisations]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Sunderton", "Sunderton University"),
        ("Marlow University of Castell", "University of Marlow Castell"),
        ("University of Belgora", "University of Belgora of Kenya"),
        ("Los-Tavos National Laboratory", "LTNL"),
        ("National University of Tavoria", "NUoT"),
    ],
)
def test_a_name_said_in_two_ways_is_one_body(one: str, other: str) -> None:
    text = (
        f"A delegation of Dong Thap Muoi University visited {one} on 3 May 2021.\n\n"
        f"An agreement on student exchange between Dong Thap Muoi University and {other} was signed."
    )

    found = names_in(text)

    assert any({one, other} <= names for names in found), found


def test_the_letters_behind_a_vietnamese_head_stand_for_the_english_name() -> None:
    text = (
        "Sáng 12/5/2021, Trường Đại học Đồng Tháp Mười làm việc với đại học Northern Plains.\n\n"
        "Hai trường ký biên bản ghi nhớ; năm tới Đại học NPU sẽ nhận sinh viên."
    )

    assert any({"đại học Northern Plains", "Đại học NPU"} <= names for names in names_in(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Sunderton", "Sunderton College"),
        ("Marlow University", "Marlow University of Technology"),
        ("University of Northern Castell", "University of Castell"),
    ],
)
def test_names_that_are_only_near_stay_two(one: str, other: str) -> None:
    text = f"On 3 May 2021 Dong Thap Muoi University signed agreements with {one} and {other}."

    assert not any({one, other} <= names for names in names_in(text))


def test_a_name_that_another_was_joined_to_may_be_short_itself() -> None:
    text = (
        "The ALU delegation visited Kumo College on 3 March 2022. Kumo College and Alba University signed "
        "a memorandum of understanding. Queen Alba University and ALU will send students.\n"
    )

    assert any("ALU" in names and "Alba University" in names for names in names_in(text))
