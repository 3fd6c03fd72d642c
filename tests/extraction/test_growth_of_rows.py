"""Twice as many rows take about twice the time, whatever the rows look like."""

import time
from collections.abc import Callable

import pytest

from caunoi.extraction.layouts import find_records
from caunoi.extraction.view import View

FEW, MANY = 100, 800  # rows or pieces: a square would grow by 64, a line by 8; fewer than memories hold
MOST_GROWTH = 20
LEAST_SECONDS = 0.03  # below this a ratio says nothing

HEADER = "Số TT Loại văn bản Tên đối tác Thời gian ký Hiệu lực Nội dung hợp tác\n"
ENGLISH = "Country Partner university Agreement Start Date End Date\n"

Texts = dict[str, Callable[[int], str]]


def counted(row: str, count: int) -> str:
    return "".join(row.replace("#", str(number)) for number in range(1, count))


ROWS: Texts = {
    "paper first": lambda n: HEADER + counted("# MOU Trường Đại học Số #, Nhật Bản 1/9/2009 5 năm\n", n),
    "country first": lambda n: ENGLISH + "China University of Tea MOU 10/5/2018 10/5/2023\n" * n,
    "codes": lambda n: (
        "Ref. Partner Country Signed\n" + counted("IA-# University of Town #\nHill Japan 2016-04-11\n", n)
    ),
    "countries once": lambda n: (
        ENGLISH + "Croatia University of Korana MOU 2020\nUniversity B MOU 2021\n" * n
    ),
    "units": lambda n: (
        "No Partner Department Country Date\n" + counted("# University # Faculty of Law Laos 2021\n", n)
    ),
    "torn": lambda n: (
        "Tên đối tác\n" + "Trường Đại học A\n" * n + "Quốc gia\n" + "Pháp\n" * n + "Năm ký\n" + "2014\n" * n
    ),
    "torn into ones": lambda n: "Tên đối tác\nĐại học A\nQuốc gia\nPháp\n" * n,
    "glued": lambda n: counted("# Yamagawa University #School of LawJapan\n", n),
    "regions": lambda n: "Khu vực\tQuốc gia\tTên trường\n" + "Á\tLào\tUniversity A\nUniversity B\n" * n,
    "addresses": lambda n: (
        "#\tCompany name\tMOU date\n" + "1\tM/s A Pvt. Ltd, 2nd Floor, Lake Road\t2016\n" * n
    ),
    "sections": lambda n: "Croatia\n\nNo. Organisation Signed On Type\n1. University A 12.3.12 MOU\n\n" * n,
    "years": lambda n: "Năm 2019\n1. Ngày 12/4, ký biên bản ghi nhớ với Trường Cao đẳng A (Lào).\n" * n,
    "brackets": lambda n: counted("[#] 14/3/2019 - Trường Đại học # (Lào): biên bản ghi nhớ\n", n),
}
HOSTILE: Texts = {
    "headers alone": lambda n: "STT Đối tác Quốc gia Ngày ký\n" * n,
    "no names": lambda n: HEADER + counted("# MOU 12/3/2020 5 năm\n", n),
    "separators": lambda n: "; ; / / | |\t\t - -\n" * n,
    "one long row": lambda n: HEADER + "1 MOU " + "Trường Đại học A, " * n,
    "one long word": lambda n: HEADER + "1 MOU " + "aB" * 20 * n,
    "opened brackets": lambda n: HEADER + "1 MOU Đại học A " + "[(" * n,
    "square brackets": lambda n: (
        "| Country | University | Signed date |\n|---|---|---|\n" + "| Lào | A " + "[a" * n
    ),
    "address without end": lambda n: "#\tCompany name\tMOU date\n1\tM/s " + "Ltd, 2 floor, " * n + "\t2016\n",
    "papers in a row": lambda n: HEADER + "1 " + "MOU, " * n + "\n2 " + "MOU và " * n,
    "dates in a row": lambda n: "Date Partner Country\n" + "1/2/2020 - " * n,
}


def seconds_for(text: str) -> float:
    view = View.of(text)
    begin = time.process_time()
    find_records(view)
    return time.process_time() - begin


@pytest.mark.parametrize("kind", [*ROWS, *HOSTILE])
def test_rows_grow_in_line_with_their_number(kind):
    text_of = (ROWS | HOSTILE)[kind]
    small = min(seconds_for(text_of(FEW)) for _ in range(2))

    large = min(seconds_for(text_of(MANY)) for _ in range(2))  # names met before cost less, of both
    assert large < max(small, LEAST_SECONDS) * MOST_GROWTH
