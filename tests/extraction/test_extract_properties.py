"""Whatever the text is: no error, no quote that is not there, no fact without a name."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.domain.documents import Document
from caunoi.extraction import extract
from caunoi.extraction.pipeline import STEPS, check_order

WORDS = (
    "Trường Đại học Sao Mai|Công ty Cổ phần ABC|Nhà trường|hai bên|University of X|MOU|thị| đã ký | với "
    "| và |, |. |(|)|“|”"
    "|Biên bản ghi nhớ|- |12 |ngày 30/02/2023|5 năm kể từ ngày ký"
    "| signed an agreement with |1,2 tỷ đồng|31/12/2025|đến hết"
    "|năm 2023: 115 cán bộ; |Điều 1. |BÊN A: |Article 1|\n|\n\n|\u00a0|\r\n|\t|a\u0301|\ufeff"
    "|MEMORANDUM OF UNDERSTANDING\n"
)
PIECES = st.sampled_from([*WORDS.split("|"), "|"])


@given(text=st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_error_and_every_quote_is_found(text):
    findings = extract(Document("any.txt", text))

    assert all(quote.is_found_in(text) for quote in findings.quotes())


@given(text=st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_findings_twice(text):
    assert extract(Document("t", text)) == extract(Document("t", text))


@given(text=st.text(alphabet="abc .,;()0123456789\n", max_size=400))
@settings(max_examples=60, deadline=None)
def test_a_text_without_organisations_gives_no_partner(text):
    findings = extract(Document("t", text))

    assert not findings.partners
    assert not findings.agreements


def test_the_steps_stand_in_an_order_in_which_each_finds_what_it_reads():
    check_order(STEPS)

    with pytest.raises(ValueError, match="before it is written"):
        check_order(STEPS[::-1])


@pytest.mark.slow
def test_a_news_item_three_hundred_times_over_takes_linear_time():
    item = (
        "Ngày 5/3/2024, Trường Đại học Sao Mai ký biên bản ghi nhớ với Đại học Kagoshima (Nhật Bản). " * 3
        + "\n\n"
    )

    def seconds(times: int) -> float:
        start = time.perf_counter()
        extract(Document("long.txt", item * times))
        return time.perf_counter() - start

    seconds(5)
    assert seconds(300) < 12 * max(seconds(60), 0.05)
