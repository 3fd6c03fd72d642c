"""Work that makes hundreds of thousands of objects is not held up by looking through them for cycles."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_works = 0


@contextmanager
def collecting_later() -> Iterator[None]:
    """No search for cycles while the work lasts: all it makes is in use until its end, and searching through
    all of it again and again takes a quarter of the time. Works may overlap; the last one switches on again.
    """
    global _works
    with _lock:
        _works += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _works -= 1
            if not _works:
                gc.enable()
