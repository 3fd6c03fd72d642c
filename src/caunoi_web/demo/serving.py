"""Runs the web server and the job worker together until one stops or the person does.

A program of its own that knows no Django, so that watching costs next to no memory.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

SERVER_WORKERS = 2


def is_free(port: int) -> bool:
    """True when nothing listens on ``port`` of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def become_server(port: int) -> None:
    """Let this process turn into the one that serves; never returns."""
    os.execv(sys.executable, [sys.executable, "-m", __name__, str(port)])  # noqa: S606  (our own module)


def serve(port: int) -> int:
    """Start gunicorn on 127.0.0.1 and a job worker; returns the exit code of the server.

    Ctrl-C or SIGTERM stops both; when one dies the other is stopped too, so nobody looks at
    a site whose documents are never read.
    """
    processes = [_start_server(port), _start_worker()]

    def stop(number: int, frame: FrameType | None) -> None:
        for process in processes:
            process.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while all(process.poll() is None for process in processes):
        time.sleep(0.5)
    stop(signal.SIGTERM, None)
    codes = [process.wait(timeout=15) for process in processes]
    return max(codes[0], 0)


def _start_server(port: int) -> subprocess.Popen[bytes]:
    command = [
        *(sys.executable, "-m", "gunicorn", "caunoi_web.wsgi:application"),
        *("--bind", f"127.0.0.1:{port}", "--workers", str(SERVER_WORKERS)),
        *("--preload", "--timeout", "60", "--log-level", "warning", "--worker-tmp-dir", _fast_folder()),
        "--no-control-socket",  # it would lie in the home of whoever tries the demo
    ]
    return subprocess.Popen(command)  # noqa: S603  (our own command, no words of anybody else)


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "caunoi_web.manage", "worker"])


def _fast_folder() -> str:
    """A folder in memory for gunicorn's heartbeat, where the system has one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"  # noqa: S108


if __name__ == "__main__":
    sys.exit(serve(int(sys.argv[1])))
