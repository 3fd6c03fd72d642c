"""Answers as programs read them: JSON with a tag that says which version it is."""

import re
from collections.abc import Sequence
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from pydantic import BaseModel

from caunoi_web.api.errors import ForeignTag, NoVersionSaid, UnreadableTag

CONTENT_TYPE = "application/json"
# An entity-tag as RFC 9110, 8.8.3 writes it; ours begin with the record's version.
_TAG = re.compile(r'"[\x21\x23-\x7e\x80-\xff]*"')
_OURS = re.compile(r'"([0-9]{1,9})\.[^"]*"')


def answer(request: HttpRequest, shape: BaseModel, status: int, location: str = "") -> HttpResponse:
    """``shape`` as JSON with its tag; 304 without a body when the program has it already.

    The tag holds the record's version, where it has one, and a hash of the whole answer.
    """
    body = shape.model_dump_json().encode()
    tag = tag_of(getattr(shape, "version", None), body)
    if request.method == "GET" and tag in tags_in(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, status=status, content_type=CONTENT_TYPE)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Authorization", "Cookie", "Accept-Language"])
    if location:
        response["Location"] = location
    return response


def tag_of(version: object, body: bytes) -> str:
    """``"3.0123456789abcdef"``: version 3 of a record, and a hash of what was answered."""
    return f'"{version if isinstance(version, int) else 0}.{sha256(body).hexdigest()[:16]}"'


def tags_in(header: str) -> Sequence[str]:
    """The tags of an ``If-Match`` or ``If-None-Match`` header."""
    return [tag.strip().removeprefix("W/") for tag in header[:1000].split(",")]


def seen_version(request: HttpRequest, present: int) -> int:
    """The version that the program has seen, by its ``If-Match`` header; ``present`` is the record's own.

    ``*`` means whichever there is. Raises ``NoVersionSaid`` without a header, ``UnreadableTag`` for one
    that holds something else than tags, ``ForeignTag`` for tags that this site never gave.
    """
    header = request.headers.get("If-Match")
    if header is None:
        raise NoVersionSaid(
            _("Send the ETag of the record as you saw it in the header If-Match: so nothing is overwritten.")
        )
    tags = tags_in(header)
    if tags == ["*"]:
        return present
    if not all(_TAG.fullmatch(tag) for tag in tags):
        raise UnreadableTag(
            _("The header If-Match holds no ETag: send it as it was given, with its quotation marks, or *.")
        )
    known = [int(ours[1]) for tag in tags if (ours := _OURS.fullmatch(tag))]
    known = [version for version in known if version <= present]
    if not known:
        raise ForeignTag(
            _("The ETag in If-Match was never given here. Read the record again and send its ETag.")
        )
    return present if present in known else known[0]


def seen_version_if_said(request: HttpRequest, present: int) -> int | None:
    """As ``seen_version``, but None without a header: for acts that take nothing away from others."""
    return seen_version(request, present) if "If-Match" in request.headers else None
