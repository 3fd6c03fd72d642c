"""The same rows say the same in whatever layout they stand."""

from collections.abc import Callable

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.findings import Findings

HEADER = ["STT", "Đối tác", "Quốc gia", "Loại văn bản", "Ngày ký", "Thời hạn", "Nội dung hợp tác"]
_ROWS = """
1|Đại học Kobe Xanh (KXU)|Nhật Bản|MOU|15/3/2021|05 năm kể từ ngày ký|Trao đổi sinh viên
2|Universiteit Antwerpen Noord|Bỉ|Thỏa thuận khung|2/11/2019|2019 - 2024|Công bố chung
3|Công ty Cổ phần Giống Sông Tiền|Việt Nam|Hợp đồng|08/2022|đến 31/7/2026|Tài trợ học bổng
4|Trường Đại học Khon Kaen Mới|Thái Lan|MOA|20/6/2023|không thời hạn|Hội thảo khoa học
5|Viện Lúa Vientiane|Lào|Biên bản ghi nhớ|5/9/2020|03 năm|Chuyển giao kỹ thuật
"""
ROWS = [line.split("|") for line in _ROWS.strip().splitlines()]
TITLE = "DANH MỤC THỎA THUẬN HỢP TÁC\n\n"
WIDTHS = [max(len(row[column]) for row in [HEADER, *ROWS]) + 3 for column in range(len(HEADER))]


def _lines(part: str, before: str = "", after: str = "") -> str:
    return "\n".join(before + part.join(row) + after for row in [HEADER, *ROWS])


def _quoted(part: str) -> str:
    return "\n".join(part.join(f'"{cell}"' for cell in row) for row in [HEADER, *ROWS])


def _cards() -> str:
    return "\n\n".join("\n".join(f"{h}: {c}" for h, c in zip(HEADER, row, strict=True)) for row in ROWS)


def _spaced() -> str:
    rows = ["".join(c.ljust(w) for c, w in zip(row, WIDTHS, strict=True)) for row in [HEADER, *ROWS]]
    return "\n".join(rows)


def _wrapped() -> str:
    return "\n".join([" ".join(HEADER), *(" ".join(row).replace(" năm ", "\nnăm ") for row in ROWS)])


LAYOUTS: dict[str, Callable[[], str]] = {
    "tabs": lambda: _lines("\t"),
    "pipes": lambda: _lines(" | "),
    "fenced pipes": lambda: _lines(" | ", "| ", " |"),
    "commas": lambda: _quoted(","),
    "semicolons": lambda: _lines(";"),
    "one cell a line": lambda: _lines("\n"),
    "one cell a line, spaced": lambda: _lines("\n\n"),
    "cards": _cards,
    "columns of blanks": _spaced,
    "no columns": lambda: _lines(" "),
    "no columns, wrapped": _wrapped,
    "one long line": lambda: " ".join(" ".join(row) for row in [HEADER, *ROWS]),
}


def _said(findings: Findings) -> list[tuple[object, ...]]:
    partners = [(p.name, p.aliases, p.country, p.kind) for p in findings.partners]
    agreements = [
        (a.number, a.parties, a.kind, str(a.signed), str(a.term.end), a.term.end_kind, a.activities)
        for a in findings.agreements
    ]
    return [*partners, *agreements]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_partners_and_agreements(layout: str) -> None:
    known = _said(read_register(TITLE + LAYOUTS["tabs"]()))

    found = _said(read_register(TITLE + LAYOUTS[layout]()))

    assert found == known


def test_the_rows_are_read_as_they_are_meant() -> None:
    findings = read_register(TITLE + LAYOUTS["tabs"]())

    assert [p.country for p in findings.partners] == ["JP", "BE", "VN", "TH", "LA"]
    signed = ["2021-03-15", "2019-11-02", "2022-08", "2023-06-20", "2020-09-05"]
    assert [str(a.signed) for a in findings.agreements] == signed
    ends = ["2026-03-15", "2024", "2026-07-31", "None", "None"]
    assert [str(a.term.end) for a in findings.agreements] == ends
