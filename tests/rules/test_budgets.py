"""Small files, small functions, no drawers, nothing of one machine: no list of excuses."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [path for path in sorted((ROOT / "src").rglob("*.py")) if "migrations" not in path.parts]
DRAWERS = {"utils", "util", "helpers", "helper", "manager", "handler", "handlers", "info", "misc"}


def functions_of(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def tracked_texts():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in listed:
        path = ROOT / name
        if path.is_file():
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_is_longer_than_400_lines():
    long = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES
    }

    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_no_function_is_longer_than_60_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in functions_of(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > 60
    ]

    assert long == []


def test_no_module_is_a_drawer_for_everything():
    assert [str(path.relative_to(ROOT)) for path in SOURCES if path.stem in DRAWERS] == []


@pytest.mark.parametrize("package", ["caunoi", "caunoi_web"])
def test_every_module_says_in_one_line_what_lives_there(package):
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if package in path.parts and path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]  # fmt: skip

    assert silent == []


def test_no_tracked_file_names_a_machine_or_a_registry():
    machine = re.compile(r"/(?:work|home|Users)/\w|index-url\s*=|(?:pypi|pythonhosted|npmjs)\.org", re.I)

    found = [
        name
        for name, text in tracked_texts()
        if name != "tests/rules/test_budgets.py" and machine.search(text)
    ]

    assert found == []
