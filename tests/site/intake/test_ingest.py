"""Documents come in from the command line, once, and are read at once."""

import pytest
from django.core.management import CommandError, call_command

from caunoi_web.accounts.models import Role, User
from caunoi_web.sources.models import Document, DocumentState, Job, JobState


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "hồ sơ"
    (folder / "2025").mkdir(parents=True)
    (folder / "bảng.txt").write_text("Không có hợp tác nào.")
    (folder / "2025" / "tin.txt").write_text("Không có tin.")
    (folder / "trống.txt").write_text("")
    (folder / ".ẩn").write_text("x")
    return folder


@pytest.mark.django_db(transaction=True)
def test_a_folder_is_taken_in_and_read_and_a_second_time_changes_nothing(folder, administrator, capsys):
    call_command("ingest", str(folder))
    first = capsys.readouterr()
    call_command("ingest", str(folder))
    second = capsys.readouterr()

    assert "2 taken in, 0 known already, 1 refused" in first.out
    assert "trống.txt" in first.err
    assert "0 taken in, 2 known already" in second.out
    assert sorted(Document.objects.values_list("name", flat=True)) == ["bảng.txt", "tin.txt"]
    assert set(Document.objects.values_list("state", flat=True)) == {DocumentState.READ}
    assert Document.objects.first().received_by == administrator


@pytest.mark.django_db
def test_reading_can_be_left_to_a_worker(folder, officer):
    call_command("ingest", str(folder / "bảng.txt"), actor=officer.username, no_read=True, host="PTIT")

    assert Job.objects.get().state == JobState.QUEUED
    assert Document.objects.get().host_hint == "PTIT"


@pytest.mark.django_db
def test_a_wrong_path_or_nobody_to_act_is_said_in_words(folder, officer):
    User.objects.filter(role=Role.ADMINISTRATOR).update(is_active=False)

    with pytest.raises(CommandError, match="createadmin"):
        call_command("ingest", str(folder))
    with pytest.raises(CommandError, match="nirgends"):
        call_command("ingest", str(folder), actor="nirgends")
    with pytest.raises(CommandError, match="There is no"):
        call_command("ingest", str(folder / "fort"), actor=officer.username)
