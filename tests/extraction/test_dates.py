"""Dates in Vietnamese and English text, whole and broken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.extraction.dates import DateMention, find_dates, publication_day


def read(text: str, **known: object) -> list[str]:
    return [str(mention.date) for mention in find_dates(text, **known)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("30/6/2021-30/6/2026", ["2021-06-30", "2026-06-30"]),
        ("1/11/2021", ["2021-11-01"]),
        ("24.11.2020-23.11.2023", ["2020-11-24", "2023-11-23"]),
        ("5-9-2021 - 5-9-2024", ["2021-09-05", "2024-09-05"]),
        ("2023-05-15 / 2028-05-14", ["2023-05-15", "2028-05-14"]),
        ("2017/4/1", ["2017-04-01"]),
        ("3/31/2022", ["2022-03-31"]),
        ("9.5.13 8.5.15", ["2013-05-09", "2015-05-08"]),
        ("20-25/11/2023", ["2023-11-25"]),
        ("ngày 20 tháng 5 năm 2024", ["2024-05-20"]),
        ("tháng Tư năm 2024", ["2024-04"]),
        ("tháng 11/2023", ["2023-11"]),
        ("08/2022 - 07/2026", ["2022-08", "2026-07"]),
        ("09-2023", ["2023-09"]),
        ("2020-09", ["2020-09"]),
        ("T9/2021 - T9/2024", ["2021-09", "2024-09"]),
        ("12 March 2021", ["2021-03-12"]),
        ("March 12, 2021", ["2021-03-12"]),
        ("17 Dec 2021", ["2021-12-17"]),
        ("12-Apr-2022 → 11-Apr-2025", ["2022-04-12", "2025-04-11"]),
        ("Nov. 2018", ["2018-11"]),
        ("2022-2029", ["2022", "2029"]),
        ("năm 2014 và 2019", ["2014", "2019"]),
        ("12/03/2566", ["2023-03-12"]),
        ("this 12th day of March 2021", ["2021-03-12"]),
        ("08-Aug-19 / 07-Aug-24", ["2019-08-08", "2024-08-07"]),
        ("Sept '18", ["2018-09"]),
        ("2010.5.6-2015.5.6", ["2010-05-06", "2015-05-06"]),
        ("2018. 4. 5. ~ 2023. 4. 4.", ["2018-04-05", "2023-04-04"]),
        ("2021年3月5日", ["2021-03-05"]),
        ("March 5–7, 2024", ["2024-03-05"]),
        ("14 Feb 2021 (B.E. 2564)", ["2021-02-14"]),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(text: str, dates: list[str]) -> None:
    assert read(text) == dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Quý III/2021", "2021-07", "2021-09"),
        ("2021-22", "2021", "2022"),
        ("năm học 2025-2026", "2025", "2026"),
        ("AY 2023-2024", "2023", "2024"),
    ],
)
def test_a_stretch_written_as_one_knows_its_last_part(text: str, first: str, last: str) -> None:
    (mention,) = find_dates(text)

    assert (str(mention.date), str(mention.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27/10-2027", "2027-10-27"),
        ("30/9-2026", "2026-09-30"),
        ("27//10/2022", "2022-10-27"),
        ("31/122024", "2024-12-31"),
        ("12/6/20272", "2027-06-12"),
    ],
)
def test_a_misprint_with_one_reading_is_repaired_and_marked(text: str, day: str) -> None:
    (mention,) = find_dates(text)

    assert str(mention.date) == day
    assert mention.repaired


@pytest.mark.parametrize(
    ("text", "left"), [("30/02/2023", "2023-02"), ("30 Feb 2020", "2020-02"), ("20/13/2020", "2020")]
)
def test_a_day_that_does_not_exist_keeps_what_does(text: str, left: str) -> None:
    (mention,) = find_dates(text)

    assert str(mention.date) == left
    assert mention.impossible


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sáng 18/4, tại Hội trường", "2023-04-18"),
        ("on Tuesday, March 5, following", "2023-03-05"),
        ("ngày 26/12", "2022-12-26"),
        ("dự kiến ký ngày 26/12", "2023-12-26"),
    ],
)
def test_a_year_that_is_not_written_comes_from_the_day_of_publication(text: str, day: str) -> None:
    (mention,) = find_dates(text, publication=date(2023, 4, 19))

    assert str(mention.date) == day
    assert mention.year_inferred


@pytest.mark.parametrize(
    "text", ["đường 3/2", "2.1.10 Scope", "1.482", "2.000.000", "ảnh 3x4", "_2039-4-2_.txt"]
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, publication=date(2023, 4, 19)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tin tức\nCập nhật: 19/04/2023 08:15\nSáng 18/4, tại", date(2023, 4, 19)),
        ("body\nThursday, 16:13 27/11/2025\nCopyright © 2021 Some University", date(2025, 11, 27)),
        ("Title\nPosted: 07 Mar 2024, 10:05 | Category: News", date(2024, 3, 7)),
        ("DANH MỤC\nTrường A - cập nhật đến ngày 30/9/2024", date(2024, 9, 30)),
        ("Title\nSome University, Student Office - 6 December 2023", date(2023, 12, 6)),
        ("Hôm nay, ngày 20 tháng 5 năm 2024, tại Hà Nội", None),
        ("Copyright © 2021", None),
    ],
)
def test_the_day_of_publication_is_found_in_the_dateline(text: str, day: date | None) -> None:
    assert publication_day(text) == day


@given(st.text() | st.text(alphabet="0123456789/-. ThángNĂMmay,năqQIV"), st.dates() | st.none())
def test_any_text_is_survived_and_mentions_lie_in_it_in_order(text: str, publication: date | None) -> None:
    mentions: list[DateMention] = find_dates(text, publication=publication)

    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.start < mention.end <= len(text)
        ends.append(mention.end)
