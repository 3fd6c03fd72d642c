"""Lines of separators alone, which tables leave behind, hold no cell and end no reading."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract


@pytest.mark.parametrize(
    "text",
    [
        "| Năm | Đề tài | Bài báo |\n| | |\n| 2020 | 5 | 6 |\n| 2021 | 7 | 8 |\n|\n",
        "--- | --- | ---\nAsia | Thammasat College of Rice (Thailand) | MoU\n|\n",
        "|\n\t\n| |\n",
    ],
)
def test_they_are_passed_over(text):
    findings = extract(Document("bảng.txt", text))

    assert all(quote.is_found_in(text) for quote in findings.quotes())
