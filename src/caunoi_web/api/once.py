"""A call with an ``Idempotency-Key`` is made once: the same call again gets the same answer."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from caunoi_web.api.errors import KeyReused, WrongParameter
from caunoi_web.api.models import KeptCall

HEADER = "Idempotency-Key"
KEPT_FOR = timedelta(hours=24)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_KEPT_HEADERS = ("ETag", "Location")


def once(request: HttpRequest, caller: UUID, now: datetime, make: Callable[[], HttpResponse]) -> HttpResponse:
    """What ``make`` answers, or what it answered when the same call came within a day.

    All in one transaction with what ``make`` writes: a call that was refused, or cut off, is as if it never
    was, and one that comes twice at the same time waits for the first. Raises ``KeyReused`` when the key came
    with another request, ``WrongParameter`` for a key that is none.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return make()
    if not _KEY.fullmatch(key):
        raise WrongParameter(_("An idempotency key has 1 to 200 visible ASCII signs."))
    digest = _digest(request)
    with transaction.atomic():
        KeptCall.objects.filter(caller=caller, kept_until__lte=now).delete()
        kept, is_new = KeptCall.objects.get_or_create(
            caller=caller, key=key, defaults={"digest": digest, "kept_until": now + KEPT_FOR}
        )
        if not is_new:
            return _again(kept, digest)
        response = make()
        kept.status, kept.body = response.status_code, response.content.decode()
        kept.headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
        kept.save(update_fields=["status", "body", "headers"])
    return response


def _again(kept: KeptCall, digest: str) -> HttpResponse:
    if kept.digest != digest:
        raise KeyReused(_("This key came with another request already. Make a new key for each call."))
    response = HttpResponse(
        kept.body.encode(), status=kept.status, content_type="application/json", headers=kept.headers
    )
    response["Idempotent-Replayed"] = "true"
    return response


def _digest(request: HttpRequest) -> str:
    """Method, path and body; of a form its fields and files, because its boundary differs each time."""
    total = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type != "multipart/form-data":
        total.update(request.body)
        return total.hexdigest()
    for name, values in sorted(request.POST.lists()):
        total.update(repr((name, values)).encode())
    for name, file in sorted(request.FILES.items()):
        total.update(repr((name, file.name, sha256(file.read()).hexdigest())).encode())
        file.seek(0)
    return total.hexdigest()
