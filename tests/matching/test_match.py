"""Suggesting which known organisation is meant: what is this one, what is asked, what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.kinds import OrganisationKind
from caunoi.matching import Answer, Candidate, Index, Known, Reason, ReasonCode, suggestion
from caunoi.matching.normalise import normalise
from caunoi.matching.weigh import CERTAIN, POSSIBLE, weigh


def only(name, **more):
    return Index([Known("k", (name,), **more)])


def best(index, name, **more):
    found = index.candidates(name, **more)
    return found[0] if found else Candidate("", 0.0, ())


def answer(index, name, **more):
    return suggestion(index.candidates(name, **more)).answer


def codes(candidate):
    return [reason.code for reason in candidate.reasons]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Đại học LaTrobe", "Đại học La Trobe"),
        ("LaTrobe University", "La Trobe University"),
        ("Đại học SIENA", "Đại học Siena"),
        ("FPT telecom", "FPT Telecom"),
        ("ĐH Queensland", "Đại học Queensland"),
        ("Trường Đại học Hồng Đức", "Đại học Hồng Đức"),
        ("Viện Hoá học", "Viện Hóa học"),
        ("Viện Kĩ thuật Quân sự", "Viện Kỹ thuật Quân sự"),
        ("Dai hoc Bach khoa Ha Noi", "Trường Đại học Bách khoa Hà Nội"),
        ("TRƯỜNG ĐẠI HỌC VINH", "Đại học Vinh"),
        ("Bộ Công thương", "Bộ Công Thương"),
        ("Viện Khoa học Công nghệ GTVT", "Viện Khoa học và Công nghệ Giao thông vận tải"),
        ("Công ty TNHH QORVO Việt Nam", "QORVO Vietnam Co., Ltd."),
        ("Kunming University of Science & Technology", "Kunming University of Science and Technology"),
        ("EVN HCMC", "EVNHCMC"),
        ("Công ty Cổ phần Công nghệ mạng Lancs Việt Nam.", "CTCP Công nghệ mạng LANCS Việt Nam"),
        ("Université de Liège", "Universite de Liege"),
    ],
)
def test_two_spellings_of_one_name_are_this_one(name, known):
    assert answer(only(known), name) is Answer.THIS_ONE
    assert answer(only(name), known) is Answer.THIS_ONE


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Viện Cơ học", "Viện Cơ khí"),
        ("Đại học Quốc gia Chungbuk", "Đại học Quốc gia Chonnam"),
        ("Samsung Electronics Vietnam", "Samsung Điện tử Hàn Quốc"),
        ("FPT Software", "FPT Telecom"),
        ("Đại học Công nghệ", "Đại học Công nghệ Sydney"),
        ("Đại học Kinh tế", "Viện Kinh tế"),
        ("Công ty Cổ phần Tư vấn Xây dựng Điện 1", "Công ty Cổ phần Tư vấn Xây dựng Điện 2"),
        ("Trường Đại học Sư phạm Hà Nội 2", "Trường Đại học Sư phạm Hà Nội"),
        ("PECC1", "PECC2"),
        ("UBND tỉnh Quảng Ngãi", "UBND thành phố Quảng Ngãi"),
        ("Đại học Kyushu", "Đại học Kagoshima"),
        ("Đại học Bách khoa Hà Nội", "Đại học Bách khoa Đà Nẵng"),
    ],
)
def test_different_organisations_with_alike_names_stay_below_the_bar(name, known):
    assert answer(only(known), name) is Answer.NONE
    assert answer(only(name), known) is Answer.NONE


def test_mechanics_and_mechanical_engineering_stay_far_below_the_bar():
    assert best(only("Viện Cơ khí"), "Viện Cơ học").score < POSSIBLE / 2


@pytest.mark.parametrize(
    ("name", "known", "reason"),
    [
        ("Đại học Canbera", "Đại học Canberra", ReasonCode.TYPING_ERROR),
        ("Hanseo University", "Hansei University", ReasonCode.TYPING_ERROR),
        ("Đại học Bách khao Vinh", "Đại học Bách khoa Vinh", ReasonCode.TYPING_ERROR),
        ("University of Siena", "Siena University", ReasonCode.SAME_OWN_WORDS),
        ("Toshiba", "Tập đoàn Toshiba", ReasonCode.SAME_OWN_WORDS),
        ("Đại học Kagoshima", "Kagoshima University", ReasonCode.SAME_OWN_WORDS),
        ("ĐHCNHN", "Trường Đại học Công nghiệp Hà Nội", ReasonCode.SAME_INITIALS),
        ("UTS", "University of Technology Sydney", ReasonCode.SAME_INITIALS),
        ("Trường ĐH Công nghệ, ĐHQGHN", "Trường Đại học Công nghệ", ReasonCode.LONGER_NAME),
        ("Trường ĐH Công nghệ, ĐHQGHN", "Đại học Quốc gia Hà Nội", ReasonCode.LONGER_NAME),
        ("Khoa Viễn thông Học viện X", "Học viện X", ReasonCode.LONGER_NAME),
        ("Công ty Hòa Phát", "Công ty Hóa Phát", ReasonCode.SAME_WITHOUT_ACCENTS),
        ("Công ty Cổ phần Sao Mai", "Công ty TNHH Sao Mai", ReasonCode.SAME_NAME),
    ],
)
def test_what_may_be_one_but_may_be_two_is_asked(name, known, reason):
    found = best(only(known), name)

    assert suggestion([found]).answer is Answer.ASK
    assert found.reasons[0].code is reason


def test_three_companies_of_one_group_come_out_apart_and_at_most_related():
    names = ["Tập đoàn Samsung", "Samsung Electronics Vietnam", "Samsung Điện tử Hàn Quốc"]
    index = Index(Known(name, (name,)) for name in names)

    for name in names:
        first, *rest = index.candidates(name)

        assert (first.id, suggestion([first, *rest]).answer) == (name, Answer.THIS_ONE)
        assert all(candidate.score < CERTAIN for candidate in rest)


def test_a_group_is_asked_about_its_company_when_only_that_is_known():
    found = best(only("Samsung Electronics Vietnam"), "Tập đoàn Samsung")

    assert suggestion([found]).answer is Answer.ASK
    assert ReasonCode.DIFFERENT_WORDS in codes(found)


def test_a_unit_is_not_its_parent():
    found = best(only("Đại học Quốc gia Hà Nội"), "Trường Đại học Công nghệ, Đại học Quốc gia Hà Nội")

    assert found.score < CERTAIN
    assert ReasonCode.UNIT_OF in codes(found)


def test_two_of_one_name_are_told_apart_by_a_person():
    index = Index([Known("hue", ("Đại học Y Dược",)), Known("hanoi", ("Đại học Y Dược",))])

    found = index.candidates("Trường Đại học Y Dược")

    assert [candidate.id for candidate in found] == ["hanoi", "hue"]
    assert suggestion(found).answer is Answer.ASK


def test_the_country_tells_two_of_one_name_apart():
    index = Index(
        [Known("ar", ("Đại học Palermo",), country="AR"), Known("it", ("Đại học Palermo",), country="IT")]
    )

    first, second = index.candidates("Đại học Palermo", country="IT")

    assert first.id == "it"
    assert codes(first) == [ReasonCode.SAME_NAME, ReasonCode.SAME_COUNTRY]
    assert codes(second) == [ReasonCode.SAME_NAME, ReasonCode.DIFFERENT_COUNTRY]
    assert suggestion([first, second]).answer is Answer.THIS_ONE


def test_the_same_name_in_another_country_is_asked():
    assert answer(only("Đại học Palermo", country="AR"), "Đại học Palermo", country="IT") is Answer.ASK


def test_a_kind_that_was_guessed_differently_does_not_hide_the_same_name():
    index = only("Viện Công nghệ Kyushu", kind=OrganisationKind.UNIVERSITY)

    found = best(index, "Viện Công nghệ Kyushu", kind=OrganisationKind.RESEARCH_INSTITUTE)

    assert suggestion([found]).answer is Answer.THIS_ONE
    assert codes(found) == [ReasonCode.SAME_NAME, ReasonCode.DIFFERENT_KIND]


def test_an_alias_of_the_known_or_of_the_source_counts():
    index = Index([Known("k", ("Viện Công nghệ Kyushu", "Kyushu Institute of Technology", "KyuTech"))])

    by_known = best(index, "Kyushu Inst. of Tech.")
    by_source = best(index, "Kyutech Nhật Bản", aliases=["KyuTech"])

    assert codes(by_known) == [ReasonCode.SAME_ALIAS]
    assert codes(by_source) == [ReasonCode.SAME_ALIAS]
    assert suggestion([by_known]).answer is suggestion([by_source]).answer is Answer.THIS_ONE


def test_a_short_acronym_alone_is_asked_also_in_the_same_country():
    index = Index([Known("k", ("University of Technology Sydney", "UTS"), country="AU")])

    found = best(index, "UTS", country="AU")

    assert codes(found) == [ReasonCode.SAME_ACRONYM, ReasonCode.SAME_COUNTRY]
    assert suggestion([found]).answer is Answer.ASK
    assert answer(index, "UTS", country="MX") is Answer.NONE


@pytest.mark.parametrize("name", ["", "…", "Bên B", "Công ty", "nhà trường", "Học viện"])
def test_a_name_that_names_nobody_has_no_candidates(name):
    index = Index([Known("k", ("Công ty", "Bên B", "Học viện"))])

    assert index.candidates(name) == []
    assert answer(index, name) is Answer.NONE


def test_an_alias_that_names_nobody_does_not_make_two_partners_one():
    index = Index([Known("port", ("Cảng Hải Phòng", "BÊN B", "Công ty"))])

    assert answer(index, "Công ty Sao Mai", aliases=["BÊN B", "Công ty"]) is Answer.NONE


def test_organisations_come_and_go():
    index = only("Viện Cơ học")
    index.add(Known("new", ("Viện Vật lý",)))
    index.add(Known("k", ("Viện Hóa học",)))

    index.remove("new")

    assert len(index) == 1
    assert "new" not in index
    assert index.candidates("Viện Vật lý") == index.candidates("Viện Cơ học") == []
    assert best(index, "Viện Hoá học").id == "k"


def test_removing_a_stranger_is_an_error():
    with pytest.raises(KeyError):
        Index().remove("nobody")


def test_an_organisation_without_a_name_cannot_be_known():
    with pytest.raises(ValueError, match="needs a name"):
        Known("k", ())


def test_at_most_as_many_candidates_as_asked_for_the_likeliest_first():
    index = Index(Known(str(number), (f"Tập đoàn Sao Mai {'Xa ' * number}",)) for number in range(10))

    found = index.candidates("Tập đoàn Sao Mai", limit=3)

    assert len(found) == 3
    assert found == sorted(found, key=lambda candidate: -candidate.score)
    assert found[0].id == "0"


def test_a_word_that_hundreds_of_names_have_still_finds_some_of_them():
    index = Index(Known(str(number), (f"Samsung {'x' * (number + 1)}",)) for number in range(150))

    assert len(index.candidates("Tập đoàn Samsung")) == 5


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        (Reason(ReasonCode.SAME_NAME), "same name"),
        (Reason(ReasonCode.SAME_COUNTRY, {"country": "JP"}), "same country (JP)"),
        (Reason(ReasonCode.DIFFERENT_NUMBER, {"one": "1", "other": "2"}), "another number (1, not 2)"),
    ],
)
def test_a_reason_can_be_read_in_english(reason, english):
    assert str(reason) == english


def test_every_reason_that_is_given_can_be_read():
    names = [
        "Viện A Sao",
        "Đại học Mai Sao",
        "Sao Mai",
        "Công ty TNHH Sao Mai 2",
        "SAO",
        "Khoa Sao Mai",
        "Sao Mải",
    ]
    index = Index(Known(name, (name,), country="VN", kind=OrganisationKind.UNIVERSITY) for name in names)

    for name in [*names, "Mai Sao", "Công ty CP Sao Mai"]:
        for candidate in index.candidates(name, country="JP", kind=OrganisationKind.NGO):
            assert all(str(reason) for reason in candidate.reasons)


WORDS = "Đại học Viện Công nghệ Sydney Hà Nội Samsung 2 , ĐH KH&CN UTS TNHH của Khoa Vật lý"
words = st.sampled_from(WORDS.split())
name_texts = st.lists(words, min_size=1, max_size=6).map(" ".join) | st.text(max_size=20)


@given(name=name_texts, known=st.lists(name_texts, max_size=6))
def test_scores_lie_between_0_and_1_and_every_candidate_says_why(name, known):
    index = Index(Known(str(place), (text,)) for place, text in enumerate(known))

    for candidate in index.candidates(name):
        assert 0 <= candidate.score <= 1
        assert candidate.reasons


@given(one=name_texts, other=name_texts)
def test_it_does_not_matter_which_of_two_names_is_weighed_first(one, other):
    these, those = normalise(one), normalise(other)

    assert weigh(these, those, len).score == pytest.approx(weigh(those, these, len).score)


@given(known=st.lists(name_texts, min_size=1, max_size=6, unique=True))
def test_what_was_removed_leaves_no_trace(known):
    names = [Known(str(place), (text,)) for place, text in enumerate(known)]
    index = Index(names)
    for one in names[1:]:
        index.remove(one.id)

    assert index.candidates(known[-1]) == Index(names[:1]).candidates(known[-1])
