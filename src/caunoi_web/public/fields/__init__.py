"""The allow-lists: every field that could be published, and nothing else.

A public row is made from these alone (queries/rows.py), so what has no entry here cannot leave.
"""

from caunoi_web.public.fields.agreements import AGREEMENT_FIELDS
from caunoi_web.public.fields.field import Field
from caunoi_web.public.fields.partners import PARTNER_FIELDS

__all__ = ["AGREEMENT_FIELDS", "PARTNER_FIELDS", "Field", "allowed", "default_keys"]


def allowed(fields: tuple[Field, ...], keys: frozenset[str]) -> tuple[Field, ...]:
    """The fields of an allow-list, in their usual order, with those that no list can leave out."""
    return tuple(field for field in fields if field.is_always or field.key in keys)


def default_keys(fields: tuple[Field, ...]) -> list[str]:
    """What a new publication proposes."""
    return [field.key for field in fields if field.is_usual and not field.is_always]
