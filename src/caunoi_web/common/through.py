"""Through what a write came in, beside the person: nothing for a page, a name for a program's token.

The door sets it for one request (``going_through``), the audit trail asks for it. It is bound to the
request's own context, so nothing is kept between requests.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LONGEST = 120

_name: ContextVar[str] = ContextVar("through", default="")


def through() -> str:
    """The name of the door that the present write came through; "" for the pages."""
    return _name.get()


@contextmanager
def going_through(name: str) -> Iterator[None]:
    """Whatever is written inside came through the door called ``name``."""
    mark = _name.set(name[:LONGEST])
    try:
        yield
    finally:
        _name.reset(mark)
