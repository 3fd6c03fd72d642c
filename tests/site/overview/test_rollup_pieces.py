"""Roll-ups are made in pieces beside those in use: a stop in the middle harms nobody and loses one piece."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.site import factories
from tests.site.overview.conftest import DAY

from caunoi_web.overview.models import RollUp, Turn
from caunoi_web.overview.queries.checking import differences
from caunoi_web.overview.queries.sources import Rolled
from caunoi_web.overview.services import rebuild_rollups, rollup_pieces
from caunoi_web.tasks.models import Place


class Cut(Exception):
    """The process ends here."""


def cut_after(pieces):
    """Hears of each piece, and ends the process in the one behind that many: its transaction is lost."""
    heard = []

    def told(percent):
        heard.append(percent)
        if len(heard) > pieces:
            raise Cut

    return told


@pytest.fixture
def small_pieces(monkeypatch):
    monkeypatch.setattr(rollup_pieces, "MANY", 40)


def test_pages_read_the_old_ones_until_the_last_piece(register, small_pieces):
    old = rebuild_rollups()
    before = Rolled(register["officer"], old.edition).standing(DAY)
    factories.an_agreement(term=factories.a_term("2020-01-01", "2030-12-31"))

    with pytest.raises(Cut):
        rebuild_rollups(cut_after(9))

    assert RollUp.objects.get().edition == old.edition
    assert Rolled(register["officer"], old.edition).standing(DAY) == before
    assert Turn.objects.exclude(edition=old.edition).exists()


def test_the_next_run_goes_on_behind_the_last_piece_and_tells_the_truth(register, small_pieces):
    every, rest = [], []
    rebuild_rollups(every.append)
    with pytest.raises(Cut):
        rebuild_rollups(cut_after(9))

    rebuild_rollups(rest.append)

    assert len(rest) < len(every)
    assert list(differences(register["officer"], [DAY])) == []


def test_after_a_long_pause_it_begins_anew_and_leaves_nothing_behind(register, small_pieces):
    rebuild_rollups()
    with pytest.raises(Cut):
        rebuild_rollups(cut_after(9))
    place = Place.objects.get()
    long_ago = timezone.now() - rollup_pieces.PAUSE - timedelta(minutes=1)
    Place.objects.update(mark={**place.mark, "reached": long_ago.isoformat()})
    factories.an_agreement(term=factories.a_term("2020-01-01", "2030-12-31"))

    made = rebuild_rollups()

    assert list(differences(register["officer"], [DAY])) == []
    assert Turn.objects.filter(edition__gt=made.edition).count() == 0


def test_rows_of_the_edition_before_last_are_removed(register):
    first = rebuild_rollups()
    second = rebuild_rollups()
    third = rebuild_rollups()

    editions = set(Turn.objects.order_by().values_list("edition", flat=True))
    assert editions == {second.edition, third.edition}
    assert first.edition not in editions


def test_a_register_without_agreements_has_sums_of_nothing(people):
    made = rebuild_rollups()

    assert made.agreements == 0
    assert Rolled(people["officer"], made.edition).standing(DAY).total.total == 0
