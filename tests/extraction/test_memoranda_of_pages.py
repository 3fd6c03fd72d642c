"""Memoranda as pages print them: names in capitals above a sentence, days of force, recitals."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import AgreementFinding
from caunoi.extraction import extract


def read(text: str) -> tuple[list[str], AgreementFinding]:
    found = extract(Document("m.txt", text))
    return [one.name for one in found.partners], found.agreements[-1]


def test_a_name_in_capitals_ends_at_the_sentence_below_it() -> None:
    text = (
        "MEMORANDUM OF UNDERSTANDING\nBETWEEN\nNORTHFIELD UNIVERSITY, REPUBLIC OF KOREA\nAND\nSAO MAI "
        "UNIVERSITY\n"
        "Northfield University and Sao Mai University establish this memorandum to foster cooperation.\n"
        "1. Both institutions will exchange students.\n2. Either party may terminate this MOU.\n"
    )

    partners, _ = read(text)

    assert [name.upper() for name in partners] == ["SAO MAI UNIVERSITY"]


@pytest.mark.parametrize(
    ("clause", "signed", "start", "end"),
    [
        (
            "This MOU shall take effect on 1 September 2022 and shall remain in force for four (4) years.\n"
            "Signed in Hanoi on the 20th day of July, 2022",
            "2022-07-20",
            "2022-09-01",
            "2026-09-01",
        ),
        (
            "This MOU enters into force on 3 May 2021 for five years.\nDone at Vinh, 2 May 2021",
            "2021-05-02",
            "2021-05-03",
            "2026-05-03",
        ),
    ],
)
def test_the_day_of_force_is_no_day_of_signing(clause: str, signed: str, start: str, end: str) -> None:
    text = (
        "MEMORANDUM OF UNDERSTANDING\n\nThis memorandum is entered into by and between SAO MAI "
        "UNIVERSITY (hereinafter "
        '"SMU"), Vinh, Vietnam, and UNIVERSITY OF LYRE (hereinafter "UL"), Lyon, France.\n\nArticle I. '
        "Purpose\n"
        f"Exchange of students.\nArticle II. Costs\nAs agreed.\nArticle III. Duration\n{clause}\n"
    )

    partners, paper = read(text)

    assert partners == ["UNIVERSITY OF LYRE"]
    assert (str(paper.signed), str(paper.term.start), str(paper.term.end)) == (signed, start, end)


def test_a_line_that_opens_with_the_day_and_the_place_tells_the_signing() -> None:
    text = (
        "BIÊN BẢN GHI NHỚ\nGiữa Sở Nông nghiệp tỉnh Gia Lai\nvà Trường Đại học Sao Mai\n\n"
        "Ngày 22 tháng 4 năm 2021, tại TP. Pleiku, hai bên cùng thống nhất:\nI. Nội dung\nChuyển giao "
        "công nghệ\n"
        "II. Tổ chức thực hiện\nBiên bản này có hiệu lực đến hết ngày 31/12/2025.\n"
    )

    _, paper = read(text)

    assert (str(paper.signed), str(paper.term.end)) == ("2021-04-22", "2025-12-31")


def test_a_day_of_force_without_articles_is_the_start() -> None:
    text = (
        "BIÊN BẢN GHI NHỚ\n\ngiữa\n\nTrường Đại học Sao Mai, Việt Nam\n\nTrường Đại học Tasmania, Úc\n\n"
        "Biên bản ghi nhớ này có hiệu lực vào ngày 12/10/2018 giữa Trường Đại học Sao Mai và Trường Đại "
        "học Tasmania.\n"
        "Các thỏa thuận về sau sẽ không có hiệu lực đến khi được đại diện hai bên soạn thảo.\n"
    )

    _, paper = read(text)

    assert (str(paper.term.start), paper.term.end) == ("2018-10-12", None)


def test_short_names_of_the_recitals_are_no_sides() -> None:
    text = (
        'MEMORANDUM OF UNDERSTANDING\nThis Memorandum ("MOU") is entered into by and between Westhill '
        "University "
        '(the "Institution"), and the Westhill University Research Foundation (the "Foundation").\nRECITALS\n'
        'WHEREAS, the Board of the Eastport University System ("Board") recognises such organisations,\n'
        "Article 1. Scope\nResearch.\nArticle 2. Term\nThis MOU is valid for two years.\n"
    )

    partners, _ = read(text)

    assert partners == ["Westhill University Research Foundation"]
