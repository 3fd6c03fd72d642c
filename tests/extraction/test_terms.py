"""How long an agreement is valid, from one cell or from a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind
from caunoi.extraction.term_phrases import find_terms
from caunoi.extraction.terms import read_term

SIGNED = PartialDate(2021, 3, 15)


def ends(text: str, signed: PartialDate | None = None) -> tuple[str, str, str]:
    term = read_term(text, signed=signed).term
    return str(term.start or ""), str(term.end or ""), term.end_kind.value


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("30/6/2021-30/6/2026", "2021-06-30", "2026-06-30"),
        ("13/12/2021-12/12/2026", "2021-12-13", "2026-12-12"),
        ("27/10/2022-27/10-2027", "2022-10-27", "2027-10-27"),
        ("2022-2029", "2022", "2029"),
        ("2022 -2025", "2022", "2025"),
        ("2021-22", "2021", "2022"),
        ("08/2022 - 07/2026", "2022-08", "2026-07"),
        ("T9/2021 - T9/2024", "2021-09", "2024-09"),
        ("Quý IV/2023 - Quý III/2025", "2023-10", "2025-09"),
        ("Quý III/2021 - hết năm 2025", "2021-07", "2025"),
        ("năm học 2024-2025 đến năm học 2027-2028", "2024", "2028"),
        ("academic years 2023-24 to 2025-26", "2023", "2026"),
        ("AY 2023-2024", "2023", "2024"),
        ("24 Nov 2022 - 23 Nov 2025", "2022-11-24", "2025-11-23"),
        ("12-Apr-2022 → 11-Apr-2025", "2022-04-12", "2025-04-11"),
        ("2023-05-15 / 2028-05-14", "2023-05-15", "2028-05-14"),
        ("9.5.13 8.5.15", "2013-05-09", "2015-05-08"),
        ("đến 19/6/2028", "", "2028-06-19"),
        ("9/18 - 9/23", "2018-09", "2023-09"),
        ("15-III-2019 - 14-III-2024", "2019-03-15", "2024-03-14"),
        ("T9/18 - T9/23", "2018-09", "2023-09"),
        ("15/3/'19 - 14/3/'24", "2019-03-15", "2024-03-14"),
        ("15/3 năm 2019 - 14/3 năm 2024", "2019-03-15", "2024-03-14"),
        ("HH: 3/2024", "", "2024-03"),
        ("hết 2024", "", "2024"),
        ("Đến hết năm 2025", "", "2025"),
        ("until 30 September 2025", "", "2025-09-30"),
        ("đã hết hạn 12/2022, đang làm thủ tục gia hạn", "", "2022-12"),
        ("Expired 2022, renewal pending", "", "2022"),
        ("2016-2021; extended to 2026", "2016", "2026"),
        ("27/02/2019 - 26/02/2024, gia hạn 27/02/2024 - 26/02/2029", "2019-02-27", "2029-02-26"),
        ("08/8/2018 đến 08/8/2023 (đã gia hạn đến 08/8/2028)", "2018-08-08", "2028-08-08"),
        ("30/02/2023-28/02/2026", "2023-02", "2026-02-28"),
    ],
)
def test_a_period_keeps_both_ends_as_written(text: str, start: str, end: str) -> None:
    assert ends(text) == (start, end, "fixed")


@pytest.mark.parametrize(
    ("text", "months", "start", "end"),
    [
        ("05 năm kể từ ngày ký", 60, "", "2026-03-15"),
        ("năm năm kể từ ngày ký", 60, "", "2026-03-15"),
        ("05 năm kể từ ngày ký; chấm dứt phải báo trước 06 tháng", 60, "", "2026-03-15"),
        ("five (5) years from the date of signing", 60, "", "2026-03-15"),
        ("5 years from 12 March 2021", 60, "2021-03-12", "2026-03-12"),
        ("Từ ngày 01.10.2022 (05 năm)", 60, "2022-10-01", "2027-10-01"),
        ("03 năm", 36, "", ""),
        ("three (3) years, renewable", 36, "", ""),
        ("one year", 12, "", ""),
        ("trong 18 tháng", 18, "", ""),
    ],
)
def test_a_length_gives_an_end_only_where_its_beginning_is_said(
    text: str, months: int, start: str, end: str
) -> None:
    reading = read_term(text, signed=SIGNED)

    assert reading.term.duration_months == months
    assert ends(text, SIGNED) == (start, end, "duration")


@pytest.mark.parametrize(
    ("text", "start", "condition"),
    [
        ("29/3/2022-đến khi hoàn thành các hoạt động", "2022-03-29", "đến khi hoàn thành các hoạt động"),
        ("03/2023 - đến khi hoàn thành nhiệm vụ", "2023-03", "đến khi hoàn thành nhiệm vụ"),
        ("09/2022 - until acceptance", "2022-09", "until acceptance"),
        ("signed 6 June 2022, valid until the doctoral\ndefence", "", "valid until the doctoral defence"),
    ],
)
def test_an_end_that_hangs_on_an_event_is_a_condition(text: str, start: str, condition: str) -> None:
    reading = read_term(text)

    assert ends(text) == (start, "", "condition")
    assert reading.term.condition == condition
    assert "conditional-end" in reading.flags


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("không thời hạn", ""),
        ("Endless", ""),
        ("no fixed term, from 2021", "2021"),
        ("từ năm 2019, không xác định thời hạn", "2019"),
    ],
)
def test_no_fixed_term_is_indefinite(text: str, start: str) -> None:
    assert ends(text) == (start, "", "indefinite")


def test_an_automatic_renewal_keeps_the_written_end() -> None:
    assert ends("25.10.2018 - 24.10.2023, auto-renewed") == ("2018-10-25", "2023-10-24", "auto_renewed")
    assert ends("Automatic Extension") == ("", "", "auto_renewed")


@pytest.mark.parametrize(
    "text", ["", "-", "hằng năm", "annual", "theo MOU", "Hàng năm (ký lại theo từng năm học)"]
)
def test_words_without_a_validity_give_none(text: str) -> None:
    assert ends(text) == ("", "", "unknown")


def test_a_signing_day_inside_the_cell_is_told_apart() -> None:
    reading = read_term("05 năm kể từ ngày ký 17/6/2022")

    assert str(reading.signed) == "2022-06-17"
    assert (reading.term.start, str(reading.term.end)) == (None, "2027-06-17")


@pytest.mark.parametrize(
    ("text", "signed", "start", "end"),
    [
        ("15/3/2021, 05 năm kể từ ngày ký", "2021-03-15", "", "2026-03-15"),
        ("25.10.2018, 25.10.2018 - 24.10.2023", "2018-10-25", "2018-10-25", "2023-10-24"),
        ("June 2020, 2020-2024", "2020-06", "2020", "2024"),
    ],
)
def test_a_date_before_a_whole_validity_is_the_signing(text: str, signed: str, start: str, end: str) -> None:
    reading = read_term(text)

    assert str(reading.signed) == signed
    assert (str(reading.term.start or ""), str(reading.term.end or "")) == (start, end)


def test_a_lone_date_is_the_end_when_the_signing_lies_before_it() -> None:
    assert ends("17/01/2025", PartialDate(2020, 1, 17))[:2] == ("", "2025-01-17")
    assert ends("17/01/2025")[:2] == ("2025-01-17", "")


def test_a_contradiction_keeps_the_start_and_is_flagged() -> None:
    reading = read_term("2022-2012")

    assert (str(reading.term.start), reading.term.end) == ("2022", None)
    assert "ambiguous" in reading.flags


@pytest.mark.parametrize(
    ("text", "start", "end", "months"),
    [
        ("Biên bản có hiệu lực 03 năm kể từ ngày ký và tự động gia hạn thêm 03 năm.", "", "2024-03-15", 36),
        ("thỏa thuận giai đoạn 2021 - 2024 nhằm", "2021", "2024", None),
        ("It will remain in force until 31 December 2027.", "", "2027-12-31", None),
        ("có giá trị đến hết ngày 31/12/2026", "", "2026-12-31", None),
        ("ký ngày 20/10/2023, có giá trị đến hết ngày 31/12/2026", "", "2026-12-31", None),
        ("takes effect on the date of signing for a period of three years", "", "2024-03-15", 36),
        ("từ năm học 2023 - 2024 đến năm học 2025 - 2026", "2023", "2026", None),
        ("được gia hạn đến năm 2026", "", "2026", None),
    ],
)
def test_validity_is_found_in_sentences(text: str, start: str, end: str, months: int | None) -> None:
    (reading,) = find_terms(text, signed=SIGNED)

    assert (str(reading.term.start or ""), str(reading.term.end or "")) == (start, end)
    assert reading.term.duration_months == months


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi bên thông báo trước 06 tháng.",
        "They meet every two years.",
        "Trường được thành lập năm 1964.",
        "The third year students of 2021",
    ],
)
def test_sentences_without_a_validity_give_none(text: str) -> None:
    assert find_terms(text) == []


PIECES = [
    *("30/02/2023", "29/02/2024", "2026", "2012", "12-Apr-2022", "AY 2021-22", "05 năm", "-", ";", "(", ")"),
    *("đến", "từ", "until", "ký ngày", "kể từ ngày ký", "gia hạn", "auto", "không thời hạn", "đến khi xong"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.dates() | st.none())
def test_any_mixture_of_pieces_builds_a_possible_term(pieces: list[str], signed: object) -> None:
    text = " ".join(pieces)

    reading = read_term(text, signed=PartialDate.of(signed) if signed else None)

    assert not (reading.term.is_open_ended and reading.term.end)
    assert reading.term.end_kind is not EndKind.FIXED or reading.term.end
    for place in (reading.start_at, reading.end_at, reading.signed_at):
        assert place is None or 0 <= place[0] < place[1] <= len(text)


def test_a_renewal_that_tells_until_when_keeps_its_end() -> None:
    told = "was renewed on 9 January 2023 and now runs to 8 January 2028"

    assert ends(told) == ("2023-01-09", "2028-01-08", "fixed")


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    read_term(text, signed=SIGNED)
    for reading in find_terms(text, signed=SIGNED):
        assert 0 <= reading.start <= reading.end <= len(text)
