"""Choosing the columns of a list."""

from collections.abc import Iterable

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.desk.models import ChosenColumns


def choose_columns(*, actor: User, list_name: str, columns: Iterable[str]) -> ChosenColumns:
    """Show these columns of a list to ``actor`` from now on, in this order."""
    require(actor, Action.VIEW_OWN)
    chosen, _is_new = ChosenColumns.objects.update_or_create(
        owner=actor, list=list_name, defaults={"columns": ",".join(columns)[:500]}
    )
    return chosen


def forget_columns(*, actor: User, list_name: str) -> None:
    """Back to the columns that everybody sees at first."""
    require(actor, Action.VIEW_OWN)
    ChosenColumns.objects.filter(owner=actor, list=list_name).delete()
