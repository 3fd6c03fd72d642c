"""Papers that the text of an agreement speaks of besides itself: recitals, annexes, second papers."""

from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import read

HEAD = (
    "MEMORANDUM OF AGREEMENT\n\nbetween\n\nLARKFIELD UNIVERSITY\n1 Mill Road, Larkfield, Ireland\n"
    '(hereinafter called "LU")\n\nand\n\nOSTWIND UNIVERSITY\n2 Sea Street, Ostwind, Germany\n'
    '(hereinafter called "OU")\n\n'
)
BODY = (
    "1.  Subject.  The Parties shall carry out joint research on mills.\n\n"
    "2.  Obligations of OU.  OU shall donate books and databases and speak the language of LU.\n\n"
    "3.  Term.  This Memorandum shall come into effect on April 1, 2022 and shall be effective until "
    "March 31, 2027.\n\n"
    "For LU                          For OU\n____________________            ____________________\n"
    "Rector                          President\nDate: 25/03/2022                Date: March 18, 2022\n"
)


def _read(text: str) -> Findings:
    return extract(read(text.encode(), "paper.txt"))


def _papers(text: str) -> list[tuple[str, str | None]]:
    return [(one.kind.value, str(one.signed) if one.signed else None) for one in _read(text).agreements]


def test_what_articles_with_headings_in_the_line_say_is_content() -> None:
    main = _read(HEAD + BODY).agreements[0]

    assert {activity.value for activity in main.activities} >= {"joint-research", "learning-resources"}
    assert (str(main.signed), str(main.term.start), str(main.term.end)) == (
        "2022-03-25",
        "2022-04-01",
        "2027-03-31",
    )


def test_papers_of_the_recitals_are_papers_of_their_own() -> None:
    recitals = (
        "WHEREAS the Parties concluded an Agreement on Exchange on 21 June 2012, renewed on 21 June 2017;\n"
        "WHEREAS the Parties founded, by the Memorandum dated September 6, 2013, a school of milling;\n"
        "WHEREAS the Higher Education Act of 5 May 2010 allows it;\n\n"
    )

    dated = {signed for _, signed in _papers(HEAD + recitals + BODY)}

    assert dated == {"2022-03-25", "2012-06-21", "2017-06-21", "2013-09-06"}


def test_the_day_of_an_annex_may_stand_in_its_heading() -> None:
    annex = "\nSCHEDULE 1 - Variation letter (23 June 2023)\nThe date of expiry shall be 31 August 2028.\n"

    later = _read(HEAD + BODY + annex).agreements[-1]

    assert (str(later.signed), str(later.term.end), later.kind.value) == ("2023-06-23", "2028-08-31", "other")


def test_who_countersigns_an_annex_is_a_party_of_it() -> None:
    annex = (
        "\nANNEX 1 (Internship)\nSigned: Larkfield, 9 September 2023\n\n"
        "A. Students may be placed as interns with Marra Foods Ltd, which countersigns this Annex.\n"
    )

    later = _read(HEAD + BODY + annex).agreements[-1]

    assert (set(later.parties), str(later.signed)) == (
        {"OSTWIND UNIVERSITY", "Marra Foods Ltd"},
        "2023-09-09",
    )


def test_a_second_paper_behind_the_signatures_is_read() -> None:
    second = (
        "\n\nMemorandum on Student Exchange\n\nArticle 1. Each side sends two students.\n"
        "Article 2. This Memorandum takes effect on April 1, 2023 and is valid until March 31, 2026.\n\n"
        "February 15, 2023\n\n(Signature)          (Signature)\n"
    )

    later = _read(HEAD + BODY + second).agreements[-1]

    assert (str(later.signed), str(later.term.start), str(later.term.end)) == (
        "2023-02-15",
        "2023-04-01",
        "2026-03-31",
    )
