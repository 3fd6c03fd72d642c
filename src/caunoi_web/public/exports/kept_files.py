"""Long answers are written once for each state of the register and then sent from the disk.

So a hundred visitors who want the whole list at once cost what one does. Nothing here is needed: the folder
can be emptied at any time.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

LONGEST_NAME = 80


def kept_file(name: str, state: str, write: Callable[[BinaryIO], None]) -> Path:
    """The file ``name`` as it is in ``state``; written now when it is not there, older ones taken away.

    ``name`` is of our own making (letters, digits, dots and dashes). Two processes that write the same
    file at once write the same bytes; whoever is last puts it in place.
    """
    folder = Path(settings.DATA) / "public"
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{state}-{name}"
    if place.exists():
        return place
    handle, draft = tempfile.mkstemp(dir=folder, prefix="draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
        Path(draft).replace(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    for older in folder.glob(f"*-{name}"):
        if older != place and older.name.endswith(f"-{name}") and len(older.name) == len(place.name):
            older.unlink(missing_ok=True)
    return place
