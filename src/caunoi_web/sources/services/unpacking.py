"""Taking in a file that may hold several documents: a ZIP archive, or a mail with attachments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.conf import settings
from django.utils.translation import gettext as _

from caunoi.reading import Member, members_of
from caunoi_web.accounts.models import User
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.failures import failure_of
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.services.receiving import Receipt, check_size, receive_file


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one document of a file: its receipt, or the words why it was not taken in."""

    name: str
    receipt: Receipt | None = None
    refusal: str = ""


def receive_documents(
    *, actor: User, name: str, data: bytes, host_hint: str = "", published_on: date | None = None
) -> Iterator[Taken]:
    """Take in every document that a file holds; for most files that is the file itself.

    A document inside another is named by the way to it, "archive.zip > list.xlsx", and kept by
    its own bytes. A fault is that of its own document; the others are taken in all the same.
    """
    try:
        check_size(name, len(data))
    except NotStored as refusal:
        yield Taken(name, refusal=str(refusal.message))
        return
    members = members_of(data, name, max_bytes=settings.UPLOAD_LIMIT)
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    for member in islice(members, most):
        yield _taken(actor, member, host_hint, published_on)
    if next(members, None) is not None:
        yield Taken(
            name,
            refusal=_(
                "“%(name)s” holds more than %(limit)d files. Send the others in an archive of their own."
            )
            % {"name": name, "limit": most},
        )


def _taken(actor: User, member: Member, host_hint: str, published_on: date | None) -> Taken:
    name = clean_name(member.name)
    if member.fault is not None:
        failure = failure_of(member.fault.code)
        return Taken(name, refusal=f"“{name}”: {failure.what} {failure.remedy}")
    try:
        receipt = receive_file(
            actor=actor, name=name, data=member.data, host_hint=host_hint, published_on=published_on
        )
    except NotStored as refusal:
        return Taken(name, refusal=str(refusal.message))
    return Taken(name, receipt)
