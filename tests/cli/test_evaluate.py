"""``caunoi evaluate`` and ``caunoi schema``."""

import json
import subprocess
import sys
from pathlib import Path

GOLD = {
    "doc": "a.txt", "lang": "vi", "genre": "news", "host": None, "notes": "",
    "partners": [{"name": "Đại học Kagoshima", "aliases": [], "country": "JP", "kind": "university",
                  "span": "Kagoshima"}],
    "agreements": [], "figures": [],
}  # fmt: skip


def caunoi(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "caunoi.cli", *arguments], capture_output=True, text=True, check=False
    )


def folder_with(folder: Path, shape: dict[str, object]) -> Path:
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(shape), encoding="utf-8")
    return folder


def test_gold_against_itself_is_perfect(tmp_path):
    gold = folder_with(tmp_path / "gold", GOLD)

    totals = json.loads(caunoi("evaluate", str(gold), str(gold), "--json").stdout)

    assert totals["partners"] == {"P": 1.0, "R": 1.0, "F": 1.0}


def test_detail_names_what_was_missed(tmp_path):
    gold = folder_with(tmp_path / "gold", GOLD)
    read = folder_with(tmp_path / "read", {**GOLD, "partners": []})

    done = caunoi("evaluate", str(read), str(gold), "--detail")

    assert done.returncode == 0
    assert "Đại học Kagoshima" in done.stdout


def test_a_folder_without_gold_is_refused_with_a_reason(tmp_path):
    done = caunoi("evaluate", str(tmp_path), str(tmp_path))

    assert done.returncode == 2
    assert "gold" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_schema_is_json():
    assert json.loads(caunoi("schema").stdout)["type"] == "object"
