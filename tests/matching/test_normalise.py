"""Names made comparable: short forms, phrases, and what each word does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.matching.abbreviations import spell_out
from caunoi.matching.normalise import Part, normalise
from caunoi.matching.phrases import words_of
from caunoi.vocabulary import load


def spelt_out(name):
    return " ".join(word.spelt for word in spell_out(words_of(name)))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ĐH Queensland", "đại học queensland"),
        ("Trường ĐH Vinh", "đại học vinh"),
        ("dh queensland", "đại học queensland"),
        ("Viện KH&CN GTVT", "viện khoa học và công nghệ giao thông vận tải"),
        ("CTCP Sữa Việt Nam", "công ty cổ phần sữa việt nam"),
        ("Ngân hàng TMCP Quân đội", "ngân hàng thương mại cổ phần quân đội"),
        ("Kyoto Inst. of Technology", "kyoto institute of technology"),
        ("Yunnan Normal Univ.", "yunnan normal university"),
        ("Điện lực TP.HCM", "điện lực thành phố hồ chí minh"),
        ("UBND huyện A Lưới", "ủy ban nhân dân huyện a lưới"),
    ],
)
def test_short_forms_with_one_meaning_are_spelt_out(short, long):
    assert spelt_out(short) == long


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Viện CN Thông tin", "viện công nghệ thông tin"),
        ("Đại học CN Thực phẩm", "đại học công nghiệp thực phẩm"),
        ("Công ty CN", "công ty cn"),
        ("TT Đào tạo Viettel", "trung tâm đào tạo viettel"),
        ("Bộ Thông tin và TT", "bộ thông tin và truyền thông"),
        ("Bộ TT và Truyền thông", "bộ thông tin và truyền thông"),
        ("TT Hòa Bình", "tt hòa bình"),
        ("HĐ Anh", "hội đồng anh"),
        ("HĐ 123", "hđ 123"),
        ("Inst. of Tech.", "institute of technology"),
        ("Virginia Tech", "virginia tech"),
        ("Trường ĐH KT Quốc dân", "đại học kinh tế quốc dân"),
        ("Trường ĐH SP KT Vinh", "đại học sư phạm kỹ thuật vinh"),
        ("Đại học Công nghệ Sydney, Úc", "đại học công nghệ sydney australia"),
        ("Mỹ thuật Úc châu", "mỹ thuật úc châu"),
    ],
)
def test_ambiguous_short_forms_are_spelt_out_only_where_a_neighbour_decides(name, spelt):
    assert spelt_out(name) == spelt


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Trường Đại học Bách khoa TP.HCM", ("dai hoc", "bach khoa", "ho chi minh")),
        ("Viện Cơ học", ("vien", "co hoc")),
        ("Viện Cơ khí", ("vien", "co khi")),
        ("The University of Siena", ("university", "siena")),
        ("Công ty TNHH Intel Products Việt Nam", ("intel", "products", "viet nam")),
        ("Quỹ Đổi mới sáng tạo Vingroup", ("quy", "doi moi sang tao", "vingroup")),
        ("Liên đoàn Quỹ", ("lien doan", "quy")),
        ("…", ()),
        ("Bên B", ()),
    ],
)
def test_the_words_that_count(name, words):
    assert normalise(name).words == words


def test_each_word_has_its_part():
    name = normalise("Trường Đại học Công nghệ Sydney, Việt Nam")

    assert [name.part_of(word) for word in name.words] == [Part.KIND, Part.FIELD, Part.OWN, Part.PLACE]
    assert name.kinds == {"university"}
    assert name.own == ("cong nghe", "sydney", "viet nam")


def test_an_accented_word_is_not_taken_for_another_one():
    assert normalise("Bò Sữa").words == ("bo", "sua")
    assert not normalise("Bò Sữa").kinds
    assert normalise("Bộ Y tế").kinds == {"ministry"}
    assert normalise("Bo Y te").kinds == {"ministry"}


def test_legal_forms_are_set_aside_but_kept():
    name = normalise("Công ty Cổ phần Lancs")

    assert name.words == ("lancs",)
    assert name.legal == {"joint_stock": "công ty cổ phần"}


@pytest.mark.parametrize(
    "name", ["Công ty", "Trường", "Học viện", "Nhà trường", "BÊN B", "Party A", "UBND huyện"]
)
def test_words_that_name_nobody_leave_nothing_to_tell_who_is_meant(name):
    assert normalise(name).own == ()


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Trường Đại học Công nghiệp Hà Nội", "dhcnhn"),
        ("University of Technology Sydney", "uts"),
        ("Học viện Công nghệ Bưu chính Viễn thông", "hvcnbcvt"),
    ],
)
def test_initials_leave_out_little_words(name, initials):
    assert normalise(name).initials == initials


@given(st.text())
def test_any_text_can_be_made_comparable(text):
    name = normalise(text)

    assert set(name.own) <= set(name.words) == set(name.pieces)
    assert " " not in name.joined


@given(st.lists(st.sampled_from(sorted(load("abbreviations")["always"])), max_size=6).map(" ".join))
def test_spelling_out_twice_changes_nothing_more(text):
    once = spelt_out(text)

    assert spelt_out(once) == once


def test_every_listed_short_form_stands_for_something_else():
    listed = load("abbreviations")
    entries = [*listed["always"].items(), *listed["spellings"].items()]
    entries += [(entry["short"], entry["long"]) for entry in listed["by_context"]]

    assert all(words_of(short) and words_of(long) for short, long in entries)
    assert [short for short, long in entries if short == long] == []


def test_every_ambiguous_short_form_names_what_decides():
    conditions = {"follows", "precedes", "first", "last"}

    undecided = [entry for entry in load("abbreviations")["by_context"] if not conditions & entry.keys()]

    assert undecided == []


def test_a_short_form_that_is_certain_is_not_also_ambiguous():
    listed = load("abbreviations")

    assert not set(listed["always"]) & {entry["short"] for entry in listed["by_context"]}
