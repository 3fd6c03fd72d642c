"""A field that can be published: where its value is, what it is called, how it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from caunoi_web.public.shown import Shown

Text = str | Promise
Told = Mapping[str, Any]


def as_it_is(value: Any) -> Any:
    """The one column, unchanged."""
    return value


def as_text(value: Any) -> str:
    """A text; "" for none."""
    return str(value or "")


@dataclass(frozen=True, slots=True)
class Field:
    """One field. Its value comes from ``columns`` of the record, or from ``rows`` for many records at once.

    ``made`` joins the columns to the value; ``text`` is what a page says of it, ``plain`` what open data
    does: one or more keys, named and explained in ``told`` for the data dictionary.
    ``is_always``: no list can leave it out. ``is_usual``: a new publication proposes it.
    """

    key: str
    label: Text
    told: Mapping[str, Text]
    columns: tuple[str, ...] = ()
    made: Callable[..., Any] = as_it_is
    rows: Callable[[Sequence[UUID], Shown], Mapping[UUID, Any]] | None = None
    nothing: Any = ""
    text: Callable[[Any], str] = as_text
    plain: Callable[[Any], Told] | None = None
    is_always: bool = False
    is_usual: bool = True
    advice: Text = field(default="")

    def plainly(self, value: Any) -> Told:
        """The value for open data, by key; a key is there also when the value is not."""
        return self.plain(value) if self.plain else {self.key: value if value != self.nothing else None}
