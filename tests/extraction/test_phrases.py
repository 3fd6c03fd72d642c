"""Finding many phrases at once."""

from hypothesis import given
from hypothesis import strategies as st

from caunoi.extraction.phrases import PhraseBook

BOOK = PhraseBook([("trao đổi sinh viên", 1), ("sinh viên", 2), ("thỏa thuận", 3), ("joint * lab~", 4)])


def values(text: str) -> list[int]:
    return [found.value for found in BOOK.find(text)]


def test_the_longest_phrase_wins_over_its_parts() -> None:
    assert values("trao đổi sinh viên, sinh viên") == [1, 2]


def test_case_tone_place_plural_and_line_breaks_do_not_matter() -> None:
    assert values("TRAO ĐỔI\nSINH VIÊN; thoả thuận; Joint Laboratories") == [1, 3, 4]


def test_a_star_stands_for_up_to_three_words() -> None:
    assert values("joint AI and robotics laboratory") == [4]
    assert values("joint big AI and robotics laboratory") == []


def test_a_comma_ends_a_phrase() -> None:
    assert values("trao đổi, sinh viên") == [2]


@given(st.text())
def test_found_phrases_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for found in BOOK.find(text + " sinh viên " + text):
        assert end <= found.start < found.end
        end = found.end
