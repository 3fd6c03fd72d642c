"""The client in the documentation does what it says, against a running site."""

import importlib.util
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from django.utils import timezone
from tests.site.factories import a_person, a_term, an_agreement, an_organisation

from caunoi_web.activities.models import Activity
from caunoi_web.api.services.tokens import make_token

FILE = Path(__file__).parents[2] / "docs" / "reference" / "api_client.py"


@pytest.fixture
def example() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("api_client", FILE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["api_client"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["api_client"]


@pytest.fixture
def token(transactional_db) -> str:
    scopes = ["register:read", "activities:write"]
    return make_token(actor=a_person(), name="Ví dụ", scopes=scopes, days=1, now=timezone.now())[1]


def test_it_lists_what_ends_within_six_months(live_server, token, example, monkeypatch, capsys):
    today = timezone.localdate()
    for number, days in enumerate((30, 400)):
        end = (today + timedelta(days=days)).isoformat()
        an_agreement(an_organisation(f"Đối tác {number}"), term=a_term(date(2020, 1, 1).isoformat(), end))
    monkeypatch.setenv("CAUNOI_TOKEN", token)

    example.main(live_server.url)

    assert capsys.readouterr().out.split("  ")[-1].strip() == "Đối tác 0"


def test_it_records_an_activity_once(live_server, token, example):
    client = example.Client(live_server.url, token)
    about = {"kind": "student-exchange", "began": "2026-03", "agreement": str(an_agreement().pk)}

    first = client.record_activity("2026-03-doan-1", **about)
    again = client.record_activity("2026-03-doan-1", **about)

    assert first["id"] == again["id"]
    assert Activity.objects.count() == 1


def test_a_refusal_is_an_error_with_its_code(live_server, token, example):
    client = example.Client(live_server.url, token)

    with pytest.raises(example.Problem) as refused:
        client.record_activity("2", kind="student-exchange", began="2026-13")

    assert (refused.value.status, refused.value.code) == (422, "invalid-value")
