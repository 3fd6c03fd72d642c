"""Small words belong to Vietnamese names: halves of words, what a society is for; verbs of titles do not."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract


def _named(text: str) -> set[str]:
    found = extract(Document("tin.txt", text))
    return {name for partner in found.partners for name in (partner.name, *partner.aliases)}


@pytest.mark.parametrize(
    "name",
    [
        "Trung tâm Khám phá khoa học Duyên hải",
        "Trung tâm Đa dạng sinh học quốc gia Na Uy",
        "Hiệp hội Bảo dưỡng các tòa nhà Nhật Bản",
        "Viện Ứng phó thiên tai Miền Trung",
        "Trung tâm Giống vật nuôi Trung du",
    ],
)
def test_a_name_goes_on_through_its_small_words(name: str) -> None:
    text = (
        f"Trường Đại học Bạch Đằng ký kết hợp tác với {name}\n\n"
        f"Ngày 12/5/2023, Trường Đại học Bạch Đằng đã ký biên bản ghi nhớ với {name} về đào tạo.\n"
    )
    assert name in _named(text)


def test_the_verb_of_a_title_ends_the_name_before_it() -> None:
    text = (
        "Ngày 27/7/2023 đã diễn ra lễ ký kết giữa Đại học Kanazawa (Nhật Bản) và Trường Cao đẳng Nghệ thuật "
        "Thành phố Hải Phòng (Việt Nam).\n\n"
        "Đại học Kanazawa và Trường Cao đẳng Nghệ thuật Thành phố Hải Phòng Ký kết Thỏa thuận hợp tác\n"
    )
    assert not any("Ký" in name for name in _named(text))


def test_a_head_before_several_countries_names_nobody() -> None:
    text = (
        "Trường Đại học Bạch Đằng ký thỏa thuận với các trường Đại học, Viện nghiên cứu Đức, Úc và Bỉ\n\n"
        "Ngày 15/11/2014, Trường Đại học Bạch Đằng đã ký thỏa thuận hợp tác với Đại học Freiburg.\n"
    )
    assert _named(text) == {"Đại học Freiburg"}


@pytest.mark.parametrize("verb", ["đã trao", "hỗ trợ", "tổ chức", "chuyển giao"])
def test_a_verb_is_no_part_of_a_name(verb: str) -> None:
    text = (
        "Ngày 12/5/2023, Trường Đại học Bạch Đằng đã ký biên bản ghi nhớ với Viện Lúa Duyên hải.\n\n"
        f"Theo đó, Viện Lúa {verb} giống mới cho Trường Đại học Bạch Đằng.\n"
    )
    assert not any(verb.split()[-1] in name for name in _named(text))
