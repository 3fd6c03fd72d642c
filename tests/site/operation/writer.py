"""Writes pairs of rows and files without pause until its standard input ends: somebody at work."""

import sys
import threading
from hashlib import sha256

import django

django.setup()

from django.db import transaction  # noqa: E402

from caunoi.domain.folding import fold, sort_key  # noqa: E402
from caunoi_web.accounts.models import User  # noqa: E402
from caunoi_web.register.models import Organisation  # noqa: E402
from caunoi_web.sources import originals  # noqa: E402
from caunoi_web.sources.models import Document  # noqa: E402


def write_one(number: int, person: User) -> None:
    """A document with its file and a partner, in one transaction: both are there or neither."""
    content = f"Written meanwhile, number {number}".encode()
    assert originals.keep(content) == sha256(content).hexdigest()
    name = f"Meanwhile {number}"
    with transaction.atomic():
        Document.objects.create(
            sha256=sha256(content).hexdigest(), name=f"{name}.txt", size=len(content), received_by=person
        )
        Organisation.objects.create(
            name=name, folded=fold(name), sort_key=sort_key(name), kind="university", country="VN",
            created_by=person, changed_by=person,
        )  # fmt: skip


def main() -> None:
    """Say a line after the first pair, and how many pairs there were at the end."""
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    person, number = User.objects.order_by("pk").first(), 0
    while not over.is_set():
        number += 1
        write_one(number, person)
        if number == 1:
            print("writing", flush=True)  # noqa: T201
    print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
