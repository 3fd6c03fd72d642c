"""The table of who may call what (``rights/*.toml``), with the objects its addresses are about."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.site import factories, public_factories, report_factories, signing_factories

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
OBJECTS: dict[str, Callable[[], Any]] = {
    "first_version": lambda: SimpleNamespace(pk=1),
    "year": lambda: SimpleNamespace(pk=2025),
    "listing_name": lambda: SimpleNamespace(pk="agreements"),
    "file_ending": lambda: SimpleNamespace(pk="xlsx"),
    "brief_ending": lambda: SimpleNamespace(pk="pdf"),
    "person": factories.a_person,
    "person_kind": lambda: SimpleNamespace(pk="person"),
    "session": factories.a_session,
    "unit": factories.a_unit,
    "document": factories.a_document,
    "proposal": factories.a_proposal,
    "organisation": factories.an_organisation,
    "agreement": factories.an_agreement,
    "agreement_file": factories.an_agreement_file,
    "agreement_link": factories.an_agreement_link,
    "signing_case": signing_factories.a_case,
    "opinion": signing_factories.an_opinion,
    "case_paper": signing_factories.a_case_paper,
    "route": signing_factories.the_route,
    "route_version": signing_factories.the_version,
    "special_day": signing_factories.a_special_day,
    "basis": signing_factories.a_basis,
    "draft_template": signing_factories.a_template,
    "template_file": signing_factories.a_template_file,
    "stand_in": signing_factories.a_stand_in,
    "agreement_event": factories.an_agreement_event,
    "comment": factories.a_comment,
    "feed": factories.a_feed,
    "feed_secret": factories.a_feed_secret,
    "saved_view": factories.a_saved_view,
    "tier": factories.a_tier,
    "contact": factories.a_contact,
    "note": factories.a_note,
    "activity": factories.an_activity,
    "activity_proof": factories.a_proof,
    "commitment": factories.a_commitment,
    "commitment_proposal": factories.a_promise_read,
    "organisation_name": factories.an_organisation_name,
    "succession": factories.a_succession,
    "merge": factories.a_merge,
    "year_snapshot": factories.a_year_snapshot,
    "import": factories.an_import,
    "import_row": factories.an_import_row,
    "public_language": public_factories.the_language,
    "public_list": public_factories.the_list,
    "first_part": lambda: SimpleNamespace(pk=0),
    "public_partner": public_factories.a_public_partner,
    "public_agreement": public_factories.a_public_agreement,
    "api_token": factories.an_api_token,
    "webhook": factories.a_webhook,
    "record_kind": lambda: SimpleNamespace(pk="organisation"),
    "webhook_act": lambda: SimpleNamespace(pk="stop"),
    "delivery": factories.a_delivery,
    "task": factories.a_task,
    "word_template": report_factories.a_word_template,
}


def read_table() -> dict[str, dict[str, Any]]:
    """All entries of all files, by address name."""
    table: dict[str, dict[str, Any]] = {}
    for file in sorted((Path(__file__).parent / "rights").glob("*.toml")):
        table |= tomllib.loads(file.read_text())
    return table


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every page of the site with its full name; the API's operations have a table of their own."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver) and each.namespace == "v1":
            continue
        if isinstance(each, URLResolver):
            yield from addresses(each, f"{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name}", each


TABLE = read_table()


def address_of(name: str) -> str:
    """The address with objects made for it."""
    needs = TABLE[name].get("needs", {})
    return reverse(name, kwargs={key: OBJECTS[kind]().pk for key, kind in needs.items()})


def let_go(answer: HttpResponseBase) -> None:
    """Close the files of an answer, but not the test's own database connection with them."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)
