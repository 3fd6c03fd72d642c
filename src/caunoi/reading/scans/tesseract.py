"""Tesseract as far as it is needed here: words with their boxes and how sure it is of them.

The package ``tesserocr`` carries Tesseract; the language data come from the system or from the
folder that ``TESSDATA_PREFIX`` names.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from caunoi.reading.errors import UnreadableDocument

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"  # reads English too, and better than both models together
MISSING = (
    "Recognising text in pictures (OCR) is not installed here. Install it with pip install 'caunoi[ocr]' and "
    "the language data (package tesseract-ocr-vie), or upload the file that was printed or scanned."
)

_FOLDERS = ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata")
_SCATTERED = 11  # words wherever they stand: their order is told by our own code
_ONE_BLOCK = 6
_WORD = "5"
_FIELDS = 12

Pixels = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""

Reading = tuple[str, Pixels, float, tuple[int, int]]
"""A word, its box, how sure it is (0 to 1), and the top and bottom of its line."""


class Tesseract:
    """The engine, one picture at a time. It is slower with threads of its own, so it gets none."""

    def __init__(self) -> None:
        """Raises ``UnreadableDocument`` (no-text) when the extra or the language data are missing."""
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import tesserocr  # noqa: PLC0415 - an optional extra, and slow to load
        except ImportError as fault:
            raise UnreadableDocument("no-text", MISSING) from fault
        folder = _language_folder()
        if folder is None:
            raise UnreadableDocument("no-text", MISSING)
        self._engine: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, psm=_SCATTERED, oem=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.End()

    def show(self, picture: "Image", dots_per_inch: int) -> None:
        """Take up a picture (grey) for the next readings."""
        self._engine.SetImage(picture)
        self._engine.SetSourceResolution(dots_per_inch)

    def words(self, seconds: float) -> list[Reading] | None:
        """The words anywhere in the picture; none at all when it takes too long."""
        return self._read(_SCATTERED, seconds)

    def words_in(self, box: Pixels, seconds: float) -> list[Reading] | None:
        """The words of one block of text."""
        self._engine.SetRectangle(*box)
        return self._read(_ONE_BLOCK, seconds)

    def _read(self, mode: int, seconds: float) -> list[Reading] | None:
        self._engine.SetPageSegMode(mode)
        until = time.monotonic() + seconds
        if not self._engine.Recognize(max(1, int(seconds * 1000))) or time.monotonic() > until:
            return None
        return list(_readings(self._engine.GetTSVText(0)))


def is_installed() -> bool:
    """True when pictures can be read here."""
    try:
        import tesserocr  # noqa: F401, PLC0415 - an optional extra, and slow to load
    except ImportError:
        return False
    return _language_folder() is not None


def _language_folder() -> Path | None:
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(named), Path(named, "tessdata")] if named else []
    for pattern in _FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)


def _readings(table: str) -> Iterator[Reading]:
    """The words in Tesseract's table, each with the upper and lower end of its line."""
    line = (0, 0)
    for row in table.split("\n"):
        fields = row.split("\t")
        if len(fields) < _FIELDS:
            continue
        left, top, width, height = (int(field) for field in fields[6:10])
        if fields[0] == "4":
            line = (top, top + height)
        elif fields[0] == _WORD and (text := fields[11].strip()):
            yield text, (left, top, width, height), max(0.0, min(1.0, float(fields[10]) / 100)), line
