"""The kind of an agreement told by the list, the content of the row or the one thing the sides do."""

from caunoi.extraction import extract
from caunoi.extraction.places import country_of_name
from caunoi.reading import read


def _kinds(text: str) -> dict[str, str | None]:
    found = extract(read(text.encode(), "paper.txt"))
    return {one.parties[0]: one.kind.coarse for one in found.agreements}


def test_rows_of_licensees_are_contracts() -> None:
    found = _kinds(
        "TECHNOLOGY TRANSFER\n\n"
        "Technology | Receiver | Contract | Status\n"
        "Freeze-drying line | Vina T&T Group | 03/06/2022 | handed over\n"
        "Probiotic for shrimp | Sao Mai Corporation | 01/09/2022 | in progress\n"
        "Egg candling device | Ba Huan JSC | 11/2022 | trial\n"
    )

    assert set(found.values()) == {"contract"}


def test_the_content_of_a_row_tells_sponsorships_and_joint_programmes() -> None:
    found = _kinds(
        "Danh sách đối tác hợp tác\n\n"
        "TT | Đối tác | Nội dung | Thời gian\n"
        "1 | Ngân hàng HD Bank | Học bổng vượt khó | 2022 - 2025\n"
        "2 | Công ty TNHH Ánh Sao | Tài trợ phòng lab | 2021 - 2024\n"
        "3 | Đại học Sungkyunkwan (Hàn Quốc) | 2+2 ngành Công nghệ thực phẩm | 2016 - 2021\n"
        "4 | Viện Cơ học | Nghiên cứu chung | 2019 - 2022\n"
    )

    assert list(found.values()) == ["sponsorship", "sponsorship", "joint-programme", None]


def test_a_cooperation_that_only_exchanges_students_is_an_exchange() -> None:
    found = _kinds(
        "Annual report on international cooperation\n\n"
        "Our university has had student exchange with Inha University since 2014.\n"
    )

    assert found == {"Inha University": "exchange"}


def test_places_and_seats_that_a_name_gives_away() -> None:
    names = {
        "Politechnika Wrocławska": "PL",
        "Sun Yat-sen University": "CN",
        "Xi'an Jiaotong-Liverpool University": "CN",
        "Đại học Thanh Hoa": "CN",
        "Trường Đại học Hồng Đức Thanh Hóa": "VN",
        "Liên đoàn Lao động tỉnh": "VN",
        "Universidad de los Andes": "CO",
        "Eastern Steel Sdn. Bhd.": "MY",
    }

    assert {name: (country_of_name(name) or ("", ""))[0] for name in names} == names
