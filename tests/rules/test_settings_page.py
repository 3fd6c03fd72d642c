"""The page about settings names every variable that the site reads, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = re.compile(r"env\.(?:text|switch|words|folder)\(\s*\"(\w+)\"|(?<!\w)text\(\"([A-Z]\w*)\"\)")
TESTS = re.compile(r"CAUNOI_(TEST_\w+)")


def test_every_variable_is_described_and_every_described_one_is_read():
    code = "\n".join(file.read_text() for file in (ROOT / "src/caunoi_web").rglob("*.py"))
    rig_files = [*(ROOT / "tests").glob("*.py"), ROOT / "tests/site/browser/conftest.py"]
    rig = "\n".join(file.read_text() for file in rig_files)
    read = {first or second for first, second in READ.findall(code)} | set(TESTS.findall(rig))

    page = (ROOT / "docs/reference/settings.md").read_text()

    assert set(re.findall(r"\| `CAUNOI_(\w+)`", page)) == read
