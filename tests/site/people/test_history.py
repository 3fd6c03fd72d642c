"""The history: looked through, taken out as a file, sealed, and found out when it was changed."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from tests.rules.rights_table import let_go
from tests.site import factories

from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models import AuditEntry, AuditSeal
from caunoi_web.sources.services import record_change
from caunoi_web.sources.services.sealing import broken_seals, digest_of, seal_days

EXPORT = reverse("people:history_export")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def an_entry(actor, at, label="Đại học Huế", **fields):
    about = {"target_kind": "organisation", "target_id": uuid7(), "before": {}, "after": {"name": label}}
    entry = record_change(actor=actor, action="organisation.created", label=label, **(about | fields))
    AuditEntry.objects.filter(pk=entry.pk).update(at=at)
    entry.refresh_from_db()
    return entry


@pytest.fixture
def week(administrator):
    """Two entries a day for five days, and one of today."""
    days = [NOW - timedelta(days=number) for number in (7, 6, 5, 3, 2)]
    entries = [an_entry(administrator, day + timedelta(hours=hour)) for day in days for hour in (0, 5)]
    return [*entries, an_entry(administrator, NOW)]


def change(entry, **fields):
    """Past the program, as somebody with the password of the database would."""
    AuditEntry.objects.filter(pk=entry.pk).update(**fields)


def kinds(broken):
    return [(each.day.day, each.why) for each in broken]


def test_each_day_that_is_over_is_sealed_once_and_days_without_entries_are_not(week):
    assert seal_days(now=NOW) == 5
    assert seal_days(now=NOW) == 0
    assert [seal.entries for seal in AuditSeal.objects.all()] == [2] * 5
    assert broken_seals() == []


def test_a_day_is_sealed_when_it_has_been_over_for_an_hour(administrator):
    an_entry(administrator, datetime(2026, 11, 21, 23, 59, tzinfo=UTC))

    assert seal_days(now=datetime(2026, 11, 22, 0, 30, tzinfo=UTC)) == 0
    assert seal_days(now=datetime(2026, 11, 22, 1, 1, tzinfo=UTC)) == 1


def test_later_days_go_on_from_the_seals_before(week, administrator):
    seal_days(now=NOW)
    seal_days(now=NOW + timedelta(days=1))

    newest = AuditSeal.objects.last()
    assert newest.day == date(2026, 11, 22)
    assert newest.previous == AuditSeal.objects.order_by("-day")[1].digest
    assert broken_seals() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": "x"},
        {"after": {"name": "x"}},
        {"target_label": "x"},
        {"at": NOW - timedelta(days=7, minutes=1)},
        {"action": "organisation.amended"},
        {"through": "x"},
    ],
)
def test_an_entry_that_was_changed_is_found_out(week, fields):
    seal_days(now=NOW)
    change(week[0], **fields)

    assert kinds(broken_seals()) == [(15, "content")]


def test_an_entry_that_was_taken_out_or_slipped_in_is_found_out(week, administrator):
    seal_days(now=NOW)
    AuditEntry.objects.filter(pk=week[0].pk).delete()
    an_entry(administrator, NOW - timedelta(days=2))

    assert kinds(broken_seals()) == [(15, "entries"), (20, "entries")]


def test_a_seal_that_was_taken_out_is_found_out(week):
    seal_days(now=NOW)
    AuditSeal.objects.filter(day=date(2026, 11, 16)).delete()

    assert kinds(broken_seals()) == [(17, "chain")]


def test_a_day_sealed_anew_after_a_change_breaks_the_chain(week):
    seal_days(now=NOW)
    change(week[0], reason="x")
    AuditSeal.objects.filter(day=date(2026, 11, 15)).update(digest="0" * 64)

    assert (16, "chain") in kinds(broken_seals())


def test_many_entries_written_at_once_are_sealed_like_any(administrator):
    from caunoi_web.sources.services import Change, record_changes

    changes = [
        Change("unit.added", "unit", uuid7(), f"{n}", {}, {"n": n, "x": 1.5, "y": None}) for n in range(50)
    ]
    record_changes(changes, actor=administrator, reason="x", act=uuid7())
    AuditEntry.objects.update(at=NOW - timedelta(days=1))

    seal_days(now=NOW)

    assert AuditSeal.objects.get().entries == 50
    assert broken_seals() == []


def test_the_command_says_where_the_history_was_changed(week, capsys):
    call_command("history")
    call_command("history", check=True)
    fine = capsys.readouterr().out
    change(week[0], reason="x")
    with pytest.raises(SystemExit):
        call_command("history", check=True)

    assert "days are as they were sealed" in fine
    assert "2026-11-15 has other entries than were sealed." in capsys.readouterr().err


def sent(answer):
    content = b"".join(answer.streaming_content).decode("utf-8")
    let_go(answer)
    return content


def test_the_whole_history_is_taken_out_as_json_lines_with_its_digests(client_as, week):
    lines = sent(client_as("administrator").post(EXPORT, {"kind": "jsonl"})).splitlines()

    found = [json.loads(line) for line in lines]
    assert [each["id"] for each in found] == [str(entry.pk) for entry in week]
    assert [each["digest"] for each in found] == [digest_of(entry) for entry in week]
    assert found[0]["after"] == {"name": "Đại học Huế"}


def test_taking_it_out_stands_in_the_history_itself(client_as, week, administrator):
    sent(
        client_as("administrator").post(EXPORT, {"kind": "csv", "since": "15/11/2026", "until": "15/11/2026"})
    )

    entry = AuditEntry.objects.get(action="history.exported")
    assert entry.actor == administrator
    assert entry.after == {"since": "2026-11-15", "until": "2026-11-15", "entries": 2}


def test_a_csv_opens_in_a_spreadsheet_and_holds_no_formula(client_as, administrator):
    an_entry(administrator, NOW, label='=HYPERLINK("http://evil.example")', reason="+1+1")

    content = sent(client_as("administrator").post(EXPORT, {"kind": "csv"}))

    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert content.startswith("\ufeff")
    assert rows[1][6].startswith("'=HYPERLINK")
    assert rows[1][8] == "'+1+1"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 11),
        ({"since": "17/11/2026"}, 7),
        ({"until": "2026-11-15"}, 2),
        ({"record": "huế"}, 11),
        ({"record": "nothing"}, 0),
    ],
)
def test_the_filters_choose(client_as, week, asked, number):
    page = client_as("administrator").get(reverse("people:history"), asked)

    assert page.status_code == 200
    assert page.text.count("Đại học Huế") == number


def test_by_person_and_by_record(client_as, week, officer):
    entry = an_entry(officer, NOW, label="Khác")
    client = client_as("administrator")

    for asked in ({"actor": str(officer.pk)}, {"record": str(entry.target_id)}):
        page = client.get(reverse("people:history"), asked).text
        assert "Khác" in page
        assert "Đại học Huế" not in page


def test_a_day_that_does_not_exist_is_explained(client_as, week):
    answer = client_as("administrator").get(reverse("people:history"), {"since": "31/02/2026"})

    assert answer.status_code == 422
    assert client_as("administrator").post(EXPORT, {"since": "31/02/2026"}).status_code == 422


def test_the_page_asks_as_much_for_few_as_for_many(client_as, administrator, django_assert_max_num_queries):
    client = client_as("administrator")
    for _ in range(60):
        an_entry(factories.a_person(), timezone.now())

    with django_assert_max_num_queries(8):
        client.get(reverse("people:history"))
