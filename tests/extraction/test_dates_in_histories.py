"""Where histories and news put the day, the end and the country of what they tell."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

HOST = (
    "TRƯỜNG ĐẠI HỌC HỒNG LAM\n\nTrường Đại học Hồng Lam là trường đại học công lập tại thành phố Vinh. "
    "Nhà trường đẩy mạnh hợp tác và ký kết với đối tác.\n\n"
)


def found(text: str) -> tuple[str, str, str, str]:
    """Kind, day of signing, start and end of the one agreement told of."""
    agreements = extract(Document("w.txt", HOST + text + "\n")).agreements
    assert len(agreements) == 1
    one = agreements[0]
    return one.kind.value, str(one.signed), str(one.term.start), str(one.term.end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("◆ 12/2004: Dự án JICA, kết thúc tháng 12/2007.", ("other", "None", "2004-12", "2007-12")),
        (
            "• 2018 (tháng 3): Đại học Kumo và Trường trao đổi văn bản hợp tác.",
            ("other", "2018-03", "None", "None"),
        ),
        (
            "Năm 1991, đoàn Đại học Kumo vào thăm; đến ngày 7/4/1993 hai trường ký bản ghi nhớ.",
            ("mou", "1993-04-07", "None", "None"),
        ),
        (
            "Từ năm 2011, Trường trao đổi sinh viên với Đại học Kumo.",
            ("exchange", "None", "2011", "None"),
        ),
        ("03/2017: Đại học Kumo - thoả thuận khung.", ("framework", "2017-03", "None", "None")),
        (
            "Công ty Saki xây dựng Phòng thí nghiệm dinh dưỡng (khánh thành 15.10.2018).",
            ("joint_lab", "None", "2018-10-15", "None"),
        ),
    ],
)
def test_days_and_kinds(text, expected):
    assert found(text) == expected


def test_a_paragraph_led_by_a_country_gives_it_to_whom_it_names():
    text = HOST + "Hàn Quốc. Năm 2019, KOPIA tài trợ mô hình trồng lạc cho Trường.\n"

    partners = extract(Document("w.txt", text)).partners

    assert [(one.name, one.country) for one in partners] == [("KOPIA", "KR")]


@pytest.mark.parametrize(
    ("text", "signed", "start", "end"),
    [
        (
            "Trường và Đại học Kumo ký thỏa thuận giai đoạn 2021-2025 vào ngày 5/5/2021.",
            "2021-05-05",
            "2021",
            "2025",
        ),
        (
            "Ngày 8/8/2017, Trường ký MOU với Đại học Kumo, thời hạn đến 7/8/2022.",
            "2017-08-08",
            "None",
            "2022-08-07",
        ),
        (
            "Trong chuyến công tác từ ngày 10 đến 17/5/2019, Trường ký MOU với Đại học Kumo.",
            "2019-05-17",
            "None",
            "None",
        ),
    ],
)
def test_the_day_of_signing_stands_apart_from_the_period(text, signed, start, end):
    assert found(text)[1:] == (signed, start, end)


def test_a_note_behind_a_name_tells_of_a_programme():
    text = "Trường có quan hệ với Đại học Kumo (liên kết đào tạo thạc sĩ từ 2009)."

    assert found(text) == ("joint_programme", "None", "2009", "None")
