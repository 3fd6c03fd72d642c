"""Opens PDF files, one at a time."""

import threading

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from caunoi.reading.errors import UnreadableDocument

# PDFium must not be entered by two threads at a time.
ONE_AT_A_TIME = threading.Lock()


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The file opened, to be closed by the caller. Raises ``UnreadableDocument`` when it cannot be."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(
                "encrypted", "The PDF is protected by a password. Save or print it to a PDF without one."
            ) from fault
        raise UnreadableDocument(
            "truncated", "The PDF is damaged or was not transferred whole. Save or download it again."
        ) from fault
