"""Another database connection in the place of the usual one, for the time of a block."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend


@contextmanager
def standing_in(**changes: Any) -> Iterator[BaseDatabaseWrapper]:
    """Whatever asks for the database in this thread gets a connection with ``changes`` in its settings.

    Migrations and commands speak to "the" database and not to one that is handed to them; this way
    they can be pointed at a place where they harm nothing.
    """
    usual = connections[DEFAULT_DB_ALIAS]
    usual.close()
    settings = copy.deepcopy(usual.settings_dict) | changes
    other = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield other
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = usual
