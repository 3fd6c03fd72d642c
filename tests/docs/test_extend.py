"""What docs/library/extend.md promises: a word is one line of data, a format and a step one file."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENTENCE = (
    "Trường Đại học Sao Mai vừa gá nghĩa kim bằng với Đại học Kobe (Nhật Bản) ngày 5/3/2021 "
    "về trao đổi sinh viên.\n"
)
SHIP = """
from caunoi.domain.documents import Document

class DiaryReader:
    name = "diary"
    media_type = "application/x-diary"
    suffixes = (".diary",)

    def accepts(self, data, name):
        return data.startswith(b"DIARY")

    def read(self, data, name):
        return Document(name, data[5:].decode("utf-8"), self.media_type)
"""
STEP = """
def note_length(draft):
    draft.notes.append(f"{len(draft.view.text)} characters.")
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the library that a test may change."""
    shutil.copytree(ROOT / "src" / "caunoi", tmp_path / "caunoi")
    return tmp_path


def replace_once(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} has {text.count(old)} times {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def extracted(tree: Path, data: str, name: str = "tin.txt"):
    (tree / name).write_text(data, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "caunoi.cli", "extract", name],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout)


def test_one_more_line_of_words_is_understood(tree):
    text = SENTENCE * 2
    before = extracted(tree, text)

    replace_once(
        tree / "caunoi" / "vocabulary" / "data" / "events.toml",
        "[acts.sign]\nvi = [",
        '[acts.sign]\nvi = [\n  "gá nghĩa kim bằng",\n ',
    )
    after = extracted(tree, text)

    # Without the word, that they did something together may be told, but not that they signed.
    assert not any(one["signed"] for one in before["agreements"])
    assert [one["signed"] for one in after["agreements"]] == ["2021-03-05"]


def test_one_file_and_its_name_in_the_list_is_a_format(tree):
    (tree / "caunoi" / "reading" / "diary.py").write_text(f'"""Reads diaries."""\n{SHIP}', encoding="utf-8")
    readers = tree / "caunoi" / "reading" / "readers.py"
    replace_once(
        readers,
        "from caunoi.reading.errors",
        "from caunoi.reading.diary import DiaryReader\nfrom caunoi.reading.errors",
    )
    replace_once(readers, "    PdfReader(),\n", "    DiaryReader(),\n    PdfReader(),\n")

    shape = extracted(tree, f"DIARY{SENTENCE.replace('gá nghĩa kim bằng', 'ký kết')}", "my.diary")

    assert shape["doc"] == "my.diary"
    assert [partner["name"] for partner in shape["partners"]] == ["Đại học Kobe"]


def test_one_file_and_its_name_in_the_list_is_a_step(tree):
    (tree / "caunoi" / "extraction" / "lengths.py").write_text(
        f'"""Notes lengths."""\n{STEP}', encoding="utf-8"
    )
    pipeline = tree / "caunoi" / "extraction" / "pipeline.py"
    replace_once(
        pipeline,
        "from caunoi.extraction.view import View\n",
        "from caunoi.extraction.lengths import note_length\nfrom caunoi.extraction.view import View\n",
    )
    replace_once(
        pipeline,
        "STEPS: tuple[Step, ...] = (\n",
        'STEPS: tuple[Step, ...] = (\n    _step("length", note_length, "view", "notes"),\n',
    )

    assert extracted(tree, "Xin chào.")["notes"] == "9 characters."
