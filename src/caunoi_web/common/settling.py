"""What stays in memory as long as the process: loaded before the first page, and not looked through again."""

import gc

from django.conf import settings
from django.urls import get_resolver
from django.utils import translation

# The long-lived objects of the program are some hundred thousand. Going over them takes a fifth of a second,
# which some page in a hundred would wait for (docs/scaling.md).
OFTEN = (20_000, 20, 20)  # new objects, runs over the young, runs over the middle-aged


def settle() -> None:
    """Load the addresses with their views and the languages, then take all that out of the collection."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Search…")
            bool(get_resolver().reverse_dict)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)
