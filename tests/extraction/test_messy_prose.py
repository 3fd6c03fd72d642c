"""The messy inputs of running text (M12, M14-M16, M18, M20-M23), and faults once seen."""

import unicodedata

import pytest

from caunoi.domain.dates import PartialDate
from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.domain.kinds import Flag, Genre, OrganisationKind, Qualifier
from caunoi.extraction import extract
from caunoi.extraction.names import find_mentions

HOST = "Trường Đại học Sao Mai"
LEAD = f"{HOST}\n\nHợp tác quốc tế của Nhà trường: ký kết và đối tác.\n\n"


def read(sentence: str, *, host: str = HOST) -> Findings:
    return extract(Document("t.txt", LEAD + sentence + "\n"), host=host)


def partners(sentence: str) -> list[str]:
    return [partner.name for partner in read(sentence).partners]


def names(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(text)]


def test_m12_a_group_and_its_company_stay_two_bodies():
    found = partners(
        "Năm 2024, Nhà trường ký thỏa thuận với Tập đoàn Samsung và Công ty Samsung Điện tử Hàn Quốc."
    )

    assert found == ["Tập đoàn Samsung", "Công ty Samsung Điện tử Hàn Quốc"]


def test_m14_a_name_broken_over_lines_is_one_name():
    text = (
        LEAD
        + "Năm 2009, Nhà trường và Đại học\nGöttingen\n(CHLB Đức) ký thỏa thuận mở chương trình thạc sĩ.\n"
    )

    findings = extract(Document("t.txt", text), host=HOST)

    assert [partner.name for partner in findings.partners] == ["Đại học Göttingen"]
    assert findings.partners[0].quote.words == "Đại học\nGöttingen"


@pytest.mark.parametrize("blank", ["\u00a0", " "])
@pytest.mark.parametrize("dash", ["-", "–", "—"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_m15_blanks_dashes_and_letters_of_all_sorts_read_alike(blank, dash, form):
    sentence = f"Năm 2017, Trường ký Bản ghi nhớ với Đại học{blank}Shimane, thời hạn 2017{dash}2022."

    findings = read(unicodedata.normalize(form, sentence))

    assert [(str(a.signed), str(a.term.start), str(a.term.end)) for a in findings.agreements] == [
        ("2017", "2017", "2022")
    ]


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("khoảng hơn 70", Qualifier.ABOUT),
        ("hơn 70", Qualifier.OVER),
        ("gần 70", Qualifier.ABOUT),
        ("70", Qualifier.EXACT),
    ],
)
def test_m16_approximate_words_become_a_qualifier(words, qualifier):
    figures = read(f"Nhà trường có {words} đối tác nước ngoài.").figures

    assert [(figure.value, figure.qualifier) for figure in figures] == [(70, qualifier)]


def test_m16_hundreds_of_delegations_are_no_number():
    assert read("Nhà trường đã đón hàng trăm đoàn khách, nhiều đối tác quốc tế.").figures == ()


def test_m18_the_academy_is_the_host_itself():
    text = "Học viện đã ký kết hợp tác với Đại học Canberra năm 2022. Học viện có nhiều đối tác.\n"

    findings = extract(Document("t.txt", text), host="Học viện Kỹ thuật Sao Mai")

    assert [partner.name for partner in findings.partners] == ["Đại học Canberra"]
    assert findings.host is not None
    assert findings.host.name == "Học viện Kỹ thuật Sao Mai"


def test_m20_an_english_name_in_parentheses_is_an_alias():
    found = read("Nhà trường ký biên bản ghi nhớ với Đại học Hà Hải (Hohai University, Trung Quốc).").partners

    assert [(partner.name, partner.aliases, partner.country) for partner in found] == [
        ("Đại học Hà Hải", ("Hohai University",), "CN")
    ]


def test_m21_names_that_differ_in_one_word_stay_apart():
    assert partners("Năm 2020, Trường ký thỏa thuận với Viện Cơ học và Viện Cơ khí.") == [
        "Viện Cơ học",
        "Viện Cơ khí",
    ]


def test_m22_the_kind_comes_with_its_reason():
    partner = read("Trường ký bản ghi nhớ với Viện Công nghệ Kyushu năm 2021.").partners[0]

    assert partner.kind is OrganisationKind.UNIVERSITY
    assert any(reason.startswith("kind:") for reason in partner.why)


