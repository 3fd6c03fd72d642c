"""Names looked up in a register: who is meant, how sure that is, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.registers import SOME, matcher, organisation

from caunoi.matching import Answer, ReasonCode

register = matcher(*SOME)


def meant(name, **more):
    match = register.match(name, **more)
    return match.answer, [one.id for one in match.meant]


def codes(name, **more):
    return [reason.code for reason in register.match(name, **more).candidates[0].reasons]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Hanoi University of Science and Technology", "hust"),
        ("Hanoi Univ. of Sci. & Technol.", "hust"),
        ("Cantho University", "ctu"),
        ("University of Can Tho", "ctu"),
        ("Trường Đại học Cần Thơ", "ctu"),
        ("ĐH Cần Thơ", "ctu"),
        ("Truong Dai hoc Can Tho", "ctu"),
        ("TRƯỜNG ĐẠI HỌC CẦN THƠ", "ctu"),
        ("Trường Đại học Bách khoa Hà Nội", "hust"),
        ("Trường Đại học Sư phạm Kỹ thuật Hưng Yên", "hyute"),
        ("Trường Đại học Sư phạm Kỹ thuật Hưng Yêm", "hyute"),
        ("Trường Đại hcọ Bách khoa Hà Nội", "hust"),
        ("Bệnh vinệ Bạch Mai", "bachmai"),
        ("Hanoi Unviersity of Science and Tehcnology", "hust"),
        ("Trường Đại học Mỏ - Địa chất", "humg"),
        ("Đại học Quốc gia Hà Nội", "vnu"),
        ("Trường Đại học Giáo dục, Đại học Quốc gia Hà Nội", "ued"),
        ("Trường Đại học Giáo dục (ĐHQGHN)", "ued"),
        ("Bộ Y tế", "moh-vn"),
        ("Bệnh viện Bạch Mai", "bachmai"),
        ("Trường Đại học Ngoại thương", "ftu"),
        ("University of Foreign Affairs - Foreign Trade", "ftu"),
        ("Đại học Kagoshima", "kagoshima"),
        ("Oxford University", "oxford"),
        ("Institute of Physics, Warsaw", "iop-pl"),
    ],
)
def test_a_name_finds_its_organisation(name, identifier):
    assert meant(name) == (Answer.THIS_ONE, [identifier])


@pytest.mark.parametrize("name", ["University of Palermo", "Đại học Palermo", "Institute of Physics"])
def test_two_of_one_name_are_told_apart_by_a_person(name):
    match = register.match(name)

    assert match.answer is Answer.ASK
    assert len(match.candidates) >= 2


@pytest.mark.parametrize(
    "name",
    [
        "Trường Đại học Sao Đỏ",
        "Đại học Công nghệ Sài Gòn",
        "Hangzhou City University",
        "Bộ Xây dựng",
        "Sở Y tế Hà Giang",
        "",
        "???",
        "the university",
    ],
)
def test_a_name_the_register_does_not_have_means_none(name):
    assert meant(name) == (Answer.NONE, [])


def test_a_namesake_abroad_is_told_of_and_asked_about():
    own = matcher(
        organisation("gb", "Newcastle University", country="GB"),
        organisation("au", "University of Newcastle Australia", "Newcastle University", country="AU"),
    )

    open_match, placed = (
        own.match("University of Newcastle"),
        own.match("University of Newcastle", country="AU"),
    )

    assert (open_match.answer, placed.answer) == (Answer.ASK, Answer.THIS_ONE)
    assert open_match.candidates[0].reasons[-1].code is ReasonCode.DIFFERENT_NAMESAKE


def test_a_company_without_a_country_is_asked_about_but_for_a_vietnamese_name():
    own = matcher(
        organisation("hq", "Hoa Sao (Vietnam)", types=("company",)),
        organisation("silk", "Silk Labs (France)", country="FR", types=("company",)),
    )

    assert own.match("Silk Labs").answer is Answer.ASK
    assert own.match("Silk Labs", country="FR").answer is Answer.THIS_ONE
    assert own.match("Tập đoàn Hoa Sao").answer is Answer.THIS_ONE


def test_of_two_that_translate_alike_the_one_of_the_kind_that_the_name_says_is_meant():
    own = matcher(
        organisation("clinic", "Institute of Silk", types=("healthcare",)),
        organisation("academy", "Silk Academy", types=("education",)),
    )

    assert own.match("Học viện Tơ lụa").candidates == ()
    assert own.match("Học viện Silk").candidates[0].id == "academy"


def test_the_country_beside_the_name_decides_between_namesakes():
    assert meant("University of Palermo", country="AR") == (Answer.THIS_ONE, ["palermo-ar"])
    assert ReasonCode.SAME_COUNTRY in codes("University of Palermo", country="AR")


def test_the_text_around_the_name_decides_between_namesakes():
    assert meant("University of Palermo", context="a fair in Buenos Aires") == (
        Answer.THIS_ONE,
        ["palermo-ar"],
    )
    assert ReasonCode.SAME_CITY in codes("University of Palermo", context="a fair in Buenos Aires")


def test_another_country_speaks_against_the_name():
    assert meant("Can Tho University", country="FR")[0] is not Answer.THIS_ONE
    assert ReasonCode.DIFFERENT_COUNTRY in codes("Can Tho University", country="FR")


def test_an_acronym_alone_is_asked_and_with_the_country_it_is_this_one():
    assert meant("HUST") == (Answer.ASK, [])
    assert meant("HUST", country="VN") == (Answer.THIS_ONE, ["hust"])
    assert codes("HUST", country="VN") == [ReasonCode.SAME_ACRONYM, ReasonCode.SAME_COUNTRY]


def test_a_translated_name_says_so():
    assert codes("Trường Đại học Cần Thơ")[0] is ReasonCode.SAME_TRANSLATED


def test_a_former_name_says_so():
    assert codes("University of Foreign Affairs - Foreign Trade")[0] is ReasonCode.FORMER_NAME


def test_a_withdrawn_entry_gives_way_to_its_successor():
    match = register.match("Old Institute of Silk")

    assert [one.id for one in match.meant] == ["new"]
    assert ReasonCode.SUCCESSOR_OF in codes("Old Institute of Silk")


def test_an_english_name_finds_an_organisation_known_in_vietnamese_only():
    own = matcher(organisation("x", "Trường Đại học Sư phạm Kỹ thuật Hưng Yên"))

    assert own.match("Hung Yen University of Technology and Education").candidates[0].id == "x"


def test_two_vietnamese_names_do_not_meet_in_english():
    own = matcher(organisation("x", "Viện Nghiên cứu Hệ gen"), organisation("y", "Viện Cơ khí"))

    assert own.match("Viện Cơ học").answer is Answer.NONE


def test_one_slip_in_a_foreign_name_is_seen():
    assert register.match("Kagosima University").candidates[0].id == "kagoshima"


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_with_scores_from_0_to_1_in_order(text):
    match = register.match(text)

    scores = [one.score for one in match.candidates]
    assert all(0 <= score <= 1 for score in scores)
    assert bool(match.meant) == (match.answer is Answer.THIS_ONE)


@given(st.sampled_from([one.name for one in SOME]), st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals_change_no_answer(name, changed):
    assert meant(changed(name)) == meant(name)


@pytest.mark.parametrize(
    "text", ["a@" * 20_000, "Đại học " * 5_000, "(" * 50_000, "A" * 100_000, ", " * 40_000]
)
def test_a_long_or_odd_text_is_answered_at_once(text):
    assert register.match(text).answer in (Answer.NONE, Answer.ASK, Answer.THIS_ONE)
