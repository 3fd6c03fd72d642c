"""Is confidence honest: bands, the share wrong of what is certain, the fitted card."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.scoring import agreement, partner, scored, sheet

from caunoi.domain.scorecard import Scorecard, log_odds
from caunoi.evaluation.calibration import Point, certainty, gap, points_of, reliability
from caunoi.evaluation.fitting import Observation, certain_from, fit


def point(confidence: float, *, right: bool, certain: bool = True) -> Point:
    return Point("partners", "news", "a", confidence, certain, right, right)


def test_a_band_says_how_sure_and_how_often_right():
    bands = reliability([point(0.91, right=True), point(0.93, right=False), point(0.2, right=False)])

    assert [(band.low, band.high, band.count) for band in bands] == [(0.0, 0.5, 1), (0.9, 0.95, 2)]
    assert bands[1].said == pytest.approx(0.92)
    assert bands[1].right == 0.5


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_point_is_in_one_band(told):
    bands = reliability([point(confidence, right=right) for confidence, right in told])

    assert sum(band.count for band in bands) == len(told)
    assert 0 <= (gap(bands) or 0) <= 1


def test_the_share_wrong_is_that_of_the_certain_alone():
    told = [point(0.99, right=True), point(0.99, right=False), point(0.5, right=False, certain=False)]

    assert (certainty(told).certain, certainty(told).share_wrong) == (2, 0.5)
    assert certainty([]).share_wrong is None


def test_optional_records_are_not_judged_and_dates_are_judged_by_themselves():
    gold = sheet(
        [partner("Đại học Kobe"), partner("Đại học Lyon", optional=True)], [agreement("Đại học Kobe")]
    )
    said = sheet(
        [partner("Đại học Kobe"), partner("Đại học Lyon", country="FR")],
        [agreement("Đại học Kobe", signed="2021-05-03")],
    )

    told = [(one.part, one.is_right) for one in points_of(scored(gold, said))]

    assert told == [("partners", True), ("agreements", False), ("dates", False)]


def test_a_prediction_that_says_no_confidence_is_no_point():
    said = sheet([{"name": "Đại học Kobe", "country": "JP", "kind": "university"}])

    assert points_of(scored(sheet([partner("Đại học Kobe")]), said)) == []


def test_the_mark_in_the_prediction_counts_before_our_own_rule():
    said = sheet([partner("Đại học Kobe", x_certain=False)])

    assert [one.certain for one in points_of(scored(sheet([partner("Đại học Kobe")]), said))] == [False]


# ---- The scorecard ----------------------------------------------------------------------------------


def seen(count: int, share: float, *signs: str, name: str = "d") -> list[Observation]:
    """Observations in documents of their own, ``share`` of them right."""
    right = round(count * share)
    return [Observation(f"{name}{number}", 0.9, signs, number < right) for number in range(count)]


def test_a_card_without_points_gives_the_guess_back():
    assert Scorecard().confidence(0.9, ("kind-unknown",)) == pytest.approx(0.9)


@given(st.floats(-50, 50), st.floats(0, 1), st.floats(-50, 50))
def test_a_confidence_is_a_share_and_never_quite_one(start, guess, weight):
    confidence = Scorecard(start, 1.0, points={"sign": weight}).confidence(guess, ("sign",))

    assert 0 <= confidence < 1


def test_the_fit_finds_the_share_that_is_right():
    card = fit([*seen(400, 0.97), *seen(400, 0.5, "odd", name="e")], penalty=0.5)

    assert card.confidence(0.9, ()) == pytest.approx(0.97, abs=0.01)
    assert card.confidence(0.9, ("odd",)) == pytest.approx(0.5, abs=0.03)


def test_one_document_with_many_rows_does_not_speak_for_all():
    rows = [Observation("long", 0.9, ("odd",), is_right=False) for _ in range(500)]

    card = fit([*rows, *seen(60, 1.0, "odd")], penalty=0.5)

    assert card.confidence(0.9, ("odd",)) > 0.6


def test_a_sign_of_one_document_gets_no_points():
    card = fit([*seen(30, 0.9), Observation("x", 0.9, ("rare",), is_right=False)], penalty=0.5)

    assert "rare" not in card.points


def test_nothing_seen_leaves_the_guess_as_it_is():
    assert fit([], penalty=1.0) == Scorecard()


def test_the_fit_is_finite_when_a_sign_decides_everything():
    card = fit([*seen(50, 1.0), *seen(50, 0.0, "bad", name="e")], penalty=0.5)

    assert all(math.isfinite(value) for value in (card.start, card.share, *card.points.values()))


def test_the_fit_does_not_depend_on_the_order():
    observations = [*seen(80, 0.9), *seen(80, 0.4, "odd", name="e")]

    assert fit(observations[::-1], penalty=0.5).points["odd"] == pytest.approx(
        fit(observations, penalty=0.5).points["odd"], abs=1e-3
    )


def test_certain_begins_where_at_most_one_in_a_hundred_is_wrong():
    told = [(0.99, True, 1.0)] * 300 + [(0.95, True, 1.0)] * 20 + [(0.95, False, 1.0)] * 5

    assert certain_from(told) == 0.99


def test_a_few_right_ones_prove_nothing():
    assert certain_from([(0.99, True, 1.0)] * 20) > 1


def test_log_odds_keep_away_from_the_ends():
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0))
    assert log_odds(0.5) == 0
