"""The fifteen rows of a flattened table: what goes beyond the golden comparison of all registers."""

from datetime import date
from pathlib import Path

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.findings import Findings
from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import Status

SOURCE = Path(__file__).parents[1] / "golden" / "registers" / "rows-11-to-25.txt"


@pytest.fixture(scope="module")
def findings() -> Findings:
    return read_register(SOURCE.read_bytes().decode("utf-8"), host="Học viện")


def test_the_rows_keep_their_own_numbers_in_order(findings: Findings) -> None:
    assert [agreement.number for agreement in findings.agreements] == [str(n) for n in range(11, 26)]


def test_the_kind_of_paper_is_not_invented(findings: Findings) -> None:
    assert {agreement.kind for agreement in findings.agreements} == {AgreementKind.UNSPECIFIED}


def test_only_what_was_neither_repaired_nor_cut_off_is_certain(findings: Findings) -> None:
    doubtful = {agreement.number for agreement in findings.agreements if agreement.confidence < 0.9}

    assert doubtful == {"15", "22"}


def test_a_repaired_date_keeps_the_broken_words(findings: Findings) -> None:
    (agreement,) = (a for a in findings.agreements if a.number == "15")

    assert agreement.fields["end"].words == "27/10-2027"
    assert agreement.term.repaired
    assert agreement.term.raw == "27/10/2022-27/10-2027"


def test_a_conditional_end_keeps_its_condition(findings: Findings) -> None:
    (agreement,) = (a for a in findings.agreements if a.number == "16")

    assert agreement.term.condition == "đến khi hoàn thành các hoạt động hợp tác"


def test_the_rows_missing_before_the_first_are_noted(findings: Findings) -> None:
    assert "Rows 1 to 10 are not in the document" in findings.notes


@pytest.mark.parametrize(
    ("day", "in_force", "expired"), [(date(2025, 11, 27), 10, 3), (date(2026, 11, 21), 5, 8)]
)
def test_the_status_counts_of_two_days_come_out(
    findings: Findings, day: date, in_force: int, expired: int
) -> None:
    found = [agreement.term.status_on(day, signed=agreement.signed) for agreement in findings.agreements]

    assert found.count(Status.IN_FORCE) == in_force
    assert found.count(Status.EXPIRED) == expired
    assert found.count(Status.OPEN_CONDITIONAL) == 1
    assert found.count(Status.VALIDITY_UNKNOWN) == 1
