"""The columns a person sees in a list."""

from collections.abc import Iterable, Sequence

from caunoi_web.accounts.models import User
from caunoi_web.desk.models import ChosenColumns


def columns_of(
    user: User, list_name: str, asked: str, known: Sequence[str], default: Iterable[str]
) -> tuple[str, ...]:
    """The keys of the columns: those the address asks for, else the person's own, else ``default``.

    Keys that the list does not have (any more) are left aside. At most one query.
    """
    if wanted := _those_known(asked, known):
        return wanted
    kept = ChosenColumns.objects.filter(owner=user, list=list_name).values_list("columns", flat=True).first()
    return _those_known(kept or "", known) or tuple(default)


def _those_known(written: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in written.split(",") if key in known))
