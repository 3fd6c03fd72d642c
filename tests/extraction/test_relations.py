"""Names beside words of dealing that no frame of a verb binds to the host: partners all the same."""

import pytest

from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import read

HISTORY = (
    "International cooperation of Larkfield University\n\n"
    "Larkfield University has cooperated with universities abroad since its foundation. "
    "This report describes the partnerships of the University.\n\n"
)


def _read(sentence: str) -> Findings:
    return extract(read(f"{HISTORY}{sentence}\n".encode(), "history.txt"))


def _partners(sentence: str) -> set[str]:
    return {partner.name for partner in _read(sentence).partners}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Every autumn the University sends ten students to Ostwind University.", {"Ostwind University"}),
        ("Since 2009 we have sent our best graduates to Ostwind University.", {"Ostwind University"}),
        (
            "The project brings together Ostwind University, Larkfield University and Marra College.",
            {"Ostwind University", "Marra College"},
        ),
        (
            "Exchange students come from Ostwind University and Marra College.",
            {"Ostwind University", "Marra College"},
        ),
        ("Staff of Ostwind University taught three courses with us in 2018.", {"Ostwind University"}),
        (
            "Ostwind University joined in 2012, Marra College in 2015.",
            {"Ostwind University", "Marra College"},
        ),
        (
            "In 2016 Larkfield University and the Belmar Institute put money together for a new microscope.",
            {"Belmar Institute"},
        ),
        (
            "The largest customers were Ostwind Dairy Ltd and Marra Foods JSC.",
            {"Ostwind Dairy Ltd", "Marra Foods JSC"},
        ),
        ("Two servers and forty laptops went to Ostwind University.", {"Ostwind University"}),
    ],
)
def test_whoever_is_named_beside_a_word_of_dealing_is_a_partner(sentence: str, names: set[str]) -> None:
    assert _partners(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "The Rector studied at Ostwind University and obtained a doctorate from Marra College.",
        "The University ranks behind Ostwind University and Marra College.",
        "Our office follows the model of Ostwind University.",
        "The University plans to send students to Ostwind University.",
        "Professor Ann Hill of Ostwind University lectured on the history of trade.",
        "Larkfield School of Nursing trained 40 nurses.",
    ],
)
def test_who_is_no_partner_stays_out(sentence: str) -> None:
    assert _partners(sentence) == set()


def test_what_a_body_pays_for_is_a_sponsorship_with_its_first_year() -> None:
    found = _read("Ostwind Motors Ltd has paid for 18 scholarships a year since 2017.")

    assert [(one.parties, one.kind.value, str(one.term.start)) for one in found.agreements] == [
        (("Ostwind Motors Ltd",), "sponsorship", "2017")
    ]
