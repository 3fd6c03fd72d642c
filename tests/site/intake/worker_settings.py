"""Settings of a worker process that works on the database of a running test."""

import os

from tests.settings import *  # noqa: F403

MEDIA_ROOT = os.environ["CAUNOI_TEST_MEDIA"]
