"""The status of a stretch as a condition that leaves the walk along the places to itself."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import In


def standing(statuses: Sequence[str], life: str = "stretches__") -> Q:
    """The stretch at ``life`` (the way to it from the rows asked for) has one of these statuses.

    SQLite, which knows no sizes, would take the index of statuses and sort half the register for ten rows, or
    go through it once for each; what is computed stands in no index.
    """
    if connection.vendor == "sqlite":
        return Q(In(Coalesce(F(f"{life}status"), Value("")), list(statuses)))
    return Q(**{f"{life}status__in": statuses})
