"""A reader that works under somebody else's bounds keeps to them and still reads."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_workbook_is_read_inside_a_process_with_stricter_bounds():
    script = (
        "import resource, pathlib\n"
        "most = 1400 * 1024 * 1024\n"
        "resource.setrlimit(resource.RLIMIT_AS, (most, most))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (5, 5))\n"
        "from caunoi.reading import read\n"
        "path = pathlib.Path('samples/uet-can-bo.xlsx')\n"
        "print(len(read(path.read_bytes(), path.name).tables))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.strip(), done.stderr) == ("2", "")
