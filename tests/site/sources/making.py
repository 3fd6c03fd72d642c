"""Small makers for the tests of sources and intake: one person, one document as read."""

import hashlib
from typing import Any

from caunoi_web.accounts.models import Role, User
from caunoi_web.sources.models import Document, DocumentState


def a_person(role: str = Role.OFFICER, name: str = "") -> User:
    """A person with ``role``; the same one when asked for twice."""
    username = name or f"a-{role}"
    return User.objects.get_or_create(username=username, defaults={"role": role, "full_name": username})[0]


def a_document(text: str = "Viện NICT (Nhật Bản) 2021-2026", **values: Any) -> Document:
    """A document whose text has been read."""
    values = {"name": "bảng.txt", "state": DocumentState.READ, "structure": {}} | values
    data = text.encode()
    digest = hashlib.sha256(data + values["name"].encode()).hexdigest()
    return Document.objects.create(sha256=digest, size=len(data), text=text, **values)
