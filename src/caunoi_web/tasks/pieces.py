"""Long work in pieces: each is a transaction, and a run after a stop goes on behind the last one."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from caunoi import __version__
from caunoi_web.tasks.models import Place

# Given the mark of how far the work is (JSON; None at its beginning): the next part of it, and the mark
# behind that; None when nothing is left.
Piece = Callable[[Any], Any]


def do_in_pieces(name: str, piece: Piece, *, anew: bool = False) -> None:
    """Do the work called ``name`` to its end; ``anew`` from its beginning, wherever an earlier run stopped.

    A piece and its mark are kept together or not at all. Two runs at once take turns with their pieces.
    """
    if anew:
        Place.objects.filter(name=name).delete()
    while _goes_on(name, piece):
        pass


@transaction.atomic
def _goes_on(name: str, piece: Piece) -> bool:
    Place.objects.get_or_create(name=name, defaults={"mark": None, "version": __version__})
    place = Place.objects.select_for_update().filter(name=name).first()
    if place is None:  # another run came to the end in this moment
        return False
    mark = piece(place.mark if place.version == __version__ else None)
    if mark is None:
        place.delete()
        return False
    place.mark, place.version = mark, __version__
    place.save()
    return True
