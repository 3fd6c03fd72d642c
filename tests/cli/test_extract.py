"""``caunoi extract`` as a person types it."""

import json
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from caunoi.vocabulary.schema import extraction_schema

NEWS = """Trường Đại học Sao Mai ký kết hợp tác với Đại học Kagoshima
Cập nhật: 19/04/2023

Sáng 18/4, Trường Đại học Sao Mai đã ký Biên bản ghi nhớ với Đại học Kagoshima (Nhật Bản)
về trao đổi sinh viên. Biên bản có giá trị trong 5 năm kể từ ngày ký.
"""


def caunoi(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "caunoi.cli", *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "tin.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_it_prints_one_json_object_for_each_document(news):
    done = caunoi("extract", str(news))

    shape = json.loads(done.stdout)
    assert done.returncode == 0
    assert shape["doc"] == "tin.txt"
    assert [agreement["signed"] for agreement in shape["agreements"]] == ["2023-04-18"]
    for agreement in shape["agreements"]:
        quote = agreement["evidence"]
        assert NEWS[quote["start"] : quote["end"]] == quote["text"]


def test_what_it_prints_fits_its_own_schema(news):
    shape = json.loads(caunoi("extract", str(news), "--as-of", "2024-01-01").stdout)

    jsonschema.validate(shape, extraction_schema())


def test_a_day_gives_each_agreement_its_status(news):
    inside = json.loads(caunoi("extract", str(news), "--as-of", "18/04/2028").stdout)
    past = json.loads(caunoi("extract", str(news), "--as-of", "2028-04-19").stdout)

    assert inside["agreements"][0]["x_status"] == "in_force"
    assert past["agreements"][0]["x_status"] == "expired"


def test_it_reads_standard_input():
    done = caunoi("extract", "-", given=NEWS)

    assert [partner["name"] for partner in json.loads(done.stdout)["partners"]] == ["Đại học Kagoshima"]


def test_a_folder_is_read_in_order_without_hidden_files(news):
    (news.parent / ".secret.txt").write_text(NEWS, encoding="utf-8")
    (news.parent / "a.txt").write_text("Thư viện mở cửa lúc 7 giờ.", encoding="utf-8")

    done = caunoi("extract", str(news.parent), "--format", "json")

    assert [shape["doc"] for shape in json.loads(done.stdout)] == ["a.txt", "tin.txt"]


def test_an_unreadable_file_is_named_and_the_rest_goes_on(news):
    (news.parent / "empty.txt").write_bytes(b"")

    done = caunoi("extract", str(news.parent))

    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_nothing_readable_has_an_exit_code_of_its_own(tmp_path):
    missing = caunoi("extract", str(tmp_path / "nowhere.txt"))
    empty = caunoi("extract", str(tmp_path))

    assert (missing.returncode, empty.returncode) == (3, 3)
    assert "nowhere.txt" in missing.stderr


def test_wrong_use_is_exit_code_2():
    assert caunoi("extract").returncode == 2
    assert caunoi("extract", "x", "--as-of", "31/02/2024").returncode == 2


def test_the_table_shows_the_status_and_takes_nothing_for_markup(news):
    strange = news.rename(news.with_name("[bold]tin[red].txt"))

    done = caunoi("extract", str(strange), "--format", "table", "--as-of", "2024-01-01")

    assert done.returncode == 0
    assert "in force" in done.stdout
    assert "[bold]tin[red].txt" in done.stdout


def test_a_closed_pipe_ends_quietly(news):
    for number in range(200):
        (news.parent / f"{number}.txt").write_text(NEWS, encoding="utf-8")

    command = f'"{sys.executable}" -m caunoi.cli extract "{news.parent}" | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602

    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [(), ("extract",), ("batch",), ("explain",), ("evaluate",), ("schema",)])
def test_help_has_an_example_and_loads_no_heavy_module(command):
    script = (
        "import sys\nfrom caunoi.cli import main\n"
        f"sys.argv = ['caunoi', *{command!r}, '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'django', 'pypdfium2', 'PIL', 'docx', 'rapidfuzz', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "Example:" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def test_files_are_read_side_by_side_and_printed_in_order(news):
    for number in range(30):
        (news.parent / f"{number:02}.txt").write_text(NEWS * (1 + number % 7), encoding="utf-8")

    one = caunoi("extract", "--jobs", "1", str(news.parent))
    three = caunoi("extract", "--jobs", "3", str(news.parent))

    assert three.stdout == one.stdout
    names = [json.loads(line)["doc"] for line in three.stdout.splitlines()]
    assert names == [*(f"{number:02}.txt" for number in range(30)), "tin.txt"]


def test_a_list_of_files_may_come_on_standard_input(news):
    other = news.with_name("a.txt")
    other.write_text(NEWS, encoding="utf-8")

    done = caunoi("extract", "--files-from", "-", given=f"{news}\n\n{other}\n")

    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["tin.txt", "a.txt"]


def test_a_document_that_takes_too_long_is_named_and_the_rest_goes_on(news):
    lines = [
        f"Trường Đại học Sao Mai {number} đã ký với Đại học Kagoshima {number}." for number in range(99999)
    ]
    news.with_name("long.txt").write_text(" ".join(lines), encoding="utf-8")

    done = caunoi("extract", "--time-limit", "1", str(news.parent))

    assert done.returncode == 1
    assert "long.txt: reading it took longer than 1 seconds" in done.stderr
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["tin.txt"]


def test_an_interrupt_ends_it_at_once_and_leaves_no_process(news):
    lines = [
        f"Trường Đại học Sao Mai {number} đã ký với Đại học Kagoshima {number}." for number in range(99999)
    ]
    news.with_name("zz-long.txt").write_text(" ".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "caunoi.cli", "extract", str(news.parent)]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline()  # the short one is done, the long one in hand
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=60)  # the long one takes minutes

    assert run.returncode == 1
    assert told.strip() == "Aborted!"


def test_an_archive_gives_each_of_its_documents_and_names_each_fault(news):
    archive = news.parent / "hồ sơ.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.write(news, "2023/tin.txt")
        opened.writestr("trống.txt", "")
        opened.writestr("b.txt", "Thư viện mở cửa lúc 7 giờ.")

    done = caunoi("extract", str(archive))

    shapes = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [shape["doc"] for shape in shapes] == ["hồ sơ.zip > 2023 > tin.txt", "hồ sơ.zip > b.txt"]
    assert [len(shape["agreements"]) for shape in shapes] == [1, 0]
    assert f"{archive} > trống.txt: The file is empty" in done.stderr
