"""Names that "and" does not part, branches behind a short form, and headings that are no names."""

from caunoi.domain.documents import Document
from caunoi.extraction import extract

_HEAD = "International cooperation\n\nOur faculty was founded in 1970.\n\n"


def _partners(text: str) -> dict[str, str | None]:
    return {one.name: one.country for one in extract(Document("page.txt", _HEAD + text)).partners}


def test_two_adjectives_joined_by_and_belong_to_one_name() -> None:
    found = _partners(
        "Our faculty cooperates with the Institute for Strategic and Regional Studies and Lund University."
    )

    assert "Institute for Strategic and Regional Studies" in found


def test_an_office_behind_the_short_form_is_the_body_itself() -> None:
    found = _partners(
        "Japan International Cooperation Agency (JICA) Vietnam Office signed an agreement with our faculty. "
        "JICA cooperates with our faculty in research."
    )

    assert found == {"Japan International Cooperation Agency": "JP"}


def test_numbered_headings_that_begin_with_what_is_done_name_no_partner() -> None:
    found = _partners(
        "1. Establishment of an international college\nAll courses are taught in English.\n"
        "2. Promotion of student mobility\nStudents are sent abroad.\n"
        "3. Implementation of joint degrees\nDegrees are given together.\n"
    )

    assert found == {}


def test_what_cooperation_includes_belongs_to_the_agreement_told_before() -> None:
    findings = extract(
        Document(
            "page.txt",
            _HEAD + "Our faculty signed an agreement with Lund University in 2004. "
            "Cooperation includes conferences, guest lectures and student exchange.",
        )
    )

    (agreement,) = findings.agreements
    assert {"conference", "expert-sharing", "student-exchange"} <= set(map(str, agreement.activities))