def test_m23_a_ministry_is_one_body_in_any_case():
    assert names("Bộ Công thương và Bộ Công Thương") == ["Bộ Công thương", "Bộ Công Thương"]


def test_guests_models_former_schools_and_plans_are_no_partners():
    sentence = (
        "Dự lễ có đại diện Bộ Ngoại giao và Trường Đại học Hà Nội. "
        "So với Trường Đại học Huế Tây, số bài báo còn ít. "
        "TS. Bình tốt nghiệp tại Đại học Nagoya. Trường dự kiến ký biên bản ghi nhớ với Đại học Chiang Mai."
    )

    assert partners(sentence) == []


def test_the_other_sides_partners_are_not_ours():
    sentence = "Phía Đại học Busan cho biết trường còn duy trì quan hệ với Trường Đại học Hà Nội."

    assert "Trường Đại học Hà Nội" not in partners(sentence)


def test_a_length_from_signing_is_counted_from_the_sentence_before():
    sentence = (
        "Ngày 18/4/2023, Trường ký Biên bản ghi nhớ với Đại học Kagoshima. "
        "Biên bản có giá trị trong 5 năm kể từ ngày ký."
    )

    agreement = read(sentence).agreements[0]

    assert agreement.signed == PartialDate(2023, 4, 18)
    assert agreement.term.end == PartialDate(2028, 4, 18)


def test_a_list_that_goes_on_is_flagged():
    agreement = read(
        "Nhà trường đã ký thỏa thuận hợp tác với Viện Cơ khí, Tập đoàn Samsung, Công ty ABC…"
    ).agreements[0]

    assert len(agreement.parties) == 3
    assert Flag.OPEN_LIST.value in agreement.flags


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("với Công ty Cổ phần Phân bón Bình Điền đã", "Công ty Cổ phần Phân bón Bình Điền"),
        (
            "Công ty cổ phần bóng đèn phích nước Rạng Đông tài trợ",
            "Công ty cổ phần bóng đèn phích nước Rạng Đông",
        ),
        (
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Thái Bình ký",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Thái Bình",
        ),
        ("Trường Đại học Nông Lâm, Đại học Huế và", "Trường Đại học Nông Lâm, Đại học Huế"),
        ("Hanoi University of Industry and College of Industrial Techniques", "Hanoi University of Industry"),
        (
            "the Vietnam National Coal and Mineral Industries Group (X)",
            "Vietnam National Coal and Mineral Industries Group",
        ),
        ("with Oriental Consultants Global Co., Ltd. in", "Oriental Consultants Global Co., Ltd."),
    ],
)
def test_names_end_where_they_end(text, name):
    assert names(text)[0] == name


def test_the_text_of_an_agreement_gives_its_parties_day_and_term():
    text = (
        "AGREEMENT OF COOPERATION\n\nSOUTHERN TRADE UNIVERSITY, Hanoi, Vietnam\nand\n"
        "BREMEN BUSINESS SCHOOL, Bremen, Germany\n\n"
        'Southern Trade University (hereafter referred to as "STU") and Bremen Business School '
        '(hereafter referred to as "BBS") agree:\n\n'
        "Article 1. The parties encourage the exchange of students.\n\n"
        "Article 2. It shall be effective for a period of three years from 1 September 2021.\n\n"
        "Article 3. Either party may terminate it with six months' notice.\n\n"
        "Signed in Hanoi on 15 June 2021\n"
    )

    findings = extract(Document("t.txt", text))

    agreement = findings.agreements[0]
    assert findings.genre is Genre.MOU
    assert findings.host is not None
    assert findings.host.name.casefold() == "southern trade university"
    assert [partner.name.casefold() for partner in findings.partners] == ["bremen business school"]
    assert (str(agreement.signed), str(agreement.term.start), str(agreement.term.end)) == (
        "2021-06-15",
        "2021-09-01",
        "2024-09-01",
    )


def test_an_agreement_without_articles_is_read_without_error():
    assert extract(Document("t.txt", "MEMORANDUM\nĐIỀU0:BÊN A")).partners == ()


def test_each_year_of_a_series_keeps_its_own_number():
    figures = read("Nhà trường có 302 cán bộ năm 2023 và năm 2024 có 328 cán bộ.").figures

    assert [(figure.year, figure.value) for figure in figures] == [(2023, 302), (2024, 328)]
