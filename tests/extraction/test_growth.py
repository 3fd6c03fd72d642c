"""A document of twice the length takes about twice the time, whatever stands in it."""

import time

import pytest
from benchmarks.long_texts import HOSTILE, REAL

from caunoi.domain.documents import Document
from caunoi.extraction import extract

SMALL, LARGE = 8_000, 64_000  # characters: a square would grow by 64, a line by 8
MOST_GROWTH = 24
LEAST_SECONDS = 0.05  # below this a ratio says nothing


def seconds_for(text: str) -> float:
    begin = time.process_time()
    extract(Document("text.txt", text))
    return time.process_time() - begin


@pytest.mark.slow
@pytest.mark.parametrize("kind", REAL)
def test_real_texts_grow_in_line_with_their_length(kind):
    REAL[kind](SMALL)
    small = min(seconds_for(REAL[kind](SMALL)) for _ in range(2))

    assert seconds_for(REAL[kind](LARGE)) < max(small, LEAST_SECONDS) * MOST_GROWTH


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_repeated_pieces_grow_in_line_with_their_length(piece):
    small = min(seconds_for(HOSTILE[piece](SMALL)) for _ in range(2))

    assert seconds_for(HOSTILE[piece](LARGE)) < max(small, LEAST_SECONDS) * MOST_GROWTH
