"""A pool of processes: order, bounds, and documents that end their process."""

import os
import signal
import threading
import time
import zipfile
from pathlib import Path

import pytest

from caunoi.running import LocalPool, Task, local
from caunoi.running.local import _AHEAD

NEWS = """Trường Đại học Sao Mai ký kết hợp tác với Đại học Kagoshima
Cập nhật: 19/04/2023

Sáng 18/4, Trường Đại học Sao Mai đã ký Biên bản ghi nhớ với Đại học Kagoshima (Nhật Bản).
"""


def long_text(characters: int) -> str:
    """Varied sentences that take seconds to read."""
    lines = [
        f"Trường Đại học Sao Mai {number} đã ký với Đại học Kagoshima {number}." for number in range(999)
    ]
    return (" ".join(lines) * (characters // 60_000 + 1))[:characters]


DEAF = "import os, time; os.close(1); time.sleep(600)"  # a process that lives on without answering


def end_its_process(pool: LocalPool, number: signal.Signals) -> None:
    """Ends the process of a warm pool in the middle of its document."""
    [child] = pool._children.values()
    used = seconds_used(child.process.pid)
    while seconds_used(child.process.pid) < used + 0.2:  # it works on the document
        time.sleep(0.02)
    os.kill(child.process.pid, number)


def seconds_used(process: int) -> float:
    """Processor time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_outcomes_come_in_the_order_of_the_tasks():
    tasks = [Task(f"{number}.txt", text=NEWS * (1 + number % 5)) for number in range(40)]

    with LocalPool(2) as pool:
        outcomes = [outcome for (outcome,) in pool.map(tasks)]

    assert [f'"{number}.txt"' in outcome.line for number, outcome in enumerate(outcomes)] == [True] * 40


def test_only_some_documents_are_at_hand_at_a_time():
    taken = []

    def tasks():
        for number in range(10 * _AHEAD):
            taken.append(number)
            yield Task(f"{number}.txt", text="Thư viện mở cửa lúc 7 giờ.")

    with LocalPool(1) as pool:
        next(pool.map(tasks()))

    assert len(taken) <= _AHEAD + 1


def test_a_document_that_takes_too_long_becomes_a_fault_and_the_rest_goes_on():
    tasks = [Task("a.txt", text=NEWS), Task("long.txt", text=long_text(9_000_000)), Task("b.txt", text=NEWS)]

    with LocalPool(1, time_limit=1.0) as pool:
        (first,), (second,), (third,) = pool.map(tasks)

    assert second.fault is not None
    assert second.fault.code == "too-long"
    assert "1 seconds" in second.fault.reason
    assert first.line
    assert third.line


def test_a_document_that_brings_its_process_down_becomes_a_fault_and_the_rest_goes_on():
    tasks = [Task("long.txt", text=long_text(3_000_000)), Task("b.txt", text=NEWS)]

    with LocalPool(1, time_limit=60) as pool:
        next(pool.map([Task("a.txt", text=NEWS)]))
        killer = threading.Thread(target=end_its_process, args=(pool, signal.SIGSEGV))
        killer.start()
        (first,), (second,) = pool.map(tasks)
        killer.join()

    assert first.fault is not None
    assert first.fault.code == "crashed"
    assert f"signal {signal.SIGSEGV.value}" in first.fault.reason
    assert second.line


def test_a_document_that_needs_too_much_memory_becomes_a_fault():
    tasks = [Task("long.txt", text=long_text(20_000_000)), Task("b.txt", text=NEWS)]

    with LocalPool(1, memory=200 * 2**20) as pool:
        (first,), (second,) = pool.map(tasks)

    assert first.fault is not None
    assert first.fault.code in ("too-much-memory", "crashed")
    assert second.line


def test_a_document_that_does_not_even_fit_into_the_memory_becomes_a_fault_and_the_rest_goes_on():
    tasks = [Task("huge.pdf", data=bytes(210 * 2**20)), Task("b.txt", text=NEWS)]

    with LocalPool(1, memory=200 * 2**20) as pool:
        (first,), (second,) = pool.map(tasks)

    assert first.fault is not None
    assert first.fault.code == "crashed"
    assert second.line


def test_a_process_that_answers_no_more_and_lives_on_is_ended(monkeypatch):
    monkeypatch.setattr(local, "_START", DEAF)
    monkeypatch.setattr(local, "_FAREWELL", 0.1)

    with LocalPool(1) as pool:
        ((outcome,),) = pool.map([Task("a.txt", text=NEWS)])

    assert outcome.fault is not None
    assert "answered no more" in outcome.fault.reason


def test_closing_the_pool_waits_for_no_farewell(monkeypatch):
    monkeypatch.setattr(local, "_START", DEAF)
    monkeypatch.setattr(local, "_FAREWELL", 600.0)
    pool = LocalPool(1)
    asking = threading.Thread(target=lambda: list(pool.map([Task("a.txt", text=NEWS)])))
    asking.start()
    while not (children := list(pool._children.values())):
        time.sleep(0.02)
    while Path(f"/proc/{children[0].process.pid}/fd/1").exists():
        time.sleep(0.02)

    closing = threading.Thread(target=pool.close)
    closing.start()
    for thread in (closing, asking):
        thread.join(60)

    assert not closing.is_alive()
    assert not asking.is_alive()
    assert children[0].process.returncode == -signal.SIGKILL


def test_a_file_that_is_not_there_becomes_a_fault(tmp_path):
    with LocalPool(1) as pool:
        ((outcome,),) = pool.map([Task("nowhere.txt", path=tmp_path / "nowhere.txt")])

    assert outcome.fault is not None
    assert outcome.fault.code == "no-file"


def test_a_closed_pool_leaves_no_process_behind():
    with LocalPool(2) as pool:
        next(pool.map(Task(f"{number}.txt", text=long_text(3_000_000 * number)) for number in range(4)))
        processes = [child.process for child in pool._children.values()]

    assert [process.returncode is not None for process in processes] == [True] * len(processes)


@pytest.mark.parametrize("given", [{}, {"text": "a", "data": b"a"}])
def test_a_task_has_one_source(given):
    with pytest.raises(ValueError, match="only one of them"):
        Task("a.txt", **given)


def test_a_file_that_holds_several_documents_gives_an_outcome_for_each(tmp_path):
    archive = tmp_path / "hồ sơ.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("tin.txt", NEWS)
        opened.writestr("trống.txt", "")

    with LocalPool(1) as pool:
        ((first, second),) = pool.map([Task(archive.name, path=archive)])

    assert (first.name, second.name) == ("hồ sơ.zip > tin.txt", "hồ sơ.zip > trống.txt")
    assert first.line
    assert second.fault is not None
    assert second.fault.code == "empty"
