"""Are the folders, the disk and the files that come with the program as they should be?"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from caunoi.reading.scans.tesseract import is_installed
from caunoi_web.operation.checking.findings import Finding, hint, ok, wrong
from caunoi_web.translations import compile_into

LITTLE_ROOM, NO_ROOM = 2_000_000_000, 300_000_000  # bytes
COMPILE = "python -m caunoi_web.translations compile"
COLLECT = "caunoi-web collectstatic --noinput"


def can_be_written() -> Iterator[Finding]:
    """Whether the site may write where it has to."""
    for name, folder in (("data", Path(settings.DATA)), ("documents", Path(settings.MEDIA_ROOT))):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as fault:
            advice = "Give the folder to the user under which the site runs (chown), or make room."
            yield wrong("folders", f"{folder} cannot be written: {fault.strerror}.", advice)
        else:
            yield ok("folders", f"The {name} folder {folder} can be written.")


def has_room() -> Finding:
    """How much is free on the disk of the data folder."""
    free = shutil.disk_usage(settings.DATA).free
    says = f"{free / 1e9:.1f} GB are free."
    if free < NO_ROOM:
        return wrong("disk", says, "Make room now: soon nothing can be saved.")
    return (
        hint("disk", says, "Make room, or move CAUNOI_DATA to a larger disk.")
        if free < LITTLE_ROOM
        else ok("disk", says)
    )


def is_translated() -> Finding:
    """Whether the compiled translations are there, and are those of the texts."""
    with tempfile.TemporaryDirectory() as fresh:
        compile_into(Path(fresh))
        for wanted in Path(fresh).rglob("*.mo"):
            name = wanted.relative_to(fresh)
            compiled = [
                Path(folder) / name for folder in settings.LOCALE_PATHS if (Path(folder) / name).is_file()
            ]
            if not compiled:
                return wrong("language", f"The translation {name.parts[0]} was not compiled.", COMPILE)
            if compiled[0].read_bytes() != wanted.read_bytes():
                return hint(
                    "language", f"The translation {name.parts[0]} is not that of this version.", COMPILE
                )
    return ok("language", "The translations are compiled.")


def has_its_static_files() -> Finding:
    """Whether styles and scripts were collected, all of them and those of this version."""
    book = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not book.is_file():
        return wrong("static files", "They were not collected; pages cannot be shown.", COLLECT)
    collected, since = json.loads(book.read_bytes())["paths"], book.stat().st_mtime
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name not in collected:
                return wrong("static files", f"{name} is missing: they are of another version.", COLLECT)
            if Path(storage.path(name)).stat().st_mtime > since:
                return hint("static files", f"{name} was changed since they were collected.", COLLECT)
    return ok("static files", f"All {len(collected)} are collected.")


def can_read_scans() -> Finding:
    """Whether pictures and scanned pages can be read."""
    if is_installed():
        return ok("scans", "Tesseract with Vietnamese is here.")
    advice = "pip install 'caunoi[ocr]' and Tesseract's Vietnamese data (Debian: tesseract-ocr-vie)."
    return hint("scans", "Scanned pages cannot be read; documents with letters can.", advice)
