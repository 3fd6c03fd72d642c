"""Every example of docs/library is run: Python as a doctest, commands as a person types them."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "library").glob("*.md"))
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.S | re.M)


def blocks(page: Path, language: str) -> list[str]:
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [words for named, words in found if named == language]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_of_the_page_does_what_it_says(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    text = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(text, {}, page.stem, str(page), 0)

    runner.run(test, out=said.append)

    assert runner.summarize(verbose=False).failed == 0, "".join(said)
    assert test.examples


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_the_page_run(page, tmp_path):
    for folder in ("samples", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    commands = [
        part.strip()
        for block in blocks(page, "sh")
        for line in block.splitlines()
        for part in line.split(";")
    ]

    for command in commands:
        words = shlex.split(command)
        assert words.pop(0) == "caunoi"
        target = words[words.index(">") + 1] if ">" in words else "out"
        words = words[: words.index(">")] if ">" in words else words
        done = subprocess.run(
            [sys.executable, "-m", "caunoi.cli", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "160"},
            capture_output=True,
            text=True,
            check=False,
        )
        (tmp_path / target).write_text(done.stdout, encoding="utf-8")

        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_and_every_file_named_exists(page):
    text = page.read_text(encoding="utf-8")
    data = ROOT / "src" / "caunoi" / "vocabulary" / "data"
    code = ROOT / "src" / "caunoi"

    links = [page.parent / link for link in re.findall(r"\]\((?!http)([^)#]+)\)", text)]
    words = [data / name for name in re.findall(r"`(\w+\.toml)`", text)]
    modules = [
        code / name for name in re.findall(r"`((?:extraction|evaluation|vocabulary)/[\w/]+\.\w+)`", text)
    ]

    assert [str(path) for path in (*links, *words, *modules) if not path.exists()] == []
