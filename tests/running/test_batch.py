"""A batch of documents: parts, resuming, and what a second run leaves alone."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest

from caunoi.cli.batching import Engine, read_batch
from caunoi.running import LocalPool, Outcome, Task
from caunoi.running.batch import run_batch
from caunoi.running.errors import BatchError

NEWS = "Sáng 18/4/2023, Trường Đại học Sao Mai đã ký Biên bản ghi nhớ với Đại học Kagoshima {} (Nhật Bản).\n"


class Counting:
    """A pool that remembers which documents it was asked for."""

    def __init__(self, pool: LocalPool) -> None:
        self.pool = pool
        self.names: list[str] = []

    def map(self, tasks):
        def noted():
            for task in tasks:
                self.names.append(task.name)
                yield task

        return self.pool.map(noted())

    def close(self) -> None:
        self.pool.close()


@pytest.fixture(scope="module")
def pool():
    with LocalPool(1) as pool:
        yield pool


@pytest.fixture
def counting(pool):
    return Counting(pool)


def write_entries(path: Path, entries: list[dict]) -> Path:
    path.write_text(
        "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8"
    )
    return path


@pytest.fixture
def source(tmp_path):
    entries = [{"id": f"d{number}", "text": NEWS.format(number)} for number in range(10)]
    return write_entries(tmp_path / "documents.jsonl", entries)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("part-*"))}


def rows_of(folder: Path) -> list[dict]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("part-*"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_each_document_gets_a_row_in_its_order(source, tmp_path, pool):
    tally = run_batch(source, tmp_path / "out", pool, part_size=4)

    rows = rows_of(tmp_path / "out")
    assert [row["id"] for row in rows] == [f"d{number}" for number in range(10)]
    assert rows[3]["findings"]["partners"][0]["name"] == "Đại học Kagoshima 3"
    assert (tally.read, tally.faults, tally.kept) == (10, 0, 0)
    assert len(contents(tmp_path / "out")) == 3


def test_a_second_run_reads_nothing_and_changes_nothing(source, tmp_path, counting):
    run_batch(source, tmp_path / "out", counting, part_size=4)
    before = contents(tmp_path / "out")
    counting.names.clear()

    tally = run_batch(source, tmp_path / "out", counting, part_size=4)

    assert counting.names == []
    assert contents(tmp_path / "out") == before
    assert (tally.read, tally.kept) == (0, 10)


def test_only_what_changed_is_read_again(source, tmp_path, counting):
    run_batch(source, tmp_path / "out", counting, part_size=4)
    entries = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    entries[5]["text"] = NEWS.format("Kyoto")
    write_entries(source, entries)
    counting.names.clear()

    run_batch(source, tmp_path / "out", counting, part_size=4)

    assert counting.names == ["d5"]
    assert len(contents(tmp_path / "out")) == 3
    run_batch(source, tmp_path / "fresh", counting, part_size=4)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_a_shorter_batch_leaves_no_part_of_the_longer_one(source, tmp_path, pool):
    run_batch(source, tmp_path / "out", pool, part_size=4)
    write_entries(source, [{"id": "d0", "text": NEWS.format(0)}])

    run_batch(source, tmp_path / "out", pool, part_size=4)

    assert [row["id"] for row in rows_of(tmp_path / "out")] == ["d0"]


def test_equal_documents_are_read_once_and_each_has_its_row(tmp_path, counting):
    entries = [{"id": str(number), "name": "a.txt", "text": NEWS.format(1)} for number in range(3)]
    source = write_entries(tmp_path / "documents.jsonl", entries)

    run_batch(source, tmp_path / "out", counting)

    assert counting.names == ["a.txt"]
    assert [row["id"] for row in rows_of(tmp_path / "out")] == ["0", "1", "2"]


def test_what_cannot_be_read_has_a_fault_in_its_row(tmp_path, pool):
    (tmp_path / "empty.txt").write_bytes(b"")
    source = tmp_path / "documents.jsonl"
    lines = [
        '{"id": "gone", "path": "nowhere.txt"}',
        '{"id": "empty", "path": "empty.txt"}',
        "no json",
        '{"id": "both", "text": "a", "path": "b"}',
        '{"id": "number", "text": 7}',
        '{"id": "half", "text": "Thư viện \\ud800 mở cửa"}',
    ]
    source.write_text("\n".join(lines), encoding="utf-8")

    tally = run_batch(source, tmp_path / "out", pool)

    codes = {row["id"]: row.get("fault", {}).get("code") for row in rows_of(tmp_path / "out")}
    assert codes == {
        "gone": "no-file",
        "empty": "empty",
        "3": "bad-entry",
        "both": "bad-entry",
        "number": "bad-entry",
        "half": None,
    }
    assert (tally.read, tally.faults) == (1, 5)


def test_a_batch_of_faulty_entries_alone_is_written_too(tmp_path, pool):
    source = write_entries(tmp_path / "documents.jsonl", [{"id": "a"}, {"id": "b"}])

    run_batch(source, tmp_path / "out", pool, part_size=1)

    assert [row["fault"]["code"] for row in rows_of(tmp_path / "out")] == ["bad-entry", "bad-entry"]


def test_parquet_in_and_out_says_the_same(source, tmp_path, pool):
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    table = pyarrow.Table.from_pylist(rows)
    pyarrow.parquet.write_table(table, tmp_path / "documents.parquet")
    run_batch(source, tmp_path / "lines", pool)

    run_batch(tmp_path / "documents.parquet", tmp_path / "columns", pool, form="parquet")

    (part,) = (tmp_path / "columns").glob("part-*.parquet")
    found = pyarrow.parquet.read_table(part).to_pylist()
    expected = rows_of(tmp_path / "lines")
    assert [(row["id"], json.loads(row["findings"])) for row in found] == [
        (row["id"], row["findings"]) for row in expected
    ]
    assert run_batch(tmp_path / "documents.parquet", tmp_path / "columns", pool, form="parquet").kept == 10


def test_a_run_that_was_killed_goes_on_where_it_stopped(tmp_path, pool):
    entries = [{"id": f"d{number}", "text": NEWS.format(number) * 5} for number in range(120)]
    source = write_entries(tmp_path / "documents.jsonl", entries)
    command = [sys.executable, "-m", "caunoi.cli", "batch", str(source), str(tmp_path / "out")]
    with subprocess.Popen([*command, "--jobs", "1", "--part-size", "20"]) as run:
        while len(contents(tmp_path / "out")) < 3 and run.poll() is None:
            time.sleep(0.05)
        os.kill(run.pid, signal.SIGKILL)

    tally = run_batch(source, tmp_path / "out", pool, part_size=20)

    assert tally.kept >= 60
    assert tally.read + tally.kept == 120
    run_batch(source, tmp_path / "fresh", pool, part_size=20)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
    assert not list((tmp_path / "out").glob(".*.draft"))


def test_two_runs_do_not_write_the_same_parts(source, tmp_path, pool):
    class Second:
        def map(self, tasks):
            run_batch(source, tmp_path / "out", pool)
            yield (Outcome("a"),)

        def close(self) -> None: ...

    with pytest.raises(BatchError, match="Another run"):
        run_batch(source, tmp_path / "out", Second())


def test_dask_finds_the_same(source, tmp_path, pool):
    run_batch(source, tmp_path / "local", pool, part_size=4)

    code = read_batch(
        source, tmp_path / "dask", Engine("dask", 1, None, 60.0), host="", form="jsonl", part_size=4
    )

    assert code == 0
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")


def test_wrong_use_is_told_and_changes_nothing(tmp_path, capsys):
    (tmp_path / "documents.csv").write_text("id,text\n", encoding="utf-8")
    (tmp_path / "documents.parquet").write_bytes(b"none")
    local, nobody = Engine("local", 1, None, 60.0), Engine("dask", 1, "tcp://127.0.0.1:9", 60.0)
    (tmp_path / "documents.jsonl").write_text('{"text": "a"}\n', encoding="utf-8")

    codes = [
        read_batch(tmp_path / name, tmp_path / "out", engine, host="", form="jsonl", part_size=4)
        for name, engine in (
            ("documents.csv", local),
            ("documents.parquet", local),
            ("documents.jsonl", nobody),
        )
    ]

    assert codes == [2, 2, 2]
    told = capsys.readouterr().err
    assert "neither .jsonl nor .parquet" in told
    assert "No Dask scheduler" in told
    assert "Traceback" not in told


def test_a_file_of_a_batch_counts_from_the_folder_of_its_list(tmp_path, pool):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "tin.txt").write_text(NEWS.format(1), encoding="utf-8")
    source = write_entries(tmp_path / "documents.jsonl", [{"id": "1", "path": "papers/tin.txt"}])

    run_batch(source, tmp_path / "out", pool)

    (row,) = rows_of(tmp_path / "out")
    assert row["findings"]["doc"] == "tin.txt"
    ((expected,),) = pool.map([Task("tin.txt", text=NEWS.format(1))])
    assert row["findings"] == json.loads(expected.line)


def test_each_document_of_an_archive_has_a_row_with_the_id_of_its_entry(tmp_path, counting):
    for name in ("a.zip", "b.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as opened:
            opened.writestr("tin.txt", NEWS.format(1))
            opened.writestr("trống.txt", "")
    entries = [{"id": name[0], "path": name, "name": "hồ sơ.zip"} for name in ("a.zip", "b.zip")]
    source = write_entries(tmp_path / "documents.jsonl", entries)

    run_batch(source, tmp_path / "out", counting)
    run_batch(write_entries(source, [*entries, {"id": "c", "text": "a"}]), tmp_path / "out", counting)

    rows = rows_of(tmp_path / "out")
    assert [row["id"] for row in rows] == ["a", "a", "b", "b", "c"]
    assert ["findings" in row for row in rows] == [True, False, True, False, True]
    assert len(counting.names) <= 3
