"""What an installation holds and whether its site answers, printed as JSON; run in its environment."""

import hashlib
import json
import sys

import django

django.setup()

from pathlib import Path  # noqa: E402

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from caunoi_web.register.models import Organisation  # noqa: E402
from caunoi_web.sources import originals  # noqa: E402
from caunoi_web.sources.models import Document  # noqa: E402

# Not restored (sessions, signs of life), or made again under other numbers (the index).
ASIDE = {
    "django_session",
    "accounts_signedin",
    "operation_heartbeat",
    "search_searchentry",
    "django_migrations",
}


def tables() -> dict[str, list[object]]:
    """Rows and a sum over all values of each table, without what was written meanwhile."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        name = model._meta.db_table
        if model._meta.proxy or name in ASIDE:
            continue
        with connection.cursor() as cursor:
            columns = ", ".join(
                connection.ops.quote_name(field.column) for field in model._meta.local_concrete_fields
            )
            cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(name)}")  # noqa: S608
            rows = sorted(line for row in cursor.fetchall() if "Meanwhile" not in (line := repr(row)))
        found[name] = [len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()]
    return found


def files() -> dict[str, object]:
    """Every document has its file, and every file is what its name says."""
    meanwhile = Document.objects.filter(name__startswith="Meanwhile ")
    partners = Organisation.objects.filter(name__startswith="Meanwhile ")
    stored = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return {
        "documents": Document.objects.count(),
        "files": len(stored),
        "unsound": [one.name for one in Document.objects.all() if originals.check(one.sha256)[0] != "intact"],
        "pairs": [meanwhile.count(), partners.count()],
        "in_the_index": _indexed(),
    }


def _indexed() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_index")
        return int(cursor.fetchone()[0])


def site(username: str, password: str, partner: str) -> dict[str, object]:
    """Sign in, open the home page, the lists and a partner, and search for it."""
    client = Client(SERVER_NAME="localhost")
    answers: dict[str, object] = {}
    signed_in = client.post(reverse("accounts:login"), {"username": username, "password": password})
    answers["login"] = signed_in.status_code
    one = Organisation.objects.get(name=partner)
    for name, address in {
        "home": reverse("reports:home"),
        "agreements": reverse("register:agreements"),
        "documents": reverse("sources:list"),
        "partner": reverse("register:organisation", args=[one.pk]),
    }.items():
        answers[name] = client.get(address).status_code
    found = client.get(reverse("search:results"), {"q": partner})
    answers["search"] = partner in found.content.decode() and found.status_code
    return answers


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    print(json.dumps({"tables": tables, "files": files, "site": site}[what](*words)))  # noqa: T201
