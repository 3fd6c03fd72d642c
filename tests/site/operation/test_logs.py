"""Structured logs bind the lines of a request together and hold nothing that people wrote."""

import io
import json
import logging
import sys
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.site import factories

from caunoi_web.common.plain import Plain
from caunoi_web.operation.log_lines import JsonLines, fault_of
from caunoi_web.operation.request_log import HEADER

PRIVATE = ["huong", "Hương", "Trần", "example.edu.vn", "học bổng", "scholarship", "Đại học", "a secret word"]
PRIVATE += ["127.0.0.1", "203.0.113.9"]


@pytest.fixture
def lines():
    """What the structured log holds: a function that reads it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root, requests = logging.getLogger(), logging.getLogger("caunoi_web.requests")
    before = root.level, requests.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    requests.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(before[0])
    requests.setLevel(before[1])


def of_requests(lines):
    return [line for line in lines if line["logger"] == "caunoi_web.requests"]


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.9")


def test_a_line_says_what_was_asked_but_not_who_and_what_for(db, visitor, lines):
    person = factories.a_person("huong", full_name="Trần Thu Hương", email="huong@example.edu.vn")
    partner = factories.an_organisation("Đại học Thử nghiệm")
    visitor.force_login(person)

    visitor.get(f"/register/organisations/{partner.pk}/", {"q": "học bổng"})

    [line] = of_requests(lines())
    assert line["route"] == "register/organisations/<uuid:pk>/"
    assert (line["method"], line["status"], line["role"]) == ("GET", 200, "officer")
    assert isinstance(line["ms"], int)
    assert set(line) == {
        "at",
        "level",
        "logger",
        "event",
        "request",
        "method",
        "route",
        "status",
        "ms",
        "role",
    }


def test_nothing_that_people_wrote_is_in_any_line(db, visitor, lines, settings):
    settings.ROOT_URLCONF = "tests.site.operation.faulty_urls"
    person = factories.a_person("huong", full_name="Trần Thu Hương", email="huong@example.edu.vn")
    factories.an_organisation("Đại học Thử nghiệm")

    visitor.post("/accounts/login/", {"username": "huong", "password": "a secret word"})
    visitor.get("/faulty/Trần Thu Hương/", {"q": "scholarship"})
    before = transaction.savepoint()  # PostgreSQL does nothing more after a fault, until it goes back
    visitor.get("/faulty-database/")
    transaction.savepoint_rollback(before)
    visitor.get("/refused/")
    visitor.get("/huong@example.edu.vn/học bổng")
    visitor.get("/health/live", headers={"Host": "huong.example.edu.vn"})
    visitor.force_login(person)
    visitor.get("/search/", {"q": "Đại học học bổng huong@example.edu.vn"})
    visitor.post("/sources/add/text/", {"text": "Trần Thu Hương, a secret word", "name": "huong.txt"})

    told = lines()
    everything = json.dumps(told, ensure_ascii=False)
    assert [word for word in PRIVATE if word in everything] == []
    assert {500, 404, 200} <= {line["status"] for line in of_requests(told)}


def test_a_fault_is_told_by_its_types_and_places(visitor, lines, settings, db):
    settings.ROOT_URLCONF = "tests.site.operation.faulty_urls"

    answer = visitor.get("/faulty/huong/")

    [line] = [line for line in lines() if "fault" in line]
    assert line["fault"]["type"] == "ValueError"
    assert line["fault"]["because"]["type"] == "KeyError"
    assert any("faulty_urls.py" in place and place.endswith("with_a_name") for place in line["fault"]["at"])
    assert line["request"] == answer[HEADER]


def test_the_number_of_a_request_is_made_or_taken_over(visitor, db):
    made = visitor.get("/health/live")[HEADER]
    taken = visitor.get("/health/live", headers={HEADER: "4bf92f3577b34da6a3ce929d0e0e4736"})[HEADER]

    assert UUID(made)
    assert taken == "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize(
    "given", ["", "short", "Tran Thu Huong", "huong@example.edu.vn", "a\r\nSet-Cookie: b=1", "f" * 65]
)
def test_a_number_that_is_none_is_not_taken_over(visitor, given):
    assert UUID(visitor.get("/health/live", headers={HEADER: given})[HEADER])


def line_of(name, message, *arguments, **more):
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, arguments, more.get("exc_info"))
    return json.loads(JsonLines().format(record))


def test_numbers_ids_codes_and_types_stay_and_other_words_go():
    number = UUID("0190a1b2-0000-7000-8000-000000000000")

    line = line_of(
        "caunoi_web.x",
        "%s read %d%% of %r for %s: %s",
        number,
        50,
        "huong.pdf",
        Plain("export"),
        OSError("a secret word"),
    )

    assert line["event"] == f"{number} read 50% of … for export: OSError"


@pytest.mark.parametrize(
    ("name", "message", "arguments", "event"),
    [
        ("django.security", "Invalid host huong.example", (), "…"),
        ("urllib3", "asked %s", ("huong",), "asked …"),
        ("gunicorn.error", "Booting worker with pid: %s", (7,), "Booting worker with pid: 7"),
        ("caunoi_web.x", "too few %s %s", ("huong",), "too few … …"),
        ("caunoi_web.x", "by %(name)s", ({"name": "huong"},), "by …"),
        ("caunoi_web.x", ValueError("huong"), (), "ValueError"),
    ],
)
def test_messages_of_others_keep_their_fixed_words_at_most(name, message, arguments, event):
    assert line_of(name, message, *arguments)["event"] == event


def test_a_circle_of_causes_and_a_missing_trace_are_no_trouble():
    assert fault_of(ValueError("huong")) == {"type": "ValueError", "at": []}


def test_places_name_no_folder_of_this_machine():
    try:
        json.loads("{")
    except ValueError:
        line = line_of("caunoi_web.x", "not read", exc_info=sys.exc_info())

    assert not [place for place in line["fault"]["at"] if place.startswith("/")]
    assert line["fault"]["at"][-1].startswith("json/")
