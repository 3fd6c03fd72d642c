"""Spans and quotes: they cannot be wrong, and they are found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.quotes import Quote, Span

visible = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1)
position = st.integers(0, 50)


@st.composite
def spans(draw):
    start = draw(position)
    return Span(start, start + draw(position))


@given(before=st.text(), words=visible, after=st.text())
def test_a_cut_quote_is_found_again_in_its_source(before, words, after):
    source = before + words + after

    quote = Quote.cut(source, len(before), len(before) + len(words))

    assert quote.words == words
    assert quote.is_found_in(source)
    assert source[quote.start : quote.end] == words
    assert quote.span == Span(len(before), len(before) + len(words))


@given(before=st.text(), lead=st.text(" \t\n\u00a0"), words=visible, trail=st.text(" \t\n\u00a0"))
def test_blanks_at_the_ends_of_a_cut_are_left_out(before, lead, words, trail):
    source = before + lead + words + trail

    quote = Quote.cut(source, len(before), len(source))

    assert quote == Quote(words, len(before) + len(lead))


@given(blank=st.text(" \t\n\u00a0"), start=position)
def test_a_quote_without_visible_words_cannot_be_built(blank, start):
    with pytest.raises(ValueError, match="visible"):
        Quote(blank, start)


@given(words=visible, start=st.integers(max_value=-1))
def test_a_quote_cannot_start_before_its_source(words, start):
    with pytest.raises(ValueError, match="cannot start"):
        Quote(words, start)


def test_a_quote_moved_by_one_is_no_longer_found():
    source = "Viện Cơ học"

    assert Quote("Cơ", 5).is_found_in(source)
    assert not Quote("Cơ", 4).is_found_in(source)


@given(start=st.integers(-5, 5), end=st.integers(-5, 5))
def test_a_span_runs_forward_from_zero_or_not_at_all(start, end):
    if 0 <= start <= end:
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="cannot run"):
            Span(start, end)


@given(one=spans(), other=spans())
def test_spans_meet_exactly_when_they_share_a_position(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    if len(one) and len(other):
        assert one.overlaps(other) is bool(shared)
    assert one.overlaps(other) is other.overlaps(one)


@given(one=spans(), other=spans())
def test_a_span_covers_another_when_both_its_ends_lie_inside(one, other):
    covers = one.start <= other.start and other.end <= one.end

    assert one.covers(other) is covers
    assert all(place in one for place in range(other.start, other.end) if covers)


@given(span=spans(), place=st.integers(-5, 120))
def test_a_position_is_inside_from_the_start_up_to_but_without_the_end(span, place):
    assert (place in span) is (place in range(span.start, span.end))
