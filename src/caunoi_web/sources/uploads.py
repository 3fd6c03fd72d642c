"""What an upload may bring: a bound on each file while it arrives, and clear words for too much at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from caunoi_web.sources.errors import TooMuchAtOnce

View = Callable[..., HttpResponse]


class SizeLimit(FileUploadHandler):
    """Drops a file as soon as it is over the limit, so that it never fills the disk.

    The names of dropped files are kept in ``dropped``, for the message.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.dropped: list[str] = []
        self._arrived = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._arrived += len(raw_data)
        if self._arrived > settings.UPLOAD_LIMIT:
            self.dropped.append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind this one make the file."""


def bounded(view: View) -> View:
    """Read an upload within bounds; the view finds dropped files in ``request.dropped_files``.

    The handler must be in place before anything reads the body, and Django's own check of the form's
    token reads it: so the check happens inside.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        limit = SizeLimit(request)
        request.upload_handlers.insert(0, limit)
        request.dropped_files = limit.dropped  # type: ignore[attr-defined]
        try:
            return checked(request, *args, **kwargs)
        except TooManyFilesSent as fault:
            raise TooMuchAtOnce(too_many_files()) from fault
        except RequestDataTooBig as fault:
            raise TooMuchAtOnce(
                _("The text is longer than %(limit)d MB. Save it as a file and upload the file.")
                % {"limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)}
            ) from fault

    return guarded


def too_many_files() -> str:
    """What is said when more files come at once than are taken."""
    return _("At most %(limit)d files at once. Nothing was taken in; send them in several goes.") % {
        "limit": settings.DATA_UPLOAD_MAX_NUMBER_FILES
    }
