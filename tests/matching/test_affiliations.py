"""Affiliations as authors write them: which organisations they name."""

import pytest
from tests.matching.registers import SOME, matcher, organisation

from caunoi.matching import Answer, ReasonCode

register = matcher(*SOME)


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("Faculty of IT, Can Tho University, Can Tho, Vietnam", ["ctu"]),
        ("Department of Physics, University of California, Berkeley, California 94720, USA", ["ucb"]),
        ("Dept. of Physics, Univ. California Berkeley, USA", ["ucb"]),
        ("Department of Physics, University of Oxford, Parks Road, Oxford OX1 3PU, UK", ["oxford"]),
        ("Department of Physics University of Oxford", ["oxford"]),
        ("School of Engineering Kagoshima University, 1-21-24 Korimoto, Kagoshima 890-8580", ["kagoshima"]),
        ("Institute of Physics, Chinese Academy of Sciences, Beijing 100190, China", ["iop-cn", "cas"]),
        ("Kagoshima University and University of Oxford", ["kagoshima", "oxford"]),
        ("Can Tho University, Vietnam; University of Oxford, UK", ["ctu", "oxford"]),
        ("Currently at University of Oxford", ["oxford"]),
        ("Khoa Công nghệ, Trường Đại học Cần Thơ, Cần Thơ, Việt Nam", ["ctu"]),
    ],
)
def test_the_organisations_of_an_affiliation_are_found(text, identifiers):
    assert [one.id for one in register.match(text).named] == identifiers


@pytest.mark.parametrize(
    "text",
    [
        "Faculty of IT, Can Tho University, Can Tho, Vietnam",
        "Department of Physics, University of Oxford, Parks Road, Oxford OX1 3PU, UK",
        "Khoa Công nghệ, Trường Đại học Cần Thơ, Cần Thơ, Việt Nam",
        "Trường Đại học Giáo dục, Đại học Quốc gia Hà Nội",
    ],
)
def test_an_affiliation_that_names_one_organisation_is_this_one(text):
    assert register.match(text).answer is Answer.THIS_ONE


@pytest.mark.parametrize(
    "text",
    [
        "Kagoshima University and University of Oxford",
        "Can Tho University, Vietnam; University of Oxford, UK",
        "Institute of Physics, Chinese Academy of Sciences, Beijing 100190, China",
        "Steklov Mathematical Institute of the Chinese Academy of Sciences",
        "University of Economics, Can Tho University",
    ],
)
def test_what_leaves_open_who_is_meant_is_asked(text):
    match = register.match(text)

    assert (match.answer, match.meant) == (Answer.ASK, ())


def test_the_university_comes_before_a_laboratory_named_ahead_of_it():
    own = matcher(
        organisation("lab", "State Laboratory of Silk", country="CN", types=("facility",)),
        organisation("uni", "Suzhou University", country="CN", types=("education",)),
    )

    match = own.match("State Laboratory of Silk, Suzhou University, China")

    assert [one.id for one in match.named] == ["uni", "lab"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("VNU University of Engineering and Technology", "VNU University of Engineering and Technology"),
        (
            "Faculty of IT, VNU University of Engineering and Technology, Hanoi, Vietnam",
            "VNU University of Engineering and Technology",
        ),
        ("Trường Đại học Công nghệ, Đại học Quốc gia Hà Nội", "Trường Đại học Công nghệ"),
        ("University of Medicine, Vietnam National University, Hanoi", "University of Medicine"),
    ],
)
def test_a_unit_the_register_does_not_have_is_asked_about_with_what_it_is_part_of(text, unit):
    match = register.match(text)

    parent = next(one for one in match.candidates if one.is_parent)
    reason = next(reason for reason in parent.reasons if reason.code is ReasonCode.PARENT_OF_UNIT)
    assert (match.answer, parent.id, reason.parameters["unit"]) == (Answer.ASK, "vnu", unit)


def test_a_short_name_that_is_all_of_a_name_is_no_parent():
    assert not any(one.is_parent for one in register.match("VNU University").candidates)


def test_a_body_of_several_universities_is_asked_about():
    own = matcher(organisation("cu", "University of Colorado System", "University of Colorado", country="US"))

    assert own.match("Department of Physics, University of Colorado").answer is Answer.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Department of Physics, Faculty of Science",
        "Hangzhou City University, Hangzhou, China",
        "University of California at Nowhere",
        "Institute of Physics of Kyiv",
        "Department of Oxford Studies, Nowhere College",
        "Hanoi, Vietnam",
        "Trường Đại học Luật, Đại học Quốc gia Hà Nội",
    ],
)
def test_what_only_looks_like_a_known_name_is_not_taken_for_it(text):
    assert register.match(text).meant == ()


def test_the_country_of_an_affiliation_tells_namesakes_apart():
    match = register.match("Dipartimento di Fisica, University of Palermo, Via Archirafi 36, Palermo, Italy")

    assert [one.id for one in match.meant] == ["palermo-it"]
