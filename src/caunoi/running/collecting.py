"""How often a process that reads documents searches its memory for waste."""

import gc

_SELDOM = 20_000  # objects kept between two searches; a short document alone keeps Python's own 700


def collect_seldom() -> None:
    """Set aside what is loaded, which stays as long as the process, and search for waste less often.

    For processes that do nothing but read documents: the words and rules alone are some hundred thousand
    objects, and a document leaves next to no waste that only a search would find.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM, 10, 10)
