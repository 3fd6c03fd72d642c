"""Why a document could not be read, and what to do about it, in both languages."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong with a file and what a person can do."""

    what: Promise
    remedy: Promise


FAILURES = {
    "empty": Failure(_("The file has no content."), _("Check the original and upload it again.")),
    "too-large": Failure(
        _("The file is larger than this installation reads."), _("Split it or save it smaller.")
    ),
    "encrypted": Failure(
        _("The file is protected by a password."),
        _("Open it with the password, save a copy without one and upload the copy."),
    ),
    "truncated": Failure(
        _("The file is damaged or was not transferred completely."),
        _("Get the file again from where it came from and upload it."),
    ),
    "broken-workbook": Failure(
        _("This workbook is broken: parts of it are missing, and it cannot be opened."),
        _("Open it in Excel or LibreOffice, save it again as .xlsx and upload that copy."),
    ),
    "wrong-type": Failure(
        _("The content is not what the file name says."),
        _("Open the file in its program, save it under the right type and upload it again."),
    ),
    "unknown-type": Failure(
        _("This type of file is not read."),
        _("Save it as DOCX, XLSX, CSV, PDF, HTML or plain text and upload it again."),
    ),
    "bomb": Failure(
        _("Unpacked, the file would be far larger than any document."),
        _("Save a fresh copy from its program; do not trust a file from an unknown sender."),
    ),
    "nested": Failure(
        _("This is an archive inside an archive, or a mail inside too many mails; it is not opened."),
        _("Unpack it and upload the files inside."),
    ),
    "no-text": Failure(
        _("The file holds pictures of pages, but no text."),
        _("Run text recognition (OCR) on the scan, or paste the text."),
    ),
    "encoding": Failure(
        _("The letters of the text could not be decoded."),
        _("Save it as plain text in UTF-8 and upload it again."),
    ),
    "too-slow": Failure(
        _("Reading took longer than allowed."),
        _("Try again when the machine is less busy, or split the document."),
    ),
    "too-much-memory": Failure(
        _("Reading needed more memory than allowed."), _("Split the document and upload its parts.")
    ),
    "crashed": Failure(
        _("The reader came upon a fault of its own."),
        _("Try again; if it fails again, report the document, and save it in another format meanwhile."),
    ),
    "worker-died": Failure(
        _("The background worker was stopped again and again while reading this document."),
        _("Try again; if it fails again, split the document or save it in another format."),
    ),
    "original-missing": Failure(
        _("The stored original is missing."), _("Upload the same file again: it goes back to its place.")
    ),
}

UNKNOWN = Failure(_("The document could not be read."), _("Try again, or save it in another format."))


def failure_of(code: str) -> Failure:
    """The words for a failure code; a code of a newer reader gets the general ones."""
    return FAILURES.get(code, UNKNOWN)
