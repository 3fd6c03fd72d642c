"""Rows go into lines of JSON and come back as they were; lines that are no rows are refused."""

import json
from datetime import UTC, datetime

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from tests.site import factories

from caunoi_web.accounts.models import User
from caunoi_web.operation.backups import tables
from caunoi_web.operation.errors import BackupUnusable
from caunoi_web.tasks.models import Task

FIELDS = {
    "datetime": (models.DateTimeField(), st.datetimes(timezones=st.just(UTC))),
    "date": (models.DateField(), st.dates()),
    "time": (models.TimeField(), st.times()),
    "duration": (models.DurationField(), st.timedeltas()),
    "uuid": (models.UUIDField(), st.uuids()),
    "decimal": (models.DecimalField(max_digits=20, decimal_places=4), st.decimals(-(10**9), 10**9, places=4)),
    "text": (models.TextField(), st.text()),
    "integer": (models.BigIntegerField(), st.integers(-(2**63), 2**63 - 1)),
    "float": (models.FloatField(), st.floats(allow_nan=False, allow_infinity=False)),
    "boolean": (models.BooleanField(), st.booleans()),
}


@pytest.mark.parametrize("kind", FIELDS)
@given(data=st.data())
def test_every_value_comes_back_as_it_was(kind, data):
    field, values = FIELDS[kind]
    value = data.draw(values)

    line = json.loads(json.dumps(tables._written(field, value), ensure_ascii=False))

    assert field.to_python(line) == value


def test_bytes_are_written_as_text():
    assert tables._written(models.BinaryField(), memoryview(b"\x00\xff")) == "AP8="


def stored_again(model, **changes):
    """Take the only row out and put it in again through a line."""
    [line] = tables.lines_of(model)
    model._base_manager.all().delete()
    assert tables.load_lines(model, [json.dumps(json.loads(line) | changes).encode()]) == 1
    return model._base_manager.get()


def test_a_row_comes_back_whole_with_its_moments(db):
    moment = datetime(2026, 11, 22, 1, 2, 3, 456_789, tzinfo=UTC)
    task = Task.objects.create(kind="export", payload={"ệ": [1, None, {"a": "\n"}]}, result={})
    Task.objects.update(created_at=moment)

    again = stored_again(Task)

    assert (again.pk, again.payload, again.created_at) == (task.pk, task.payload, moment)


@pytest.mark.parametrize("value", [None, True, 0, "word", [], {"a": None}])
def test_any_json_value_comes_back(db, value):
    Task.objects.create(kind="export", payload=models.Value(value, models.JSONField()))

    assert stored_again(Task).payload == value


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"id": 1}', b'{"id": "x", "password": null}'],
)
def test_a_line_that_is_no_row_is_refused(db, line):
    with pytest.raises(BackupUnusable, match="cannot be understood"):
        tables.load_lines(User, [line])


def test_a_row_with_another_column_is_refused(db):
    factories.a_person("huong")
    [line] = tables.lines_of(User)

    with pytest.raises(BackupUnusable, match="cannot be understood"):
        tables.load_lines(User, [json.dumps(json.loads(line) | {"more": 1}).encode()])


@pytest.mark.parametrize("changes", [{"role": "king"}, {"id": "not an id"}, {"username": None}])
def test_a_value_that_the_table_does_not_take_names_the_table_and_not_the_value(db, changes):
    factories.a_person("huong")
    [line] = tables.lines_of(User)
    User._base_manager.all().delete()

    with pytest.raises(BackupUnusable) as refused:
        tables.load_lines(User, [json.dumps(json.loads(line) | changes).encode()])

    assert "accounts.user" in str(refused.value)
    assert "huong" not in str(refused.value)


def test_migrations_lead_to_the_newest_of_each_app(db):
    newest = tables.newest_of_each_app(tables.applied_migrations())

    assert len({app for app, _name in newest}) == len(newest)
    assert tables.unknown_migrations(newest) == []
