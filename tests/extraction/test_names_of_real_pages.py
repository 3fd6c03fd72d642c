"""How pages that people write in haste name bodies: seats left out, small heads, persons, towns."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

REST = " The two sides will exchange students and hold joint seminars every year."


def read(text):
    return extract(Document("page.txt", text))


def names(text):
    return {partner.name for partner in read(text).partners}


def test_the_host_with_its_seat_and_without_is_one_body():
    text = (
        "Ngày 12/5/2021, Trường Đại học Công nghệ Lâm nghiệp TP.HCM tổ chức lễ ký kết biên bản ghi nhớ với"
        " Công ty TNHH Gỗ Ánh Mai.\nÔng Lê Văn An, Hiệu trưởng Trường Đại học Công nghệ Lâm nghiệp, và bà Mai"
        " ký biên bản. Hai bên sẽ hợp tác đào tạo và thực tập."
    )

    assert names(text) == {"Công ty TNHH Gỗ Ánh Mai"}


def test_a_foreign_seat_names_another_body():
    text = (
        "Trường Đại học Công nghệ đã ký thỏa thuận hợp tác với Đại học Công nghệ Sydney (Úc) ngày 3/4/2022 về"
        " trao đổi sinh viên. Nhà trường cử 10 sinh viên sang học."
    )

    assert names(text) == {"Đại học Công nghệ Sydney"}


@pytest.mark.parametrize(
    "name", ["Song Thao university (STU)", "VinhAnUniversity", "Song Thao University"], ids=str
)
def test_a_host_is_told_however_its_head_is_written(name):
    text = f"{name} has signed a memorandum of understanding with Silpa National University, Thailand.{REST}"

    found = read(text)

    assert {one.name for one in found.partners} == {"Silpa National University"}
    assert found.host is not None


@pytest.mark.parametrize(
    "person", ["Mahmud Haq, Chancellor", "Prof. Co Minh Anh", "Dr. Truong Thanh Tu"], ids=str
)
def test_persons_are_no_partners(person):
    text = (
        "Song Thao University signed an agreement with Silpa National University, Thailand. The agreement was"
        f" signed by {person}, Song Thao University and witnessed by both sides.{REST}"
    )

    assert names(text) == {"Silpa National University"}


def test_a_town_before_a_country_is_no_partner():
    text = (
        "Song Thao University signed memoranda with University of Mekong Delta, Long Ho, Vietnam and Silpa"
        f" National University, Thailand on 3 March 2021.{REST}"
    )

    found = {one.name: one.country for one in read(text).partners}

    assert found == {"University of Mekong Delta": "VN", "Silpa National University": "TH"}


def test_who_arranged_a_signing_between_two_is_no_side():
    text = (
        "Trường Đại học Song Thao là trường đại học công lập.\n"
        "Ngày 3/4/2022, Tập đoàn Ánh Dương tổ chức lễ ký kết biên bản ghi nhớ giữa"
        " Trường Đại học Song Thao và Công ty Cổ phần Gỗ Mai Linh về thực tập sinh viên."
    )

    found = read(text)

    assert [one.parties for one in found.agreements] == [("Công ty Cổ phần Gỗ Mai Linh",)]


def test_an_embassy_that_visits_is_no_partner():
    text = (
        "On the morning of 12 June 2020, Song Thao University welcomed and worked with the delegation of the"
        " Embassy of Japan. The embassy told about scholarships. The visit opens many opportunities for"
        " cooperation and exchange."
    )

    assert names(text) == set()


def test_names_of_vietnamese_syllables_are_at_home_in_an_english_text():
    text = (
        "Song Thao University, Vietnam signed a memorandum of understanding with Mien Tay"
        f" Construction University and Dong Hwa Women University on 3 March 2021.{REST}"
    )

    found = {one.name: one.country for one in read(text).partners}

    assert found["Mien Tay Construction University"] == "VN"
    assert found["Dong Hwa Women University"] is None
