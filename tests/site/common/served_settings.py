"""Settings of a site that serves the database of a running test, with a memory of its own."""

import os

from tests.settings import *  # noqa: F403

# Sessions are signed: every machine needs the same key (docs/scaling.md).
SECRET_KEY = os.environ["CAUNOI_TEST_SECRET_KEY"]
MEDIA_ROOT = os.environ["CAUNOI_TEST_MEDIA"]
ALLOWED_HOSTS = ["127.0.0.1"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
