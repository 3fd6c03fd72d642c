"""Long work in pieces: whole pieces only, and a run after a stop goes on behind the last one."""

import pytest

from caunoi_web.tasks import pieces
from caunoi_web.tasks.models import Place

pytestmark = pytest.mark.django_db


class PowerCut(Exception):
    """The end of a run."""


def counting_to(last: int, seen: list[int], cut_at: int | None = None):
    """Work of so many pieces, each with its number; a run may end within one."""

    def piece(mark: int | None) -> int | None:
        number = (mark or 0) + 1
        seen.append(number)
        if number == cut_at:
            raise PowerCut
        return number if number < last else None

    return piece


def test_every_piece_is_done_once_and_no_mark_is_left():
    seen: list[int] = []

    pieces.do_in_pieces("counting", counting_to(4, seen))

    assert seen == [1, 2, 3, 4]
    assert not Place.objects.exists()


def test_a_run_after_a_stop_goes_on_where_it_was():
    seen: list[int] = []
    with pytest.raises(PowerCut):
        pieces.do_in_pieces("counting", counting_to(4, seen, cut_at=3))

    pieces.do_in_pieces("counting", counting_to(4, seen))

    assert seen == [1, 2, 3, 3, 4]


def test_work_begins_anew_when_asked_to(monkeypatch):
    seen: list[int] = []
    with pytest.raises(PowerCut):
        pieces.do_in_pieces("counting", counting_to(4, seen, cut_at=3))

    pieces.do_in_pieces("counting", counting_to(2, seen), anew=True)

    assert seen == [1, 2, 3, 1, 2]


def test_another_version_of_the_program_begins_anew(monkeypatch):
    seen: list[int] = []
    with pytest.raises(PowerCut):
        pieces.do_in_pieces("counting", counting_to(4, seen, cut_at=3))
    monkeypatch.setattr(pieces, "__version__", "another")

    pieces.do_in_pieces("counting", counting_to(2, seen))

    assert seen == [1, 2, 3, 1, 2]


def test_works_of_other_names_do_not_meet():
    seen: list[int] = []
    with pytest.raises(PowerCut):
        pieces.do_in_pieces("counting", counting_to(4, seen, cut_at=3))

    pieces.do_in_pieces("another", counting_to(2, seen))

    assert seen == [1, 2, 3, 1, 2]
    assert Place.objects.get().name == "counting"
