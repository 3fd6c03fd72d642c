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
