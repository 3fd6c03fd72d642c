"""A batch of many documents that is killed in the middle, goes on, and equals one that was not.

    python benchmarks/batch.py [--documents 5000] [--kill-at 0.4] [--jobs N]

The documents are short cuts of the tests' golden documents, the same in every run. The command runs in
processes of its own; the first run is ended with SIGKILL once the given share of the parts is there.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import golden_texts, short_text


def write_documents(path: Path, count: int) -> int:
    """Write ``count`` documents; returns their characters."""
    chance, texts = random.Random(11), golden_texts()  # noqa: S311 (the same documents in every run)
    characters = 0
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            text = short_text(texts, chance)
            characters += len(text)
            lines.write(json.dumps({"id": f"d{number:06}", "text": text}, ensure_ascii=False) + "\n")
    return characters


def start(source: Path, folder: Path, jobs: int) -> "subprocess.Popen[str]":
    """The command as a person starts it."""
    command = [sys.executable, "-m", "caunoi.cli", "batch", str(source), str(folder), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own command)


def parts_of(folder: Path) -> list[Path]:
    """The finished parts in order."""
    return sorted(folder.glob("part-*"))


def kill_at(run: "subprocess.Popen[str]", folder: Path, parts: int) -> None:
    """SIGKILL once ``parts`` parts are there."""
    while run.poll() is None and len(parts_of(folder)) < parts:
        time.sleep(0.2)
    run.send_signal(signal.SIGKILL)
    run.communicate()


def finish(run: "subprocess.Popen[str]") -> str:
    """What the command said at its end."""
    said, _ = run.communicate()
    return said.split(": ", 1)[-1].strip()


def digest_of(folder: Path) -> str:
    """A digest of all parts, names and bytes."""
    sum_of_all = hashlib.sha256()
    for path in parts_of(folder):
        sum_of_all.update(path.name.encode() + path.read_bytes())
    return sum_of_all.hexdigest()[:16]


def measure(folder: Path, documents: int, share: float, jobs: int) -> dict[str, object]:
    """Both batches in ``folder``, and what they showed."""
    source, cut, whole = folder / "documents.jsonl", folder / "cut", folder / "whole"
    characters = write_documents(source, documents)
    cut.mkdir()
    begin = time.perf_counter()
    kill_at(start(source, cut, jobs), cut, int(documents / 1000 * share))
    killed = time.perf_counter()
    done = len(parts_of(cut))
    after_kill = finish(start(source, cut, jobs))
    end = time.perf_counter()
    uninterrupted = finish(start(source, whole, jobs))
    last = time.perf_counter()
    again = finish(start(source, whole, jobs))
    return {
        "documents": documents,
        "characters": characters,
        "jobs": jobs,
        "seconds_until_kill": round(killed - begin, 1),
        "parts_at_kill": done,
        "seconds_after_kill": round(end - killed, 1),
        "run_after_kill": after_kill,
        "seconds_uninterrupted": round(last - end, 1),
        "run_uninterrupted": uninterrupted,
        "documents_per_second": round(documents / (last - end)),
        "seconds_of_run_with_nothing_to_do": round(time.perf_counter() - last, 1),
        "run_with_nothing_to_do": again,
        "megabytes_of_findings": round(sum(path.stat().st_size for path in parts_of(whole)) / 1e6),
        "parts": len(parts_of(whole)),
        "equal": digest_of(cut) == digest_of(whole),
        "digest": digest_of(whole),
    }


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--kill-at", type=float, default=0.4)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = measure(Path(folder), options.documents, options.kill_at, options.jobs)
    print(json.dumps(told, ensure_ascii=False, indent=2))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
