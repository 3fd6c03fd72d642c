"""Behind HTTPS, Django's own check for deployment has nothing to say."""

import os
import subprocess
import sys

OF_THE_TESTS = ("CAUNOI_", "DJANGO_")


def test_the_deployment_check_is_clean(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OF_THE_TESTS)}
    environment |= {
        "CAUNOI_DATA": str(tmp_path),
        "CAUNOI_HTTPS": "1",
        "DJANGO_SETTINGS_MODULE": "caunoi_web.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-m", "caunoi_web.manage", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
