"""Reading what a program sends: JSON only where JSON is meant, files only as a form."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja.parser import Parser

from caunoi_web.api.errors import WrongContentType
from caunoi_web.sources.errors import TooMuchAtOnce
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.services.receiving import too_large


class StrictParser(Parser):
    """Refuses a body of another kind, and numbers that JSON does not have."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Raises ``WrongContentType``, ``ValueError``."""
        if request.content_type != "application/json":
            raise WrongContentType(_("Send the body as application/json."))
        return json.loads(request.body, parse_constant=_refuse)

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Raises ``WrongContentType`` for a form that is none, ``TooMuchAtOnce`` for a large file."""
        if data is not request.GET and request.content_type != "multipart/form-data":
            raise WrongContentType(_("Send files as multipart/form-data."))
        dropped = [] if data is request.GET else request.dropped_files  # type: ignore[attr-defined]
        if dropped:
            raise TooMuchAtOnce(too_large(clean_name(dropped[0])))
        return super().parse_querydict(data, list_fields, request)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
