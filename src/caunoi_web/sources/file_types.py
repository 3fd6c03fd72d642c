"""What types of file are called on pages."""

from django.utils.translation import gettext_lazy as _

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "text/plain": _("Plain text"),
    "text/html": _("Web page"),
    "text/csv": _("CSV table"),
    "text/tab-separated-values": _("Table with tabs"),
    "application/pdf": _("PDF"),
    f"{_OFFICE}.wordprocessingml.document": _("Word document"),
    f"{_OFFICE}.spreadsheetml.sheet": _("Excel workbook"),
    "application/vnd.ms-excel": _("Excel workbook (old format)"),
    "application/msword": _("Word document (old format)"),
    "application/vnd.oasis.opendocument.spreadsheet": _("OpenDocument spreadsheet"),
    "message/rfc822": _("Mail"),
    "application/vnd.oasis.opendocument.text": _("OpenDocument text"),
}


def type_words(media_type: str) -> str:
    """The name of a type of file; one that is not known is shown as it is."""
    return str(TYPES.get(media_type, media_type))
