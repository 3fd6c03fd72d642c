"""PDFs made to take long: pages full of lines, of words, of odd places."""

import random
import time

import pytest
from tests.reading.pdf_writer import PdfWriter

from caunoi.reading import read

SECONDS = 6.0


def seconds_to_read(pdf: PdfWriter) -> float:
    begin = time.process_time()
    read(pdf.data(), "a.pdf")
    return time.process_time() - begin


def page_of_lines(across: int, down: int) -> PdfWriter:
    pdf = PdfWriter().page().text(50, 50, "Thỏa thuận hợp tác")
    for number in range(across):
        pdf.line(10, 10 + 800 * number / across, 580, 10 + 800 * number / across)
    for number in range(down):
        pdf.line(10 + 570 * number / down, 10, 10 + 570 * number / down, 810)
    return pdf


def page_of_scattered_lines(count: int) -> PdfWriter:
    chance = random.Random(count)  # noqa: S311 - the same in every run
    pdf = PdfWriter().page().text(50, 50, "Thỏa thuận hợp tác")
    for _ in range(count):
        x, y = chance.uniform(0, 500), chance.uniform(0, 800)
        if chance.random() < 0.5:
            pdf.line(x, y, x + 40, y)
        else:
            pdf.line(x, y, x, y + 40)
    return pdf


def page_of_scattered_words(count: int) -> PdfWriter:
    chance = random.Random(count)  # noqa: S311 - the same in every run
    pdf = PdfWriter().page()
    for number in range(count):
        pdf.text(chance.uniform(0, 560), chance.uniform(10, 830), f"từ{number}", size=4)
    return pdf


def page_of_many_columns(count: int) -> PdfWriter:
    pdf = PdfWriter().page()
    for row in range(count):
        for column in range(40):
            pdf.text(10 + 14 * column, 20 + 5 * row, "12"[column % 2], size=4)
    return pdf


@pytest.mark.parametrize(
    "pdf",
    [
        page_of_lines(250, 190),
        page_of_lines(2_900, 2_900),
        page_of_scattered_lines(5_900),
        page_of_scattered_words(6_000),
        page_of_many_columns(160),
    ],
    ids=["close grid", "too many lines", "scattered lines", "scattered words", "many columns"],
)
def test_a_crowded_page_is_read_within_bounds(pdf):
    assert seconds_to_read(pdf) < SECONDS


def test_time_grows_with_the_pages_and_no_faster():
    def report(pages: int) -> PdfWriter:
        pdf = PdfWriter()
        for page in range(pages):
            pdf.page().text(50, 30, f"Báo cáo trang {page}")
            for row in range(30):
                for x, words in (
                    (50, str(row)),
                    (80, "Đại học Canberra"),
                    (250, "Trao đổi"),
                    (400, "2021-2026"),
                ):
                    pdf.text(x, 80 + 14 * row, words)
        return pdf

    seconds_to_read(report(2))
    few, many = seconds_to_read(report(10)), seconds_to_read(report(80))

    assert many < 8 * few * 2.5


@pytest.mark.parametrize(
    "commands",
    [
        "1e30 0 0 1e30 0 0 cm 10 10 m 20 20 l S",
        "0 0 0 0 0 0 cm 10 10 m 20 20 l S",
        "10 10 1e38 1e38 re S 10 10 -1e38 5 re f",
        "BT /F1 1e20 Tf 1 0 0 1 50 50 Tm <0041> Tj ET",
        "BT /F1 -12 Tf 1 0 0 1 50 50 Tm <00410042> Tj ET",
        "BT /F1 0 Tf 1 0 0 1 50 50 Tm <00410042> Tj ET",
        "BT /F1 10 Tf 1 0 0 1 -90000000 50 Tm <00410042> Tj ET",
        "BT /F1 10 Tf 100000 0 0 1 50 50 Tm <004100200042> Tj ET",
    ],
)
def test_odd_numbers_do_no_harm(commands):
    pdf = PdfWriter().page().text(50, 60, "Trước AB").commands(commands).text(50, 100, "Sau")

    assert "Trước" in read(pdf.data(), "a.pdf").text
