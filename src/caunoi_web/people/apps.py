"""Who may sign in, with which role, and the university's units. Owns no tables.

The tables lie in accounts, below everything; the writes lie here, above sources, because each of
them leaves an audit entry (docs/decisions/0011-people.md).
"""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "caunoi_web.people"
