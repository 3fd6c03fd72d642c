"""The site under gunicorn, started as the service files start it: it answers, and logs JSON only."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from tests.site.operation.installation import ROOT, Installation

PATIENCE = 60  # seconds; no measure of speed


@pytest.fixture
def server(tmp_path):
    """A running server without tables: its address, what it printed at the end, its place."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    place = Installation(tmp_path / "data", more={"CAUNOI_LOG_FORMAT": "json"})
    place.must("collectstatic", "--noinput")
    command = [sys.executable, "-m", "gunicorn", "--config", "python:caunoi_web.web_server"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", "1", "caunoi_web.wsgi"]
    running = subprocess.Popen(
        command, env=place.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )

    def end() -> str:
        running.terminate()
        return running.communicate(timeout=PATIENCE)[0]

    yield f"http://127.0.0.1:{port}", end, place
    running.kill()
    running.communicate()


def ask(address: str) -> tuple[int, str]:
    """Status and text, waiting while nobody listens yet."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.read().decode()
        except urllib.error.URLError:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.2)


@pytest.mark.slow
def test_it_is_alive_at_once_and_ready_only_with_tables(server):
    address, end, place = server

    assert ask(f"{address}/health/live") == (200, "alive\n")
    assert ask(f"{address}/health/ready") == (503, "not ready\n")
    asked_by_container = subprocess.run(
        [sys.executable, "-m", "caunoi_web.operation.probe", address.rpartition(":")[2]],
        env=place.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (asked_by_container.returncode, asked_by_container.stdout) == (1, "503\n")
    assert ask(f"{address}/huong@example.edu.vn?q=secret")[0] in (302, 404)

    lines = [json.loads(line) for line in end().splitlines()]
    assert {line["level"] for line in lines} <= {"INFO", "ERROR"}
    asked = [line for line in lines if line["logger"] == "caunoi_web.requests"]
    assert [(line["route"], line["method"]) for line in asked] == [(None, "GET")]
    assert "huong" not in json.dumps(lines)
