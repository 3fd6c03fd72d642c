"""Codes of varieties, words of a company's law and the school of a text itself are no partners."""

from caunoi.domain.documents import Document
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction import extract


def partners(text: str) -> list[str]:
    return [one.name for one in extract(Document("t.txt", text)).partners]


def test_the_code_of_a_variety_is_no_firm():
    found = partners(
        "Seed firms ink deals with a state university\n10-29-2013\nOn September 28, 38 companies had "
        "signed MoUs "
        "for TX-2207 variety of wheat with Riverside Agricultural University (RAU).\n"
    )

    assert not any("2207" in name for name in found)


def test_a_corporation_of_a_state_is_any_one_of_it():
    found = partners(
        "Hillside University has signed a licence agreement with Orbit Medical Inc., a Delaware Corporation "
        "based in Boston, for its patents on 3 May 2020.\n"
    )

    assert "Delaware Corporation" not in found


def test_the_one_school_of_a_text_about_its_products_is_no_partner():
    found = partners(
        "Chợ công nghệ 2015\nĐây luôn được Trường ĐH Hồng Lam xác định là hoạt động trọng tâm của "
        "nghiên cứu khoa "
        "học và chuyển giao công nghệ. Khi nhận được kế hoạch, nhà trường đã chọn hơn 100 sản phẩm.\n"
    )

    assert found == []


def test_a_signed_paper_that_nobody_names_is_of_another_kind():
    found = extract(
        Document(
            "l.txt",
            "TT\tĐối tác\tQuốc gia\tNgày ký\tNội dung\n1\tĐại học Hohenheim\tĐức\t22/02/2010\tHọc bổng\n"
            "2\tĐại học Gifu\tNhật Bản\t14/10/2012\tTổ chức hội thảo\n",
        )
    )

    assert {one.kind for one in found.agreements} == {AgreementKind.OTHER}
