"""``caunoi explain`` as a person types it."""

import json
import subprocess
import sys

NEWS = """Trường Đại học Sao Mai ký kết hợp tác với Đại học Kagoshima
Cập nhật: 19/04/2023

Sáng 18/4, Trường Đại học Sao Mai đã ký Biên bản ghi nhớ với Đại học Kagoshima (Nhật Bản).
Tham dự buổi lễ có đại diện Đại sứ quán Nhật Bản.
"""


def caunoi(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "caunoi.cli", *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_says_why_with_the_words_marked():
    done = caunoi("explain", "-", given=NEWS)

    assert done.returncode == 0
    assert "«Đại học Kagoshima»" in done.stdout
    assert "a paper was signed" in done.stdout
    assert "it is named only as a guest" in done.stdout


def test_json_is_one_object():
    shape = json.loads(caunoi("explain", "-", "--format", "json", given=NEWS).stdout)

    assert [one["part"] for one in shape["findings"]] == ["partner", "agreement"]


def test_words_of_the_document_are_never_taken_for_markup():
    done = caunoi("explain", "-", given=NEWS.replace("(Nhật Bản)", "([bold]x[/bold])"))

    assert "([bold]x[/bold])" in done.stdout


def test_control_characters_of_the_document_do_not_reach_the_terminal():
    done = caunoi("explain", "-", given=NEWS.replace("Nhật Bản", "Nhật \x1b[31mBản"))

    assert "\x1b" not in done.stdout


def test_a_file_that_cannot_be_read_is_named_with_its_reason(tmp_path):
    done = caunoi("explain", str(tmp_path / "nowhere.txt"))

    assert done.returncode == 3
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_refused(tmp_path):
    done = caunoi("explain", str(tmp_path))

    assert done.returncode == 3
    assert "Traceback" not in done.stderr
