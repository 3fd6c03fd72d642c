"""The cost of a page or a query in database queries: fixed, whatever there is."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def assert_costs_the_same(add: Callable[[int], Any], ask: Callable[[], Any]) -> None:
    """``ask`` makes as many queries after 20 more things were added as after the first."""
    add(1)
    ask()  # what a process works out once
    few = queries_of(ask)
    add(20)
    assert queries_of(ask) == few


def queries_of(ask: Callable[[], Any]) -> int:
    """How many queries a call makes."""
    with CaptureQueriesContext(connection) as made:
        ask()
    return len(made)
