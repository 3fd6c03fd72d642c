"""What the README promises exists and runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.vi.md")


def commands_of(readme: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.S)
    lines = (line.split("#")[0].strip() for block in blocks for line in block.splitlines())
    return [part.strip() for line in lines if line for part in line.split("&&")]


@pytest.mark.parametrize("readme", READMES)
def test_every_make_target_of_the_readme_exists(readme):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    targets = [command.split()[1] for command in commands_of(readme) if command.startswith("make ")]

    assert {"demo", "test"} <= set(targets)
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets)


@pytest.mark.parametrize("readme", READMES)
def test_every_file_the_readme_links_exists(readme):
    links = re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / readme).read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_library_commands_of_the_readme_run():
    command = next(c for c in commands_of("README.md") if "extract samples/" in c)
    arguments = command.split()[1:]

    done = subprocess.run(
        [sys.executable, "-m", "caunoi.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Kyushu" in done.stdout


def test_the_python_example_of_the_readme_runs():
    example = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    assert example

    done = subprocess.run(
        [sys.executable, "-c", example[1]], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "2025-11-26" in done.stdout
