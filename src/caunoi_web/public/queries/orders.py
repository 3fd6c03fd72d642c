"""The orders of the public lists, by published values only: a cursor in an address tells what it holds."""

from uuid import UUID

from caunoi_web.common.keyset import OrderKey
from caunoi_web.public.shown import Shown


def _storable(text: str) -> str:
    """The text, when a database can take it; raises ``ValueError`` otherwise."""
    if "\0" in text:
        raise ValueError(text)
    text.encode()  # lone surrogates
    return text


def partner_order() -> tuple[OrderKey, ...]:
    """By name, in Vietnamese alphabetical order."""
    return (OrderKey("sort_key", _storable), OrderKey("id", UUID))


def agreement_order(shown: Shown) -> tuple[OrderKey, ...]:
    """The latest signed first; where that day is not published, the latest entered."""
    newest = OrderKey("id", UUID, down=True)
    if "signed" not in shown.agreement_fields:
        return (newest,)
    return (OrderKey("signed", _storable, down=True), newest)
