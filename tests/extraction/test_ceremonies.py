"""One ceremony, several signings: rows below it, clauses of each party, clauses in a list."""

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.extraction import extract

HEAD = "TRƯỜNG ĐẠI HỌC ÁNH DƯƠNG\n\nNgày đăng: 28/11/2023\n\n"


def _read(text: str) -> Findings:
    return extract(Document("t.txt", text))


def test_rows_below_a_ceremony_were_signed_on_its_day() -> None:
    text = (
        f"{HEAD}Ngày hội việc làm của Trường Đại học Ánh Dương diễn ra hôm Chủ nhật 26/11.\n\n"
        "Điểm nhấn là lễ ký kết Biên bản ghi nhớ giữa Nhà trường với 03 đơn vị sau:\n\n"
        "STT | Đơn vị | Nội dung | Thời hạn\n"
        "1 | Công ty TNHH Sao Khuê | thực tập | 3 năm\n"
        "2 | Công ty Cổ phần Mặt Trăng | học bổng | 5 năm kể từ ngày ký\n"
        "3 | Ngân hàng Bình Minh | tuyển dụng | 2023-2025\n"
    )

    found = _read(text)

    assert {str(one.signed) for one in found.agreements} == {"2023-11-26"}
    assert {one.kind.value for one in found.agreements} == {"mou"}
    assert "2028-11-26" in {str(one.term.end) for one in found.agreements}


def test_rows_of_a_register_brought_up_to_date_get_no_day() -> None:
    text = (
        "TRƯỜNG ĐẠI HỌC ÁNH DƯƠNG\n\nDanh sách các thỏa thuận đã ký kết (cập nhật đến 28/11/2023):\n\n"
        "STT | Đối tác | Quốc gia | Nội dung\n"
        "1 | Đại học Lund | Thụy Điển | trao đổi sinh viên\n"
        "2 | Đại học Hanbat | Hàn Quốc | học bổng\n"
        "3 | Đại học Chiang Mai | Thái Lan | nghiên cứu\n"
    )

    assert {one.signed for one in _read(text).agreements} == {None}


def test_clauses_about_one_party_each_part_the_agreement() -> None:
    text = (
        f"{HEAD}Ngày 26/11, Trường Đại học Ánh Dương ký kết hợp tác với "
        "Công ty TNHH Sao Khuê và Sở Y tế Hà Nam. "
        "Theo đó, Công ty TNHH Sao Khuê nhận 50 sinh viên thực tập; Sở Y tế Hà Nam đặt hàng Nhà trường "
        "nghiên cứu đề tài.\n"
    )

    found = _read(text)

    assert [one.parties for one in found.agreements] == [("Công ty TNHH Sao Khuê",), ("Sở Y tế Hà Nam",)]
    assert "joint-research" not in {code.value for code in found.agreements[0].activities}


def test_clauses_listed_below_the_scope_belong_to_the_agreement() -> None:
    text = (
        "Sunshine University\nPosted on 22 February 2022\n\n"
        "On February 18th, Sunshine University signed an MOU with Hanbat University.\n\n"
        "The MOU is valid for 5 years. The scope is as follows.\n"
        "1. Joint research on feed yeast\n"
        "2. Sharing of scientific instruments\n"
        "3. Exchange of students\n"
    )

    (only,) = _read(text).agreements

    assert {"joint-research", "facility-sharing", "student-exchange"} <= {
        code.value for code in only.activities
    }
