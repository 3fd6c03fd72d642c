"""docs/threat-model.md names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(?:[a-z]+/)?(test_\w+)`")


def test_every_test_that_the_threat_model_names_is_there():
    named = set(NAMED.findall((ROOT / "docs/threat-model.md").read_text(encoding="utf-8")))
    there = {file.stem for file in (ROOT / "tests").rglob("test_*.py")}

    assert len(named) > 10
    assert named - there == set()
