"""What a reading process may meet: documents that hang, eat memory, kill it or are no documents.

Functions of a module, so that the reading process finds them by name.
"""

import os
import time
from pathlib import Path
from typing import Any

from caunoi.reading import UnreadableDocument

NOTHING_FOUND: dict[str, Any] = {
    "lang": "vi",
    "genre": "negative",
    "host": None,
    "partners": [],
    "agreements": [],
    "figures": [],
    "notes": "",
}


def behave(request, tell):
    """Do what the text of the document says."""
    tell("reading")
    word = Path(request["path"]).read_text().strip()
    _MANNERS.get(word, lambda: None)()
    tell("extracting")
    return {
        "text": word,
        "media_type": "text/plain",
        "structure": {},
        "notes": [],
        "findings": NOTHING_FOUND,
        "process": os.getpid(),
    }


def _hang():
    while True:
        time.sleep(0.05)


def _eat():
    kept = []
    while True:
        kept.append(bytearray(50 * 1024 * 1024))


def _refuse():
    raise UnreadableDocument("encrypted", "The file is encrypted.")


def _stumble():
    raise ValueError("a fault of the reader")


_MANNERS = {
    "hang": _hang,
    "eat": _eat,
    "die": lambda: os._exit(9),
    "refuse": _refuse,
    "stumble": _stumble,
    "slow": lambda: time.sleep(1.5),
}
