"""What an agreement is about, told in a later sentence that names nobody."""

import pytest

from caunoi.extraction import extract
from caunoi.reading import read

ENGLISH = (
    "Alpha University and Osaka University signed a memorandum of understanding on 3 May 2021 in Osaka.\n\n"
)
VIETNAMESE = "Ngày 3/5/2021, Trường Đại học An Bình và Đại học Osaka (Nhật Bản) ký biên bản ghi nhớ.\n\n"


def activities(text: str) -> set[str]:
    found = extract(read(text.encode(), "news.txt"))
    return {code.value for one in found.agreements for code in one.activities}


@pytest.mark.parametrize(
    "sentence",
    [
        "The consortium will provide a platform for joint research projects and student exchange programmes.",
        "The Minister said that these agreements will encompass student exchange and joint research.",
        "Since then steady communications have been carried out in joint research and student exchange.",
        "Cooperation content includes:\n\n- Student exchange\n- Joint research projects",
        "Alpha will undertake activities which include joint research and exchange of students.",
    ],
)
def test_a_later_sentence_spells_out_what_was_signed(sentence: str) -> None:
    assert {"student-exchange", "joint-research"} <= activities(ENGLISH + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Một là, triển khai các dự án nghiên cứu chung. Hai là, trao đổi sinh viên.",
        "Nội dung hợp tác gồm trao đổi sinh viên và nghiên cứu chung.",
    ],
)
def test_points_counted_one_by_one_belong_to_the_paper(sentence: str) -> None:
    assert {"student-exchange", "joint-research"} <= activities(VIETNAMESE + sentence)


def test_what_others_do_is_no_content_of_the_paper() -> None:
    text = (
        ENGLISH
        + "Compared with others, the cooperation of Kyoto University covers scholarships and conferences."
    )

    found = extract(read(text.encode(), "news.txt"))
    ours = next(one for one in found.agreements if one.parties == ("Osaka University",))
    assert ours.activities == ()
