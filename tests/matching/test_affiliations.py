"""Affiliations as authors write them: which organisations they name."""

import pytest
from tests.matching.registers import SOME, matcher

from caunoi.matching import Answer

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
        ("Institute of Physics, Chinese Academy of Sciences, Beijing 100190, China", ["iop-cn"]),
        ("Kagoshima University and University of Oxford", ["kagoshima", "oxford"]),
        ("Can Tho University, Vietnam; University of Oxford, UK", ["ctu", "oxford"]),
        ("Currently at University of Oxford", ["oxford"]),
        ("Khoa Công nghệ, Trường Đại học Cần Thơ, Cần Thơ, Việt Nam", ["ctu"]),
    ],
)
def test_the_organisations_of_an_affiliation_are_found(text, identifiers):
    match = register.match(text)

    assert (match.answer, [one.id for one in match.meant]) == (Answer.THIS_ONE, identifiers)


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
