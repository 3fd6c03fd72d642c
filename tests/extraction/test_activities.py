"""What partners agreed to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.extraction.activities import activity_codes, find_activities


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trao đổi cán bộ, giảng viên, sinh viên", {"staff-exchange", "student-exchange"}),
        ("Trao đổi GV, SV", {"staff-exchange", "student-exchange"}),
        ("Trao đổi nghiên cứu sinh", {"student-exchange"}),
        ("Trao đổi học thuật", {"academic-information-exchange"}),
        ("Trao đổi đoàn, hội thảo chung", {"delegation-visit", "conference"}),
        (
            "Student and staff exchange, joint supervision of PhD candidates",
            {"student-exchange", "staff-exchange", "joint-training"},
        ),
        (
            "Exchange of students, faculty members and academic materials",
            {"student-exchange", "staff-exchange", "academic-information-exchange"},
        ),
        ("Đồng hướng dẫn nghiên cứu sinh, công bố chung", {"joint-training", "publication"}),
        ("Dùng chung phòng thí nghiệm", {"facility-sharing"}),
        ("Guest lectures by engineers, recruitment days", {"expert-sharing", "internship-recruitment"}),
        ("Chuyển giao quy trình xử lý nước thải", {"technology-transfer"}),
        ("Start-up mentoring, pitching contests", {"startup-innovation"}),
        ("Community health volunteers", {"community-service"}),
        ("Viện nghiên cứu và cơ sở đào tạo", set()),
        ("", set()),
    ],
)
def test_activities_are_told_from_their_phrases(text: str, codes: set[str]) -> None:
    assert {code.value for code in activity_codes(text)} == codes


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text(text: str) -> None:
    for mention in find_activities("trao đổi " + text + " sinh viên exchange"):
        assert 0 <= mention.start < mention.end <= len(text) + 29


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (
            "cooperation includes exchanges in the following areas: 1. Information; 2. Lecturers",
            {"academic-information-exchange", "staff-exchange"},
        ),
        ("Các Bên sẽ thông tin cho nhau về chính sách", {"academic-information-exchange"}),
        ("Article 3.1 The Parties agree. 2.2 Each Party pays.", set()),
        ("the vice president for research and innovation signed", set()),
        ("The firm may hire more people.", set()),
        ("exchange of information on new technology", {"academic-information-exchange"}),
        (
            "exchange of teaching and research staff and of doctoral students",
            {"staff-exchange", "student-exchange"},
        ),
        ("chương trình 2+2", {"joint-training"}),
    ],
)
def test_activities_are_read_from_lists_and_not_from_titles_and_numbers(words: str, codes: set[str]) -> None:
    assert set(activity_codes(words)) == codes
