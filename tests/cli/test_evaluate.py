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


def test_the_report_is_one_page_with_the_text_of_the_documents_beside_the_gold(tmp_path):
    gold = folder_with(tmp_path / "gold", GOLD)
    read = folder_with(tmp_path / "read", {**GOLD, "partners": []})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("Ký với Đại học Kagoshima.", encoding="utf-8")

    done = caunoi("evaluate", str(read), str(gold), "--report", str(tmp_path / "faults.html"))

    page = (tmp_path / "faults.html").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "partner-missed" in page
    assert "Ký với" in page


def test_a_report_that_cannot_be_written_is_refused_with_a_reason(tmp_path):
    gold = folder_with(tmp_path / "gold", GOLD)

    done = caunoi("evaluate", str(gold), str(gold), "--report", str(tmp_path / "none" / "faults.html"))

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_confidence_is_shown_where_the_predictions_say_it(tmp_path):
    gold = folder_with(tmp_path / "gold", GOLD)
    sure = {**GOLD["partners"][0], "confidence": 0.97, "flags": []}
    read = folder_with(tmp_path / "read", {**GOLD, "partners": [sure]})

    shown = caunoi("evaluate", str(read), str(gold)).stdout
    told = json.loads(caunoi("evaluate", str(read), str(gold), "--json").stdout)

    assert "Marked certain" in shown
    assert told["confidence"]["partners"] == {
        "said": 1,
        "certain": 1,
        "certain_wrong": 0,
        "certain_inexact": 0,
    }


def test_a_folder_without_gold_is_refused_with_a_reason(tmp_path):
    done = caunoi("evaluate", str(tmp_path), str(tmp_path))

    assert done.returncode == 2
    assert "gold" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_schema_is_json():
    assert json.loads(caunoi("schema").stdout)["type"] == "object"
