"""What the pages about people read."""

from caunoi_web.people.queries.failed_sign_ins import failed_sign_ins
from caunoi_web.people.queries.history import history_passing
from caunoi_web.people.queries.naming_entries import entries_naming
from caunoi_web.people.queries.security import history_of, security_of
from caunoi_web.people.queries.unit_tree import unit_tree

__all__ = ["entries_naming", "failed_sign_ins", "history_of", "history_passing", "security_of", "unit_tree"]
