"""Papers that were prolonged, lists with years and ends in brackets, and lengths said in other ways."""

import pytest

from caunoi.extraction import extract
from caunoi.extraction.renewals import find_renewals
from caunoi.extraction.term_phrases import find_terms
from caunoi.reading import read

HISTORY = (
    "International cooperation of Larkfield University\n\n"
    "Larkfield University has cooperated with universities abroad since its foundation. "
    "This report describes the partnerships of the University.\n\n"
)


def _agreements(sentence: str) -> list[tuple[str, str | None, str | None]]:
    found = extract(read(f"{HISTORY}{sentence}\n".encode(), "history.txt"))
    return [
        (
            "+".join(one.parties),
            str(one.signed) if one.signed else None,
            str(one.term.end) if one.term.end else None,
        )
        for one in found.agreements
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("framework agreement (2010, renewed 2015 and 2020)", ["2015", "2020"]),
        ("it was prolonged in 2004, 2009 and most recently on 5 May 2014", ["2004", "2009", "2014-05-05"]),
        ("has been extended twice, most recently in 2021", ["2021"]),
        ("The agreement has not been renewed in 2020", []),
        ("it is to be renewed in 2030", []),
    ],
)
def test_every_day_of_renewal_is_found(text: str, days: list[str]) -> None:
    assert [str(day.date) for one in find_renewals(text) for day in one.days] == days


def test_a_renewal_told_in_a_sentence_of_its_own_is_a_paper_of_its_own() -> None:
    found = _agreements(
        "An agreement with Ostwind University was signed in August 2014. It was renewed on 20/8/2019."
    )

    assert found == [("Ostwind University", "2014-08", None), ("Ostwind University", "2019-08-20", None)]


def test_years_of_renewal_in_brackets_do_not_date_the_first_paper() -> None:
    found = _agreements(
        "With Ostwind University there is a framework agreement (2010, renewed 2015 and 2020)."
    )

    assert [signed for _, signed, _ in found] == ["2010", "2015", "2020"]


def test_each_name_of_a_list_has_the_end_in_its_own_brackets() -> None:
    found = _agreements("In 2021 we renewed with Ostwind University (to 2026) and Marra College (to 2024).")

    assert set(found) == {("Ostwind University", "2021", "2026"), ("Marra College", "2021", "2024")}


def test_the_verb_need_not_be_said_again_for_each_partner() -> None:
    found = _agreements(
        "Two were signed: with Ostwind University on 4 March 2019, and with Marra College on 6 May 2019."
    )

    assert set(found) == {("Ostwind University", "2019-03-04", None), ("Marra College", "2019-05-06", None)}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("takes effect on 1 July 2023 and runs for five years", "2023-07-01", "2028-07-01"),
        ("Duration: five years with effect from 1 July 2023", "2023-07-01", "2028-07-01"),
        ("the current arrangement runs out on 30 June 2025", None, "2025-06-30"),
        ("the second phase (2021-24) of the work", "2021", "2024"),
        ("tests of two seeds (March-October 2022)", "2022-03", "2022-10"),
        ("between 2010 and 2015", "2010", "2015"),
    ],
)
def test_lengths_are_said_in_many_ways(text: str, start: str | None, end: str | None) -> None:
    terms = [reading.term for reading in find_terms(text)]

    assert [(str(t.start) if t.start else None, str(t.end) if t.end else None) for t in terms] == [
        (start, end)
    ]


def test_a_sentence_that_only_says_how_long_belongs_to_the_paper_before_it() -> None:
    found = _agreements(
        "On 12 June 2023 we signed an agreement with Ostwind University. "
        "Duration: five years with effect from 1 July 2023."
    )

    assert found == [("Ostwind University", "2023-06-12", "2028-07-01")]
