"""Pictures of text: PNG, JPEG and TIFF (also with several pages)."""

from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.domain.documents import Document
from caunoi.reading.printed.document import document_of
from caunoi.reading.printed.pages import PrintedPage
from caunoi.reading.scans.doubts import with_doubts
from caunoi.reading.scans.pictures import pictures_in
from caunoi.reading.scans.recognition import Budget, recognise
from caunoi.reading.scans.tesseract import Tesseract


@dataclass(frozen=True, slots=True)
class PictureReader:
    """Reads one kind of picture file, which ``starts`` are the first bytes of."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...]

    def accepts(self, data: bytes, name: str) -> bool:
        return data.startswith(self.starts)

    def read(self, data: bytes, name: str) -> Document:
        pages = list(_pages_in(data))
        notes = ["The text was recognised in a picture (OCR). Words may be misread."]
        return with_doubts(document_of(pages, name, self.media_type, notes), pages)


def _pages_in(data: bytes) -> Iterator[PrintedPage]:
    budget = Budget()
    with Tesseract() as engine:
        for number, picture in enumerate(pictures_in(data), start=1):
            yield recognise(picture, number, engine, budget)


PICTURE_READERS = (
    PictureReader("PNG picture", "image/png", (".png",), (b"\x89PNG\r\n\x1a\n",)),
    PictureReader("JPEG picture", "image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    PictureReader("TIFF picture", "image/tiff", (".tif", ".tiff"), (b"II*\0", b"MM\0*")),
)
