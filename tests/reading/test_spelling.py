"""Letters that come one by one are put together to words and lines."""

from caunoi.reading.pdf.spelling import are_spelled_apart, spelled_together
from caunoi.reading.printed.lines import Line, Word


def letters(words: str, left: float, top: float) -> list[Line]:
    """Each letter as a line of its own, five points wide and ten high; a blank is room only."""
    return [
        Line.of([Word(letter, (left + 5 * place, top, left + 5 * place + 5, top + 10))])
        for place, letter in enumerate(words)
        if letter != " "
    ]


def test_letters_become_words_and_lines():
    lines = [*letters("Đại học", 50, 100), *letters("Thỏa thuận hợp tác", 50, 80)]

    assert are_spelled_apart(lines)
    assert [line.text for line in spelled_together(lines)] == ["Thỏa thuận hợp tác", "Đại học"]


def test_words_with_much_room_between_them_are_lines_of_their_own():
    lines = [*letters("Viện NICT", 50, 100), *letters("Nhật Bản", 300, 100)]

    assert [line.text for line in spelled_together(lines)] == ["Viện NICT", "Nhật Bản"]


def test_a_page_with_some_single_letters_is_left_alone():
    lines = [Line.of([Word("Thỏa thuận", (50, 80 + n, 100, 90 + n))]) for n in range(20)]

    assert not are_spelled_apart([*lines, *letters("abc", 50, 400)])
