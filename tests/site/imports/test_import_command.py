"""A table comes in from a terminal, by the same services and rules as on the pages."""

import pytest
from django.core.management import CommandError, call_command
from tests.site.imports.making import AGREEMENTS

from caunoi_web.imports.models import BatchState, ImportBatch
from caunoi_web.register.models import Agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path):
    """Write a table into a file."""

    def write(text=AGREEMENTS):
        file = tmp_path / "bảng.tsv"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def run(capsys, *words):
    call_command("import", *words)
    return capsys.readouterr().out


def test_a_table_without_open_rows_is_taken_in(table, officer, capsys):
    said = run(capsys, table(), "--as", officer.username)

    assert "12/MOU" in said
    assert "2 rows taken in, 0 stayed out" in said
    assert set(Agreement.objects.values_list("number", flat=True)) == {"12/MOU", "13/MOU"}


def test_a_preview_shows_each_row_and_writes_nothing(table, officer, capsys):
    said = run(capsys, table(), "--as", officer.username, "--preview")

    assert "Canberra" in said
    assert not Agreement.objects.exists()
    assert ImportBatch.objects.get().state == BatchState.DROPPED


def test_open_rows_hold_the_import_up_unless_they_may_stay_out(table, officer, capsys):
    file = table(AGREEMENTS.replace("1/11/2021", "31/11/2021"))
    with pytest.raises(CommandError, match="1 rows need a decision"):
        run(capsys, file, "--as", officer.username)
    assert (Agreement.objects.count(), ImportBatch.objects.get().state) == (0, BatchState.OPEN)

    said = run(capsys, file, "--as", officer.username, "--leave-open-rows")

    assert "1 rows taken in, 1 stayed out" in said


def test_a_column_may_be_said_and_a_wrong_one_is_refused(table, officer, capsys):
    file = table("Cột lạ\tĐối tác\nX-1\tViện A\n")
    run(capsys, file, "--as", officer.username, "--column", "Cột lạ=number")

    assert Agreement.objects.get().number == "X-1"
    with pytest.raises(CommandError, match="No column"):
        run(capsys, file, "--as", officer.username, "--column", "Không có=number")


def test_only_who_may_import_imports(table, people, capsys):
    with pytest.raises(CommandError):
        run(capsys, table(), "--as", people["viewer"].username)
    with pytest.raises(CommandError, match="nobody-here"):
        run(capsys, table(), "--as", "nobody-here")
    assert not ImportBatch.objects.exists()
